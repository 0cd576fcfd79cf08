import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawCaseId, drawClientId, drawDeviceId, drawHomeId, drawNoteId, folderOf } from '../../src/domain/ids.ts';
import { encodeLine } from '../../src/domain/line.ts';
import { idOf, type JournalEvent, type JournalRecord, type Subject } from '../../src/domain/record.ts';
import { composeRecord } from '../../src/domain/recorder.ts';
import { seeded } from '../made-journal.ts';
import { clientName, problems, rareWord, remarks } from './said.ts';

const hour = 3_600_000;
const day = 24 * hour;
const machine = 'dana-laptop-7k2m';
const usd = (amount: number) => ({ amount, currency: 'USD' });

export interface Years {
  readonly cases: number;
  /** Milliseconds since 1970. */
  readonly until: number;
  /** Ten, unless said. */
  readonly years?: number;
}

/** What was written. */
export interface Written {
  readonly cases: number;
  readonly records: number;
  readonly events: number;
  readonly bytes: number;
  /** A case in the middle of the years; the rare word is in its words. */
  readonly someCase: string;
}

/** A thing of a client's, as the book has it. */
interface Known {
  readonly id: string;
  readonly name: string;
  readonly device: { readonly id: string; readonly name: string };
}

/**
 * Writes a home as a busy helper leaves it after years: what is old was followed up, kept and closed, and only the last
 * weeks wait for something. The same home for the same numbers.
 */
export function writeYears(home: string, { cases, until, years = 10 }: Years): Written {
  const random = seeded(cases + 7);
  const book = new Ledger(home, random);
  const clients = Array.from({ length: Math.max(3, Math.round(cases / 120)) }, (_, index) =>
    addClient(book, { index, at: until - years * 365.25 * day, random }),
  );
  const span = years * 365.25 * day;
  let someCase = '';
  for (let index = 0; index < cases; index += 1) {
    const at = Math.round(until - span + ((index + random()) * span) / cases);
    const client = clients[Math.floor(random() ** 2 * clients.length)];
    if (!client) continue;
    const id = drawCaseId(at, random, () => false);
    const isRare = index === Math.floor(cases / 2);
    if (isRare) someCase = id;
    writeVisit(book, { id, at, until, index, client, random, isRare });
    if (index % 8 === 0) writeNote(book, { at: at + hour, until, index, caseId: id });
  }
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const front = `${JSON.stringify({ format: 1, id: drawHomeId(random) })}\n`;
  writeFileSync(join(home, 'heard.json'), front, { mode: 0o600 });
  return { cases, ...book.close(), someCase };
}

/** Records by folder, written in the order of their time. */
class Ledger {
  readonly #home: string;
  readonly #random: () => number;
  readonly #folders = new Map<string, JournalRecord[]>();
  #records = 0;
  #events = 0;

  constructor(home: string, random: () => number) {
    this.#home = home;
    this.#random = random;
  }

