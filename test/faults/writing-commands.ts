import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listed, published, release } from '../domain/support/published.ts';

/** One run of heard. `{folder}` in a word stands for the folder of the shop it runs in. */
export interface Typed {
  readonly argv: readonly string[];
  readonly stdin?: string;
}

/** A command that writes, and what has to be there before it does. */
export interface WritingCommand extends Typed {
  /** As the catalogue has it. */
  readonly path: string;
  /** The shop is empty before; else it holds an open case, a closed one and two notes. */
  readonly isFirst?: true;
  /** What was done before. */
  readonly before?: readonly Typed[];
  /** What a person typed, which no fault may lose. */
  readonly said: readonly string[];
}

export const openCase = '2611-aaaaaa';
export const closedCase = '2611-cccccc';
/** Taken in the month before that of the cases. */
export const oldNote = 'n-2610-q8q8q8';

const visit = readFileSync(join(import.meta.dirname, '../visits/living-with-it.json'), 'utf8');
const visitSaid = ['The wifi goes in the back room', 'Well, I can live with it. The kitchen is warm.'];
const aNewCase = { argv: ['new', '--answers', '-'], stdin: visit } as const satisfies Typed;
const aFiledNote: Typed = { argv: ['file', oldNote, openCase] };
const aNoteOnACase: Typed = { argv: ['note', '-k', openCase, 'the blue box'] };
const aPromise: Typed = { argv: ['promise', openCase, 'send the link', '--due', 'fri'] };
const someDates = JSON.stringify(published([listed('acme-os', [release('1')], { label: 'Acme OS' })]));
const aCaseOf = (device: string): Typed => ({
  ...aNewCase,
  stdin: JSON.stringify({ ...JSON.parse(visit), devices: [device] }),
});
/** A row of a CSV file, with somebody whom the book does not know. */
const anImport = {
  argv: ['import', '-', '--map', 'heard'],
  stdin: 'opened_at,client,words,devices,result,closed_at\r\n2026-10-05,Bo Lind,It hums,the fan,fixed,2026-10-06\r\n',
} as const satisfies Typed;
const aPlaybook: Typed = { argv: ['playbook', 'new', 'stool', '--title', 'The stool squeaks'] };
const anExport: Typed = { argv: ['export', '-o', '{folder}/cases.ndjson'] };

