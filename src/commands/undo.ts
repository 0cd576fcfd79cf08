import { z } from 'zod';
import { idOf, type JournalRecord, subjectOf } from '../domain/record.ts';
import { composeRecord } from '../domain/recorder.ts';
import { newestCommand, restOfUndo } from '../domain/taking-back.ts';
import { ulid } from '../domain/ulid.ts';
import { HeardError } from '../errors.ts';
import { clean } from '../output/clean.ts';
import { hang } from '../output/columns.ts';
import { eventText } from '../output/event-view.ts';
import type { Style } from '../output/style.ts';
import { stampOf } from './case-file.ts';
import type { Command } from './command.ts';
import { tellDamage } from './damage.ts';
import { createFolders, type Folders } from './folders.ts';
import type { Ports } from './ports.ts';

interface Taken {
  readonly records: readonly JournalRecord[];
  /** The undo before was broken off: this is what it did not come to. */
  readonly isRest: boolean;
}

interface Undone extends Taken {
  /** `told` where the person has seen the records before saying yes. */
  readonly state: 'done' | 'told' | 'kept';
}

/** `heard undo`: takes back the newest command of this machine. What was written stays in the history. */
export const undo: Command<unknown, Undone> = {
  path: 'undo',
  summary: 'Take back the newest entry of this machine',
  examples: ['heard undo'],
  flags: [],
  input: z.object({}),
  async run(_, ports) {
    tellDamage((await ports.index()).faults(), ports);
    const folders = createFolders(ports.journal);
    const taken = recordsToWithdraw(ports, folders);
    const records = taken.records.map(folders.asRead);
    if (ports.person) {
      ports.output.write(`${taken.isRest ? `${brokenOff}\n` : ''}${describe(records, ports.output.style)}\n`);
      const person = await ports.person();
      if (!(await person.confirm('Take this back?'))) return { ...taken, records: [], state: 'kept' };
    }
    withdraw(records, ports, folders);
    return { ...taken, records, state: ports.person ? 'told' : 'done' };
  },
  human({ records, isRest, state }, style) {
    if (state === 'kept') return 'Everything stays as it was.';
    if (state === 'told') return 'Taken back.';
    return `${isRest ? brokenOff : 'Taken back:'}\n${describe(records, style)}`;
  },
  json: ({ records }) => ({
    schemaVersion: 1,
    withdrawn: records.map((record) => ({ record: record.id, ...subjectOf(record) })),
  }),
};

const brokenOff = 'The last undo was broken off. This is the rest of it:';

function recordsToWithdraw({ journal }: Pick<Ports, 'journal'>, folders: Folders): Taken {
  const freeOf = (records: readonly JournalRecord[]) =>
    records.filter((record) => !folders.isNamedBeside(record, records)).reverse();
  const rest = freeOf(restOfUndo(journal.own(), folders.isWithdrawn));
  if (rest.length > 0) return { records: rest, isRest: true };
  const newest = freeOf(newestCommand(journal.own(), folders.isWithdrawn));
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