  add(subject: Subject, at: number, events: readonly JournalEvent[]): JournalRecord {
    const record = composeRecord({ subject, events }, { now: at, real: at, random: this.#random, by: 'Dana', machine });
    const folder = folderOf(idOf(record)) ?? 'book';
    const records = this.#folders.get(folder) ?? [];
    records.push(record);
    this.#folders.set(folder, records);
    this.#records += 1;
    this.#events += events.length;
    return record;
  }

  close(): { readonly records: number; readonly events: number; readonly bytes: number } {
    let bytes = 0;
    for (const [name, records] of this.#folders) {
      const folder = join(this.#home, 'journal', name);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      records.sort((one, other) => (one.at < other.at ? -1 : 1));
      const text = Buffer.from(records.map((record) => `\n${encodeLine(record)}\n`).join(''));
      writeFileSync(join(folder, `${machine}.jsonl`), text, { mode: 0o600 });
      bytes += text.length;
    }
    return { records: this.#records, events: this.#events, bytes };
  }
}

function addClient(
  book: Ledger,
  { index, at, random }: { readonly index: number; readonly at: number; readonly random: () => number },
): Known {
  const id = drawClientId(random);
  const name = clientName(index);
  const contact = `+1 555 ${String(100_0000 + index)}`;
  book.add({ client: id }, at, [{ kind: 'client-added', name, contact }]);
  const device = { id: drawDeviceId(random), name: `${name.split(' ').at(-1)}'s laptop` };
  book.add({ device: device.id }, at, [{ kind: 'device-added', client: id, name: device.name }]);
  return { id, name, device };
}

interface Visit {
  readonly id: string;
  readonly at: number;
  readonly until: number;
  readonly index: number;
  readonly client: Known;
  readonly random: () => number;
  readonly isRare: boolean;
}

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** One visit and what came after it, as far as that was before `until`. */
function writeVisit(book: Ledger, { id, at, until, index, client, random, isRare }: Visit): void {
  const subject = { case: id };
  const later = (days: number, events: readonly JournalEvent[]) => {
    const then = at + days * day;
    return then < until ? book.add(subject, then, events) : undefined;
  };
  const problem = problems[Math.floor(random() * problems.length)] ?? problems[0];
  const words = `${problem.words} ${remarks[Math.floor(random() * remarks.length)]}${isRare ? ` It says ${rareWord}.` : ''}`;
  const { id: clientId, name } = client;
  const opened = { kind: 'opened', client: { id: clientId, name } };
  const listened = { kind: 'listened', words, readbacks: [{ answer: 'yes' }], confirmed: true };
  const turn = index % 20;
  if (turn < 2) {
    book.add(subject, at, [opened, { ...listened, wants: 'know' }]);
    return;
  }
  const logged = {
    kind: 'logged',
    playbook: problem.playbook,
    component: problem.component,
    devices: [client.device],
    blocked: 'sending the invoices before the weekend',
    frequency: { times: 3, per: 'week' },
    minutes: 5,
    people: 1,
    stakes: 'copied',
    worry: 'that the order of the whole year is gone',
    answers: { where: 'everything', since: 'a week' },
    checks: ['restart', 'updates'],
    impact: 'medium',
    urgency: 'low',
    priority: 'WHEN IT SUITS',
  };
  const visit = [
    opened,
    { ...listened, wants: 'look' },
    logged,
    offer(problem.title, (days) => dateOf(at + days * day)),
  ];
  if (turn < 6) {
    const decided = { kind: 'decided', choice: 'live-with-it', words: 'Well, I can live with it', replaces: [] };
    book.add(subject, at, [...visit, decided, { kind: 'follow-up-set', due: dateOf(at + 90 * day) }]);
    later(91, [
      { kind: 'followed-up', reached: 'yes', works: 'not-tested', words: 'It is still like that, and fine.' },
    ]);
    return;
  }
  if (turn === 6) {
    const thinking = { kind: 'decided', choice: 'think', until: dateOf(at + 10 * day), replaces: [] };
    const first = book.add(subject, at, [...visit, thinking]);
    later(9, [
      { kind: 'decided', choice: 'fix', option: 'lasting', words: 'Do it', when: 'now', replaces: [first.id] },
      ...work(),
    ]);
    return;
  }
  const promise = `p-${id.slice(-6)}`;
  const promised = {
    kind: 'promised',
    id: promise,
    what: 'call about the new router',
    who: 'Dana',
    due: dateOf(at + 5 * day),
  };
  book.add(subject, at, [
    ...visit,
    { kind: 'decided', choice: 'fix', option: 'lasting', words: 'Please do', when: 'now', replaces: [] },
    ...work(),
    ...(turn < 12 ? [promised] : []),
    { kind: 'follow-up-set', due: dateOf(at + 7 * day) },
  ]);
  if (turn < 12) later(4, [{ kind: 'promise-kept', id: promise }]);
  later(8, [{ kind: 'followed-up', reached: 'yes', works: 'yes', ease: 7, words: 'All is well, thank you.' }]);
  if (turn === 19) later(40, [{ kind: 'recurred', minutes: 15, words: 'It was back for a morning.' }]);
}

function work(): readonly JournalEvent[] {
  return [
    { kind: 'worked', minutes: 45, charged: usd(9000), paid: 'card' },
    { kind: 'checked', works: 'yes' },
  ];
}

function offer(title: string, dateIn: (days: number) => string): JournalEvent {
  const sums = { savePerYear: usd(46_800), breakEvenMonths: 2.3 };
  return {
    kind: 'offered',
    fixes: [
      {
        id: 'lasting',
        title,
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

/** A note in passing: old ones are filed, those of the last two weeks wait. */
function writeNote(
  book: Ledger,
  {
    at,
    until,
    index,
    caseId,
  }: { readonly at: number; readonly until: number; readonly index: number; readonly caseId: string },
): void {
  if (at >= until) return;
  const id = drawNoteId(at, seeded(index + 1));
  book.add({ note: id }, at, [{ kind: 'taken', text: `ask about the second screen (${index})` }]);
  if (at + 14 * day < until) book.add({ note: id }, at + 2 * day, [{ kind: 'filed', case: caseId }]);
}
