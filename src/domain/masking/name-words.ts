/** Parts of a name that tell nobody's by themselves: masked only where the whole name stands. Folded as names are. */
export const plainParts: ReadonlySet<string> = new Set(
  [
    // Titles and relations.
    'mr mrs ms miss mx dr prof sir madam herr frau fraulein monsieur madame mme senor senora dona don father mother mum',
    'mom dad aunt uncle sister brother son daughter sons daughters brothers sisters husband wife family',
    // What stands between the parts, and the short words of five languages.
    'the and of for at on in with an his her my our your their me us we he she they you him them it its who this that',
    'no not yes do go is if as up so or to by be am hi ok oh all any new old la le el los las les il lo de del della di',
    'da du des der den dem das die van von vom zu zum zur ter ten af av und et mit im ja es er wo al bin ibn abu san st',
    'ein eine une un una een het',
    // Those whom everybody has.
    'client helper admin administrator root user guest owner manager boss assistant reception receptionist support team',
    'staff unknown nobody somebody someone anybody everyone test walk private person man woman child name home house',
    // Kinds of businesses.
    'ltd limited llc llp inc corp corporation gmbh ag kg ug ohg ev plc bv nv sa sarl sas srl spa sl oy ab as aps pty co',
    'company group holding services service solutions systems consulting partners partner associates trust bank hotel',
    'cafe coffee bar pub restaurant shop store market bakery studio office practice clinic dental medical law legal tax',
    'salon school college university church club farm garage pharmacy library museum theatre theater press print printing',
    'media photo photos design music travel cleaning repair repairs it tv pc',
    // What is at the desk.
    'windows linux android chrome firefox safari edge outlook word excel teams zoom office mail email phone computer',
    'computers laptop tablet printer scanner router server network wifi internet web online cloud data file files backup',
    'microsoft apple google amazon samsung lenovo dell hp canon epson acer asus sony intel nvidia logitech synology',
    'monday tuesday wednesday thursday friday saturday sunday',
  ].flatMap((line) => line.split(' ')),
);

/** Names that are everyday words too: masked where they begin with a capital letter. Folded as names are. */
export const wordsToo: ReadonlySet<string> = new Set(
  [
    'will may mark bill sue pat art chase grant frank hope joy faith dawn june april august summer autumn winter spring',
    'grace rose rich rob guy ray skip miles page jack nick peg penny dot carol melody harmony duke max rod cliff brook',
    'river rivers forest wood woods hill hills field fields stone park parks lake young brown green white black gray grey',
    'blue gold silver long short small little strong sharp swift wise king queen prince cook driver major judge price rice',
    'lemon pepper salt sugar honey bird fox bear lamb crane cross bell ball box case chance day week power bolt key keys',
    'lock love land street hall cash pound read write call ring rings post sand snow frost rain storm fall early best good',
    'savage dash wells well pool bond ward harbour harbor port bay beach cape star sun moon sky angel christmas summers',
    'mercy justice true lane trace reach rush start story link mini pro singer',
    // What businesses are called after.
    'copy scan paint paper book books flower flowers pet pets dog cat car cars auto bike taxi tea wine bread meat fish food',
    'pizza hair beauty health care dance yoga fitness gym sport sports toys kids baby wedding event events film video radio',
    'news tool tools garden gardens valley bridge gate tower corner square village town city county central north south',
    'east west first second third one two three red orange pink purple happy smart fresh quick fast easy simple real state',
    'estate national global local general public private united royal free open housing property properties building',
    'builders construction electric electrical plumbing heating energy solar water air fire earth golden mobile digital',
    'tech technology technologies software hardware computing security finance financial insurance accounting accountants',
    'lawyers notary doctor doctors dentist dentists vet vets animal animals hospital nursing community association society',
    'foundation council temple academy institute nursery kitchen kitchens furniture fashion shoes sun top plus line point',
    'klein lang kurz gross weiss schwarz braun jung alt neu reich stark scharf petit grand blanc noir rouge blanco rojo',
    'paz luz sol mar flores',
  ].flatMap((line) => line.split(' ')),
);
