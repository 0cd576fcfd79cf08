import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawCaseId, drawClientId, drawHomeId, monthOf } from '../src/domain/ids.ts';
import { encodeLine } from '../src/domain/line.ts';
import type { JournalEvent } from '../src/domain/record.ts';
import { composeRecord } from '../src/domain/recorder.ts';

const day = 86_400_000;
const machine = 'dana-laptop-7k2m';
const usd = (amount: number) => ({ amount, currency: 'USD' });

const problems = [
  ['printer-offline', 'The printer says offline every morning, and the invoices pile up until somebody restarts it.'],
  [
    'wifi-drops',
    'In the back office the wifi drops in every call, mostly after lunch, and the client hears half of it.',
  ],
  ['slow-computer', 'It takes ten minutes until I can open the first file, so I make coffee and come back.'],
  ['failing-disk', 'It clicks, and yesterday a folder of photos would not open. Are they gone?'],
] as const;
const names = ['Ana Miller', 'Jörg Öztürk', 'Harbour Café', 'Dr. Nakamura', 'Smith & Daughters'];

/** The same numbers in [0, 1) for the same seed: Park and Miller's generator. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

interface Made {
  readonly cases: number;
  /** Milliseconds since 1970. */
  readonly until: number;
  /** Two years, unless said. */
  readonly days?: number;
}

/** Writes a home with so many finished and open cases, spread evenly over the days before `until`. */
export function makeJournal(home: string, { cases, until, days = 730 }: Made): void {
  const random = seeded(cases + 1);
  const clients = names.map((name) => ({ id: drawClientId(random), name }));
  const folders = new Map<string, string[]>();
  for (let index = 0; index < cases; index += 1) {
    const at = Math.round(until - days * day + ((index + random()) * days * day) / cases);
    const id = drawCaseId(at, random, () => false);
    const stamp = { now: at, real: at, random, by: 'Dana', machine };
    const events = visit(index, { at, client: clients[index % clients.length] });
    const lines = folders.get(monthOf(id)) ?? [];
    lines.push(encodeLine(composeRecord({ subject: { case: id }, events }, stamp)));
    folders.set(monthOf(id), lines);
  }
  mkdirSync(home, { recursive: true, mode: 0o700 });
  writeFileSync(join(home, 'heard.json'), `${JSON.stringify({ format: 1, id: drawHomeId(random) })}\n`, {
    mode: 0o600,
  });
  for (const [month, lines] of folders) {
    const folder = join(home, 'journal', month);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, `${machine}.jsonl`), lines.map((line) => `\n${line}\n`).join(''), { mode: 0o600 });
  }
}

interface Setting {
  readonly at: number;
  readonly client: { readonly id: string; readonly name: string } | undefined;
}

/** The events of one visit: of every ten clients one lives with it, one only wanted us to know, the others had it fixed. */
function visit(index: number, { at, client }: Setting): readonly JournalEvent[] {
  const [playbook, words] = problems[index % problems.length] ?? problems[0];
  const dateIn = (days: number) => new Date(at + days * day).toISOString().slice(0, 10);
  const listened = { kind: 'listened', words: `${words} (${index})`, readbacks: [{ answer: 'yes' }], confirmed: true };
  const opened = { kind: 'opened', client };
  if (index % 10 === 0) return [opened, { ...listened, wants: 'know' }];
  const logged = {
    kind: 'logged',
    playbook,
    blocked: 'sending the invoices',
    frequency: { times: 3, per: 'week' },
    minutes: 5,
    people: 1,
    stakes: 'copied',
    worry: 'losing the order of the year',
    impact: 'medium',
    urgency: 'low',
    priority: 'WHEN IT SUITS',
  };
  const before = [opened, { ...listened, wants: 'look' }, logged, offer(dateIn)];
  const decided = { kind: 'decided', words: 'Well, I can live with it', replaces: [] };
  if (index % 10 === 1) {
    return [...before, { ...decided, choice: 'live-with-it' }, { kind: 'follow-up-set', due: dateIn(90) }];
  }
  return [
    ...before,
    { ...decided, choice: 'fix', option: 'fixed-address', words: 'Please do', when: 'now' },
    { kind: 'worked', minutes: 45, charged: usd(9000), paid: 'card' },
    { kind: 'checked', works: 'yes' },
  ];
}

function offer(dateIn: (days: number) => string): JournalEvent {
  const sums = { savePerYear: usd(46_800), breakEvenMonths: 2.3 };
  return {
    kind: 'offered',
    fixes: [
      {
        id: 'fixed-address',
        title: 'It keeps its place on the network',
        basis: 'fixed',
        lines: [{ kind: 'labour', text: 'setting it up', quantity: 1, unitPrice: usd(9000) }],
        residualMinutes: 78,
        sideEffects: ['it must be set up again with a new router'],
        excludes: ['a new router'],
        assumes: [],
        validUntil: dateIn(14),
        warrantyDays: 30,
        total: usd(9000),
        sums: { ...sums, pays: 'yes' },
      },
    ],
    liveWithIt: { how: 'Turn it off and on again', risk: 'An invoice leaves a day late.', reviewOn: dateIn(90) },
    hourValue: usd(4000),
    sums: { minutesPerYear: 780, nuisancePerYear: usd(52_000), ...sums },
  };
}