/** Every command that writes. One that is missing here, and below, fails a test. */
export const writingCommands = {
  'a note': { path: 'note', argv: ['note', 'call', 'Ana', 'back'], said: ['call Ana back'] },
  'the first note': { path: 'note', isFirst: true, argv: ['note', 'call', 'Ana', 'back'], said: ['call Ana back'] },
  'a long note': {
    path: 'note',
    argv: ['note', `begin ${'words '.repeat(2500)}end`],
    said: ['begin words', 'words end'],
  },
  'a note on a case': { ...aNoteOnACase, path: 'note', said: ['the blue box'] },
  'a piped note': { path: 'note', argv: ['note', '-'], stdin: 'call Ana back\n', said: ['call Ana back'] },
  'a new case': { ...aNewCase, path: 'new', said: visitSaid },
  'the first case': { ...aNewCase, path: 'new', isFirst: true, said: visitSaid },
  'a filed note': { ...aFiledNote, path: 'file', said: [`${oldNote} ${openCase}`] },
  'a decision': {
    path: 'decide',
    argv: ['decide', openCase, 'live-with-it', '--words', 'Well, I can live with it'],
    said: ['Well, I can live with it'],
  },
  'an offer opened again': {
    path: 'offer',
    argv: ['offer', openCase, 'A blue laptop 900', '--side-effects', 'everything moves'],
    said: ['A blue laptop', 'everything moves'],
  },
  'work done': {
    path: 'done',
    argv: ['done', openCase, '--works', 'yes', '--spent', '45', '--words', 'it prints'],
    said: ['it prints'],
  },
  'a promise': { ...aPromise, path: 'promise', said: ['send the link'] },
  'a kept promise': { path: 'keep', before: [aPromise], argv: ['keep', openCase], said: [] },
  'a maker’s answer': {
    path: 'ring',
    argv: [
      'ring',
      openCase,
      '--piece',
      'the printer',
      '--maker',
      'HP',
      '--points-to',
      'Acme',
      '--reference',
      'no. 4711',
    ],
    said: ['the printer', 'HP', 'Acme', 'no. 4711'],
  },
  'a card of what to buy': {
    path: 'buy',
    argv: ['buy', 'a blue laptop', '-k', openCase, '--must-do', 'invoices'],
    said: ['a blue laptop', 'invoices'],
  },
  'a closed case': { path: 'close', argv: ['close', openCase, '--result', 'fixed'], said: [] },
  'a reopened case': {
    path: 'reopen',
    argv: ['reopen', closedCase, '--why', 'it is back'],
    said: ['it is back'],
  },
  'a note taken back': { path: 'undo', before: [aNoteOnACase], argv: ['undo'], said: [] },
  'a filing taken back': { path: 'undo', before: [aFiledNote], argv: ['undo'], said: [] },
  'a case taken back': { path: 'undo', before: [aNewCase], argv: ['undo'], said: [] },
  'a setting': { path: 'config set', argv: ['config', 'set', 'rate', '95.25'], said: ['95.25'] },
  'the first setting': { path: 'config set', isFirst: true, argv: ['config', 'set', 'rate', '95.25'], said: ['95.25'] },
  'the helper’s name': { path: 'config set', argv: ['config', 'set', 'helper', 'Dana Miller'], said: ['Dana Miller'] },
  'a text taken out': {
    path: 'redact',
    before: [aNoteOnACase],
    argv: ['redact', openCase, 'the blue box'],
    said: [],
  },
  'all text of a case taken out': { path: 'redact', before: [aNoteOnACase], argv: ['redact', openCase], said: [] },
  'a forgotten client': { path: 'forget', before: [aNewCase], argv: ['forget', 'Tomasz Nowak'], said: [] },
  'what a device is': {
    path: 'support set',
    before: [aCaseOf('the till')],
    argv: ['support', 'set', 'the till', '--until', '2027-03-31', '--source', 'label on the box'],
    said: ['label on the box'],
  },
  'support dates': {
    path: 'support update',
    before: [aCaseOf('Acme OS 1 laptop')],
    argv: ['support', 'update', '--from', '-'],
    stdin: someDates,
    said: [],
  },
  'a playbook of the helper’s own': { ...aPlaybook, path: 'playbook new', said: ['The stool squeaks'] },
  'the first playbook of the helper’s own': {
    ...aPlaybook,
    path: 'playbook new',
    isFirst: true,
    said: ['The stool squeaks'],
  },
  'a price of the helper’s own': {
    path: 'playbook prices',
    argv: ['playbook', 'prices', 'slow-computer', 'tidy', '--set', '120.25'],
    said: ['120.25'],
  },
  'a backup': { path: 'backup', argv: ['backup', '{folder}/heard.zip'], said: [] },
  'a sheet in a file': { path: 'sheet', argv: ['sheet', openCase, '-o', '{folder}/sheet.html'], said: [] },
  'an import': { ...anImport, path: 'import', said: [] },
  'the first import': { ...anImport, path: 'import', isFirst: true, said: [] },
  'an import taken back': { path: 'undo', before: [anImport], argv: ['undo'], said: [] },
  'an export': { ...anExport, path: 'export', said: [] },
  'cases as files in a folder': {
    path: 'export',
    argv: ['export', '--format', 'md', '-o', '{folder}/archive/'],
    said: [],
  },
  'an export in place of another': {
    path: 'export',
    before: [anExport, aNewCase],
    argv: [...anExport.argv, '--force'],
    said: [],
  },
} as const satisfies Readonly<Record<string, WritingCommand>>;

/** Commands that write and of which no fault was tried yet. */
export const untriedCommands: readonly string[] = ['doctor', 'restore'];

/** The commands that only read, or that write with the code of one above after asking. */
export const otherCommands: readonly string[] = [
  '',
  'backup verify',
  'resume',
  'alias',
  'completion',
  'completion next',
  'list',
  'show',
  'find',
  'notes',
  'config',
  'config list',
  'config get',
  'config path',
  'config edit',
  // Its faults are tried in doctor.faults.ts.
  'doctor',
  'playbook',
  'playbook list',
  'playbook find',
  'playbook show',
  'playbook check',
  'playbook path',
  // It writes with the code of `playbook new`, and the rest is for the editor to keep.
  'playbook edit',
  'playbook try',
  'support',
];
