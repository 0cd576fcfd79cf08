import { z } from 'zod';
import { idOf, type JournalRecord, subjectOf } from '../domain/record.ts';
import { composeRecord } from '../domain/recorder.ts';
import { newestCommand, restOfUndo } from '../domain/taking-back.ts';
import { ulid } from '../domain/ulid.ts';
import { HeardError } from '../errors.ts';
import { clean } from '../output/clean.ts';
import { hang } from '../output/columns.ts';
import { eventText } from '../output/event-view.ts';
import { batchView } from '../output/import-view.ts';
import type { Style } from '../output/style.ts';
import { stampOf } from './case-file.ts';
import type { Command } from './command.ts';
import { tellDamage } from './damage.ts';
import { createFolders, type Folders } from './folders.ts';
import type { Ports } from './ports.ts';
import { type FoundBatch, findBatch, withdrawBatch } from './undo-batch.ts';

interface Taken {
  readonly records: readonly JournalRecord[];
  /** The undo before was broken off: this is what it did not come to. */
  readonly isRest: boolean;
}

interface Undone extends Taken {
  /** The import that was taken back as a whole. */
  readonly batch?: FoundBatch;
  /** `told` where the person has seen the records before saying yes. */
  readonly state: 'done' | 'told' | 'kept';
}

const input = z.object({ batch: z.string().optional() });

/** `heard undo`: takes back the newest command of this machine, or an import. What was written stays in the history. */
export const undo: Command<z.infer<typeof input>, Undone> = {
  path: 'undo',
  summary: 'Take back the newest entry of this machine',
  examples: ['heard undo', 'heard undo --batch b-7k2m4x'],
  flags: [{ flags: '--batch <id>', about: 'take back an import, by the name that it gave' }],
  input,
  async run({ batch }, ports) {
    tellDamage((await ports.index()).faults(), ports);
    if (batch !== undefined) return takeBatch(findBatch(batch, ports), ports);
    const folders = createFolders(ports.journal);
    const taken = recordsToWithdraw(ports, folders);
    const imported = taken.records[0]?.batch;
    if (imported !== undefined) return takeBatch(findBatch(imported, ports), ports);
    const records = taken.records.map(folders.asRead);
    if (ports.person) {
      ports.output.write(`${taken.isRest ? `${brokenOff}\n` : ''}${describe(records, ports.output.style)}\n`);
      const person = await ports.person();
      if (!(await person.confirm('Take this back?'))) return { ...taken, records: [], state: 'kept' };
    }
    withdraw(records, ports, folders);
    return { ...taken, records, state: ports.person ? 'told' : 'done' };
  },
  human({ records, isRest, state, batch }, style) {
    if (state === 'kept') return 'Everything stays as it was.';
    if (batch?.targets.length === 0) return `The import ${clean(batch.batch)} was taken back already.`;
    if (state === 'told') return 'Taken back.';
    if (batch) return `Taken back:\n${batchView(batch, style)}`;
    return `${isRest ? brokenOff : 'Taken back:'}\n${describe(records, style)}`;
  },
  json: ({ records, batch }) => ({
    schemaVersion: 1,
    withdrawn: batch
      ? batch.targets.map(({ record, subject }) => ({ record, ...subject }))
      : records.map((record) => ({ record: record.id, ...subjectOf(record) })),
  }),
};

/** Takes back a whole import, after showing it to whoever is there. */
async function takeBatch(batch: FoundBatch, ports: Ports): Promise<Undone> {
  const told = { records: [], isRest: false, batch } as const;
  if (batch.targets.length === 0) return { ...told, state: 'done' };
  if (ports.person) {
    ports.output.write(`${batchView(batch, ports.output.style)}\n`);
    const person = await ports.person();
    if (!(await person.confirm('Take this back?'))) return { ...told, state: 'kept' };
  }
  withdrawBatch(batch, ports);
  return { ...told, state: ports.person ? 'told' : 'done' };
}

const brokenOff = 'The last undo was broken off. This is the rest of it:';

function recordsToWithdraw({ journal }: Pick<Ports, 'journal'>, folders: Folders): Taken {
  const spent = new Map<string, boolean>();
  // Of an import that was taken back a client may stay whom something else names.
  const isGone = (record: JournalRecord) => {
    const { batch } = record;
    if (folders.isWithdrawn(record)) return true;
    if (batch === undefined) return false;
    const isSpent = spent.get(batch) ?? findBatch(batch, { journal }).targets.length === 0;
    spent.set(batch, isSpent);
    return isSpent;
  };
  const freeOf = (records: readonly JournalRecord[]) =>
    records.filter((record) => !folders.isNamedBeside(record, records)).reverse();
  const rest = freeOf(restOfUndo(journal.own(), folders.isWithdrawn));
  if (rest.length > 0) return { records: rest, isRest: true };
  const command = newestCommand(journal.own(), isGone);
  const newest = command.some(({ batch }) => batch !== undefined) ? command : freeOf(command);
  if (newest.length > 0) return { records: newest, isRest: false };
  throw new HeardError('There is nothing to take back on this machine.', {
    code: 'not-found',
    hint: 'heard show --history shows what was written to a case.',
  });
}

function withdraw(records: readonly JournalRecord[], ports: Ports, folders: Folders): void {
  const stamp = stampOf(ports);
  const command = records.length > 1 ? ulid(stamp.real, stamp.random) : undefined;
  const withdrawals = [...records]
    .sort((one, other) => rankOf(one) - rankOf(other))
    .map((record) =>
      composeRecord(
        {
          subject: subjectOf(record),
          events: [{ kind: 'withdrawn', record: record.id }],
          after: folders.lastOf(idOf(record)),
          command,
        },
        stamp,
      ),
    );
  ports.journal.append(withdrawals);
}

/** What is named goes after what names it, so that stopping in between loses nothing: a note, its case, then the book. */
function rankOf(record: JournalRecord): number {
  return ['note', 'case', 'device', 'client'].findIndex((key) => record[key] !== undefined);
}

function describe(records: readonly JournalRecord[], { columns, date }: Pick<Style, 'columns' | 'date'>): string {
  const lines = records.flatMap((record) => {
    const did = record.events.map((event) => eventText(event, (id) => id, { date })).join('; ');
    return hang(`  ${idOf(record)}  `, clean(`${date(record.at)}  ${did}`), columns);
  });
  return lines.join('\n');
}
