import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { besides, type Desk, dropCaches, type Home, heard } from './desk.ts';
import type { Figure, Round } from './figure.ts';
import { instantNote } from './instant.ts';
import { takenMemory } from './memory.ts';
import { rareWord } from './said.ts';
import { nodeStart, startOf, timeHeard } from './starts.ts';
import { type Measure, run } from './timing.ts';

/** How many cases the homes hold. */
export interface Sizes {
  readonly some: number;
  readonly many: number;
  /** For what depends on the number of events. */
  readonly vast: number;
}

/** As the helper whom the figures are made for leaves them: years of finished cases, and the last weeks waiting. */
const eventsPerCase = 8.65;

/** What is promised of heard. */
export function promised(desk: Desk, sizes: Sizes): readonly Round[] {
  return [
    starts(desk, sizes),
    everyday(desk, sizes),
    first(desk, sizes),
    exports(desk, sizes),
    memory(desk, sizes),
    library(desk),
  ];
}

const said = (cases: number) => (cases === 0 ? 'no cases' : `${cases.toLocaleString('en')} cases`);

function starts(desk: Desk, { some, many }: Sizes): Round {
  const note = (cases: number): Figure => ({
    name: `heard note, ${said(cases)}`,
    begin: () => startOf(desk.home(cases), ['note', 'call the Harbour Café back']),
    limit: { times: 1.12 },
  });
  const instant = {
    name: 'n of heard alias bash --instant',
    needs: 'bash 5.1',
    begin: () => instantNote(desk.home(many)),
    limit: { atMost: 1.5 },
  } as const;
  const version = { name: 'heard --version', begin: () => startOf(desk.home(0), ['--version']) };
  return {
    title: 'Starting, and a note in passing',
    runs: 40,
    against: nodeStart.name,
    figures: [nodeStart, version, note(0), note(some), note(many), instant],
  };
}

function everyday(desk: Desk, { many }: Sizes): Round {
  const command = (words: string, times: number): Figure => ({
    name: `heard ${words}`.trim(),
    begin: () => startOf(desk.home(many), words.split(' ').filter(Boolean)),
    limit: { times },
  });
  const show = { ...command('show ID', 2), begin: () => startOf(desk.home(many), ['show', desk.home(many).someCase]) };
  const find = {
    name: `heard find, a word of one case`,
    begin: () => startOf(desk.home(many), ['find', rareWord], rareWord),
    limit: { atMost: 500 },
  };
  return {
    title: `Every day, ${said(many)} over ten years`,
    runs: 20,
    against: nodeStart.name,
    figures: [nodeStart, command('list', 3), command('notes', 3), command('', 3), show, find],
  };
}

function first(desk: Desk, { many }: Sizes): Round {
  const list = {
    name: 'heard list, its cache deleted',
    begin: () => afterDropping(desk.home(many), startOf(desk.home(many), ['list'])),
    limit: { atMost: 4000 },
  };
  return { title: `The first time, ${said(many)}`, runs: 5, against: nodeStart.name, figures: [nodeStart, list] };
}

function exports(desk: Desk, { many }: Sizes): Round {
  const again: Figure = {
    name: 'a Node script',
    begin() {
      const program = {
        file: process.execPath,
        args: [besides('again'), desk.exported(many)],
        env: desk.home(many).env,
      };
      return () => run({ ...program, printed: 'away' }).milliseconds;
    },
  };
  const timed = (...words: readonly string[]) => {
    const home = desk.home(many);
    return () => timeHeard(home, { args: ['export', ...words], printed: 'away' });
  };
  const cold = 'heard export, cache deleted';
  return {
    title: `The export of ${said(many)}; the script reads, parses and prints it`,
    runs: 5,
    against: again.name,
    figures: [
      again,
      { name: cold, begin: () => afterDropping(desk.home(many), timed()), limit: { times: 2.5 } },
      {
        name: 'as csv, times the line above',
        begin: () => timed('--format', 'csv'),
        against: cold,
        limit: { times: 2 },
      },
      { name: 'heard export, once more', begin: () => timed(), limit: { times: 1 } },
    ],
  };
}

function memory(desk: Desk, { vast }: Sizes): Round {
  const taken = (home: Home) => () => takenMemory(desk, { args: [heard, 'export'], env: home.env, printed: 'away' });
  const shared = { unit: 'MB', limit: { atMost: 150 } } as const;
  const events = Math.round((vast * eventsPerCase) / 1000) * 1000;
  return {
    title: `The memory of an export of ${events.toLocaleString('en')} events`,
    runs: 3,
    figures: [
      {
        ...shared,
        name: 'heard export, cache deleted',
        begin: () => afterDropping(desk.home(vast), taken(desk.home(vast))),
      },
      { ...shared, name: 'heard export, once more', begin: () => taken(desk.home(vast)) },
    ],
  };
}

function library(desk: Desk): Round {
  const waiting = (what: 'load' | 'match', own: number): Measure => {
    const folder = ownPlaybooks(desk, own);
    const { env, state } = desk.home(0);
    const program = { file: process.execPath, args: [besides('library'), folder, state], env };
    return () => JSON.parse(run(program).printed)[what];
  };
  return {
    title: 'What an interview waits for its playbooks',
    runs: 20,
    figures: [
      { name: 'load those of heard', begin: () => waiting('load', 0), limit: { atMost: 15 } },
      { name: 'load 10 of your own, too', begin: () => waiting('load', 10), limit: { atMost: 15 } },
      { name: 'match the first words', begin: () => waiting('match', 0) },
    ],
  };
}

/** A file that changed less than two seconds ago is not kept ready: it may change again within a tick of the disk's clock. */
const settled = 2100;

function ownPlaybooks({ folder }: Desk, count: number): string {
  const own = join(folder, `playbooks-${count}`);
  mkdirSync(own, { recursive: true });
  const names = readdirSync('playbooks').filter((name) => name.endsWith('.yaml'));
  for (const name of names.slice(0, count)) cpSync(join('playbooks', name), join(own, name));
  if (count > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, settled);
  return own;
}

/** The same, each time without what is kept ready; to take it away is not timed. */
function afterDropping(home: Home, measure: Measure): Measure {
  return (turn) => {
    dropCaches(home);
    return measure(turn);
  };
}
