/** Problems as clients tell them, with the playbook they belong to. */
export const problems = [
  {
    playbook: 'printer-offline',
    component: 'printer',
    title: 'It keeps its place on the network',
    words: 'The printer says offline every morning, and the invoices pile up until somebody restarts it.',
  },
  {
    playbook: 'wifi-drops',
    component: 'network',
    title: 'Calls hold in every room',
    words: 'In the back office the wifi drops in every call, mostly after lunch, and the client hears half of it.',
  },
  {
    playbook: 'slow-computer',
    component: 'computer',
    title: 'It starts in under a minute',
    words: 'It takes ten minutes until I can open the first file, so I make coffee and come back.',
  },
  {
    playbook: 'failing-disk',
    component: 'disk',
    title: 'Everything is on a new disk',
    words: 'It clicks, and yesterday a folder of photos would not open. Are they gone?',
  },
  {
    playbook: 'email-not-syncing',
    component: 'email',
    title: 'Mail is the same on phone and laptop',
    words: 'Mail I read on the phone is unread again on the laptop, and some only come in the evening.',
  },
  {
    playbook: 'disk-full',
    component: 'storage',
    title: 'There is room for the next two years',
    words: 'It says the storage is full whenever I want to save the plans, although I threw out half of them.',
  },
] as const;

/** What else they say. */
export const remarks = [
  'My daughter set it up, so I would not know.',
  'Since the new router it has been worse.',
  'Für die Buchhaltung brauche ich das jeden Tag.',
  'It was fine until the update last Tuesday, I think.',
  'The shop opens at eight, and by then it must work.',
  'J’ai déjà essayé de le redémarrer deux fois.',
  'Nobody else seems to have it.',
  'The man on the phone said it is the cable, but it is not.',
  'その前は大丈夫でした。',
  'I can show you, it does it right now.',
];

/** Stands in one case of all. */
export const rareWord = 'zeppelin';

const first = ['Ana', 'Jörg', 'Mei', 'Tomás', 'Aisha', 'Robert', 'Ingrid', 'Luca', 'Fatima', 'Kwame', 'Olga', 'Yuki'];
const last = ['Miller', 'Öztürk', 'Nakamura', 'Smith', 'García', 'Okafor', 'Lindqvist', 'Rossi', 'Haddad', 'Novak'];

/** The name of the client of a number; after a hundred and twenty they are told apart by one more. */
export function clientName(index: number): string {
  const name = `${first[index % first.length]} ${last[Math.floor(index / first.length) % last.length]}`;
  const round = Math.floor(index / (first.length * last.length));
  return round === 0 ? name : `${name} ${round + 1}`;
}
