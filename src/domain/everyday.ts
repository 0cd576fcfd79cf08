import { stem } from './stem.ts';

/** Words of everyday talk: they say little about what is broken, and nothing about whether it is ours to mend. */
const plain = `
he she they we you me him her them us myself itself himself herself yourself themselves who what which where when why how
all any some each every many much more most few little other another same first last next new old good bad big small long
short great nice able whole own right wrong different sure certain sorry quite rather pretty enough almost nearly suddenly
completely simply maybe perhaps please thanks hello either neither fine exactly several whenever further
be do does did go went gone get got come came make made take took give gave say said says tell told ask asked think thought
know knew see saw look want need like try use keep let put seem become happen find found help leave left call feel felt show
bring brought begin began will would can could shall should may might must not no yes
never always ever often sometimes again once twice still already yet soon later now today yesterday tomorrow week month
year day morning evening night noon hour minute second time monday tuesday wednesday thursday friday saturday sunday
christmas summer winter
in on at by for from with without of off out up down over under about after before since until till while during between
through into onto against because if or but than as too only even there here back away around behind home house office room
kitchen upstairs downstairs hall bedroom
one two three four five six seven eight nine ten twenty thirty half thing something anything nothing everything everyone
everybody anyone anybody nobody someone somebody people person man woman man's wife husband son daughter mother father mum
mom dad sister brother friend family child children kid neighbour nephew niece grandson granddaughter grandchildren boss
colleague client secretary`;

/** Words of our trade: with one of them, the talk is of something that we look after. */
const trade = `
computer pc laptop notebook mac macbook imac chromebook desktop phone mobile cellphone smartphone telephone iphone android
samsung galaxy pixel tablet ipad kindle screen display monitor projector printer scanner copier epson canon hp brother
program software app website homepage internet online wifi wireless broadband browser chrome firefox safari email mail gmail
outlook hotmail yahoo disk disc ssd hdd usb tv television telly password login account windows keyboard mouse icon file folder
facebook instagram whatsapp google icloud amazon paypal microsoft apple excel word powerpoint netflix youtube zoom teams skype
webcam server network router modem charger bluetooth cloud onedrive dropbox digital error print gigabyte update download
downloaded install ads adverts backup virus`;

const stemsOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(stem));
export const plainStems = stemsOf(plain);
export const tradeStems = stemsOf(trade);
