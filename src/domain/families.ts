import { stem } from './stem.ts';

/** A phrase that means what another word means, or one kind of it. */
export interface Member {
  /** The stems of its words, in order. */
  readonly stems: readonly string[];
  /** The stem of the word that stands for the family. */
  readonly head: string;
}

/** Members by their first word, the longest first. */
export type Members = ReadonlyMap<string, readonly Member[]>;

/** Words that are taken for each other. */
export interface Families {
  /** What means the same as its head: a trigger with one of them is found in any other. */
  readonly same: Members;
  /** What is one kind of its head: a trigger with the head is found in them, but not the other way. */
  readonly kinds: Members;
  /** Every word of every family. */
  readonly words: ReadonlySet<string>;
  /** Their stems. */
  readonly stems: ReadonlySet<string>;
  /** The stems that a trigger may hold where its key is `key`. */
  stemsOf(key: string): readonly string[];
}

const sameThings = `
computer: pc, laptop, notebook
phone: mobile, cellphone, cell phone, mobile phone, smartphone, smart phone, telephone, fone
photo: foto, photograph, pic
email: mail
tv: television, telly
website: web site, webpage, web page
program: programme, software
disk: disc, drive, hard drive, hard disk, hard disc, ssd, hdd
screen: display
popup: pop up
sound: audio
licence: license
gigabyte: gig, gb
someone: somebody
nobody: no one, noone
login: log in, log on, log into, sign in, sign into, sign on, signin, logon
start: boot, start up, turn on, switch on, power on, power up, come on, boot up, fire up, startup
charge: recharge
recognise: recognize
lose: lost, loose
die: died, dying`;

const kindsOfThings = `
computer: mac, macbook, imac, chromebook, desktop, tower
phone: iphone, android, samsung, galaxy, pixel, handset
tablet: ipad
photo: picture, image, snapshot
email: gmail, outlook, hotmail, yahoo
internet: broadband, wifi, online, web, net
car: honda, toyota, ford, chevrolet, chevy, hyundai, kia, nissan, subaru, mazda, volkswagen, vw, golf, bmw, audi, mercedes, volvo, tesla, jeep, renault, peugeot, fiat, truck, van, vehicle
file: document, letter, spreadsheet, photo, picture, folder, work, invoice, doc, video, report, pdf, papers, essay, presentation, list, sheet, table
program: app, application
screen: monitor
website: site, homepage, home page
account: facebook, instagram, gmail, google, icloud, paypal, amazon, ebay
printer: epson, canon, hp, laserjet, deskjet, officejet
cloud: onedrive, icloud, dropbox`;

const sameDeeds = `
not: cannot, can not, could not, not able, unable, no longer
shutdown: shut down, switch off, turn off, shut off, power off, go off, power down
delete: erase, wipe
gone: disappear, vanish, missing`;

const kindsOfDeeds = `
not: never, refuse, fail, stop
delete: remove, throw away
gone: lose
connect: pair, link
someone: man, woman, guy, stranger, lady, hacker, caller`;

/** For proposing a playbook: a wrong one costs a glance. */
export const generous: Families = familiesOf(sameThings + sameDeeds, kindsOfThings + kindsOfDeeds);

/** For raising a card, which frightens: one thing may be called by another name, what happened to it may not. */
export const strict: Families = familiesOf(
  `${sameThings}\ncannot: can not, could not, not able, unable`,
  kindsOfThings,
);

function familiesOf(sameText: string, kindsText: string): Families {
  const members = membersIn(sameText);
  const words = new Set(`${sameText}${kindsText}`.match(/[a-z]+/g));
  return {
    same: byFirst(members),
    kinds: byFirst(membersIn(kindsText)),
    words,
    stems: new Set([...words].map(stem)),
    stemsOf: (key) => [key, ...members.filter(({ head }) => head === key).flatMap(({ stems }) => stems)],
  };
}

function membersIn(text: string): readonly Member[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [head = '', rest = ''] = line.split(': ');
      return rest.split(', ').map((phrase) => ({ stems: phrase.split(' ').map(stem), head: stem(head) }));
    });
}

function byFirst(members: readonly Member[]): Members {
  const table = new Map<string, Member[]>();
  for (const member of members.toSorted((one, other) => other.stems.length - one.stems.length)) {
    const first = member.stems[0] ?? '';
    table.set(first, [...(table.get(first) ?? []), member]);
  }
  return table;
}
