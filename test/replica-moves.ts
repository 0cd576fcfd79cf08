/** What the machines have made so far. */
export interface Known {
  readonly cases: string[];
  readonly notes: string[];
}

/** One command, with what is piped into it. */
export interface Move {
  readonly name: string;
  readonly argv: readonly string[];
  readonly stdin?: string;
}

type Maker = (known: Picks) => Omit<Move, 'name'>;

/** What a move is made of, by chance. */
interface Picks {
  readonly case: string;
  readonly note: string;
  readonly client: string;
  readonly text: string;
  below(limit: number): number;
}

const clients = ['Ana Miller', 'Jörg Öztürk', 'Harbour Café', 'Dr. Nakamura'];
const texts = ['It is back', 'the blue box', 'She pays by card', 'Well, I can live with it', 'am Freitag', '“maybe”'];
const quote = {
  title: 'It keeps its place',
  lines: [{ kind: 'labour', text: 'Work', quantity: 1, unitPrice: '90.00' }],
  residualMinutes: 78,
  sideEffects: ['The old name is gone'],
};
const choices: readonly (readonly string[])[] = [
  ['live-with-it', '--words', 'I can live with it'],
  ['think', '--until', '2w'],
  ['hand-over', '--to', 'the landlord', '--by', 'fri'],
  ['no', '--reason', 'no parts are made', '--alternative', 'another one'],
  ['fix', '--when', 'now'],
];

const said: readonly (readonly string[])[] = [
  ['--maker', 'Acme', '--points-to', 'HP'],
  ['--maker', 'HP', '--answer', 'none'],
  ['--maker', 'HP', '--swap', 'another one', '--result', 'works'],
];

/** Every command that writes to the journal, as a helper types it. `new` and `note` stand here more than once to come up more often. */
const dayRows = ['2026-03-04,Ana Miller,It hums', '2026-11-05,Bo Lind,It hums', '2026-11-06,Bo Lind,The fan'];

const makers: readonly (readonly [name: string, make: Maker])[] = [
  ['new', newCase],
  ['new', newCase],
  [
    'new',
    ({ note }) => ({
      argv: ['new', '--json', '--answers', '-', '--from-note', note],
      stdin: JSON.stringify(heardOnly),
    }),
  ],
  ['note', ({ text }) => ({ argv: ['note', '--json', text] })],
  [
    'import',
    ({ below }) => ({
      argv: ['import', '-', '--map', 'heard'],
      stdin: `opened_at,client,words\n${dayRows.slice(0, below(3) + 1).join('\n')}\n`,
    }),
  ],
  ['note', ({ text, client }) => ({ argv: ['note', '--json', '-c', client, text] })],
  ['note', ({ case: id, text }) => ({ argv: ['note', '--json', '-k', id, text] })],
  ['file', ({ note, case: id }) => ({ argv: ['file', note, id] })],
  ['decide', ({ case: id, below }) => ({ argv: ['decide', id, ...(choices[below(choices.length)] ?? [])] })],
  ['done', ({ case: id, text }) => ({ argv: ['done', id, '--works', 'yes', '--spent', '20', '--words', text] })],
  ['promise', ({ case: id, text }) => ({ argv: ['promise', id, text, '--due', '3d'] })],
  ['promise', ({ case: id, text }) => ({ argv: ['promise', id, text, '--due', 'fri 14:00', '--who', 'Anna'] })],
  ['keep', ({ case: id, below }) => ({ argv: ['keep', id, `${1 + below(2)}`] })],
  [
    'offer',
    ({ case: id, text, below }) => ({ argv: ['offer', id, `${text} ${90 + below(3)}`, '--side-effects', text] }),
  ],
  ['ring', ({ case: id, below }) => ({ argv: ['ring', id, '--piece', 'door', ...(said[below(said.length)] ?? [])] })],
  ['buy', ({ case: id, text }) => ({ argv: ['buy', 'a laptop', '-k', id, '--must-do', text] })],
  ['close', ({ case: id, below }) => ({ argv: ['close', id, '--result', below(2) === 0 ? 'fixed' : 'heard'] })],
  ['reopen', ({ case: id, text }) => ({ argv: ['reopen', id, '--why', text] })],
  ['undo', () => ({ argv: ['undo'] })],
  ['redact', ({ case: id, text }) => ({ argv: ['redact', id, text] })],
  ['redact', ({ note }) => ({ argv: ['redact', note] })],
  [
    'support set',
    ({ client }) => ({ argv: ['support', 'set', `${client}’s laptop`, '--product', 'windows 10', '-c', client] }),
  ],
  ['forget', ({ client, below }) => ({ argv: ['forget', below(4) === 0 ? client : 'Nobody'] })],
];

/** The commands that come up. */
export const moved: ReadonlySet<string> = new Set(makers.map(([name]) => name));

const heardOnly = { client: 'Grace Okafor', words: 'Only so you know.', readbacks: [{ answer: 'yes' }], wants: 'know' };

function newCase({ client, text, below }: Picks): Omit<Move, 'name'> {
  const looked = {
    client,
    words: `${text}, and it stops at noon`,
    readbacks: [{ answer: 'yes' }],
    wants: 'look',
    playbook: 'none',
    frequency: '3/week',
    minutes: 5,
    devices: [`${client}’s laptop`],
    fixes: [quote],
    promises: [{ what: text, who: 'me', due: '2026-12-18' }],
  };
  const ending = [
    { choice: 'live-with-it', choiceWords: text },
    { choice: 'think', until: '2w' },
    { choice: 'fix', when: 'now', works: 'not-tested' },
  ][below(3)];
  const answers = below(4) === 0 ? { ...heardOnly, client } : { ...looked, ...ending };
  return { argv: ['new', '--json', '--answers', '-'], stdin: JSON.stringify(answers) };
}

/** A move by chance, about anything that some machine has made. */
export function drawMove({ cases, notes }: Known, random: () => number): Move {
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = (values: readonly string[], otherwise: string) => values[below(values.length)] ?? otherwise;
  const picks = {
    case: pick(cases, 'last'),
    note: pick(notes, 'n-2611-zzzzzz'),
    client: pick(clients, ''),
    text: pick(texts, ''),
    below,
  };
  const [name, make] = makers[cases.length < 2 ? 0 : below(makers.length)] ?? ['new', newCase];
  return { name, ...make(picks) };
}
