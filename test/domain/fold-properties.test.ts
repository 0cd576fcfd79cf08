import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCase } from '../../src/domain/fold.ts';
import { encodeLine } from '../../src/domain/line.ts';
import type { JournalEvent, JournalRecord, Line } from '../../src/domain/record.ts';
import { composeRecord } from '../../src/domain/recorder.ts';
import { blankRedacted } from '../../src/domain/redaction.ts';
import { at, caseId, lineOf, readLine, whole } from './journal-lines.ts';

/** What one machine may do next, where numbers point at records it may know. */
interface Move {
  readonly machine: number;
  readonly does: number;
  readonly clock: number;
  readonly target: number;
  readonly knows: number;
}

const kinds = Object.keys(whole);
const choices = ['fix', 'live-with-it', 'think', 'hand-over', 'no'];
const move: fc.Arbitrary<Move> = fc.record({
  machine: fc.nat(2),
  does: fc.nat(kinds.length + 7),
  clock: fc.integer({ min: -90, max: 90 }),
  target: fc.nat(30),
  knows: fc.nat(30),
});

/** Records as three machines with clocks of their own might write them, each knowing some of what the others wrote. */
function written(moves: readonly Move[]): readonly JournalRecord[] {
  const records: JournalRecord[] = [];
  moves.forEach((step, index) => {
    const known = records.slice(0, Math.max(1, step.knows));
    const target = records[step.target % Math.max(1, records.length)];
    const after = step.knows % 3 === 0 ? undefined : known.at(-1)?.at;
    const heads = foldCase(caseId, known.map(lineOf)).case?.heads ?? [];
    const events = index === 0 ? [whole.opened!] : eventsOf(step, { target, heads });
    const stamp = {
      now: Date.parse(at(index + step.clock)),
      real: index,
      random: () => (step.target % 32) / 32,
      by: ['Dana', 'Sam', 'Li'][step.machine] ?? 'Dana',
      machine: `machine-${step.machine}`,
    };
    records.push({ ...composeRecord({ subject: { case: caseId }, events, after }, stamp), v: step.does === 3 ? 2 : 1 });
  });
  return records;
}

function eventsOf(
  { does, target: pick }: Move,
  seen: { readonly target: JournalRecord | undefined; readonly heads: readonly string[] },
): readonly JournalEvent[] {
  const record = seen.target?.id ?? 'none';
  const [kind = 'noted', other = 'noted'] = [kinds[does], kinds[pick % kinds.length]];
  const own: Readonly<Record<number, JournalEvent>> = {
    0: { kind: 'withdrawn', record },
    1: { kind: 'redacted', records: [record], fields: pick % 2 === 0 ? [] : ['words', 'text', 'set'] },
    2: {
      kind: 'amended',
      record,
      index: pick % 2,
      set: { words: `amended ${pick}`, minutes: pick },
      unset: ['feeling'],
    },
    3: { kind: 'sung', song: 'la' },
    4: { kind: 'closed', result: 'heard', replaces: seen.heads },
    5: { kind: 'reopened', why: 'again', replaces: seen.heads },
  };
  const special = own[does - kinds.length];
  if (special !== undefined) return [special];
  if (does >= kinds.length) return [{ kind: 'decided', choice: choices[pick % 5], replaces: seen.heads }];
  return [whole[kind]!, whole[other]!].filter(({ kind: name }) => name !== 'amended');
}

/** A line whose bytes were changed in a way that still reads, so that its sum is wrong. */
function damaged(record: JournalRecord): Line {
  return readLine(encodeLine(record).replace(/[0-9a-f]{8}"\}$/, '00000000"}'));
}

const journal = fc.array(move, { minLength: 1, maxLength: 12 }).map(written);
const fold = (lines: readonly Line[]) => foldCase(caseId, lines);

describe('the fold of records from several machines', () => {
  it('is the same in any order, over any split into files, with any lines repeated', () => {
    const spread = journal.chain((records) =>
      fc.tuple(
        fc.constant(records),
        fc.shuffledSubarray([...records, ...records, ...records], { minLength: 0 }),
        fc.shuffledSubarray([...records], { minLength: records.length }),
      ),
    );
    fc.assert(
      fc.property(spread, ([records, repeated, shuffled]) => {
        const expected = fold(records.map(lineOf));
        const { case: folded, faults } = fold([...shuffled, ...repeated].map(lineOf));
        expect(folded).toEqual(expected.case);
        expect(faults.length).toBe(expected.faults.length);
      }),
      { numRuns: 100 },
    );
  });

  it('is the same with damaged copies of lines that are there unharmed', () => {
    const spread = journal.chain((records) => fc.tuple(fc.constant(records), fc.subarray([...records])));
    fc.assert(
      fc.property(spread, ([records, copies]) => {
        const lines = records.map(lineOf);
        expect(fold([...copies.map(damaged), ...lines]).case).toEqual(fold(lines).case);
        expect(fold([...lines, ...copies.map(damaged)]).case).toEqual(fold(lines).case);
      }),
    );
  });

  it('is the same from shells on disk as from redactions in memory, and from any mixture of both', () => {
    const spread = journal.chain((records) => fc.tuple(fc.constant(records), fc.subarray([...records.keys()])));
    fc.assert(
      fc.property(spread, ([records, rewritten]) => {
        const shells = blankRedacted(records);
        const expected = fold(records.map(lineOf)).case;
        expect(fold(shells.map(lineOf)).case).toEqual(expected);
        const mixed = records.map((record, index) => (rewritten.includes(index) ? shells[index]! : record));
        expect(fold(mixed.map(lineOf)).case).toEqual(expected);
        expect(fold([...records, ...shells].map(lineOf)).case).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('shows the last head in force, and closed exactly when it has a closing time', () => {
    fc.assert(
      fc.property(journal, (records) => {
        const folded = fold(records.map(lineOf)).case;
        fc.pre(folded !== undefined);
        expect(folded.contested).toBe(folded.heads.length > 1);
        expect(folded.rivals.map(({ record }) => record)).toEqual(folded.heads.slice(0, -1));
        expect(folded.closedAt !== null).toBe(folded.status === 'closed');
        const ids = folded.history.map(({ id }) => id);
        expect(new Set(ids)).toEqual(new Set(records.map(({ id }) => id)));
        expect(ids.length).toBe(new Set(ids).size);
      }),
      { numRuns: 100 },
    );
  });

  it('is settled by a decision that names every head', () => {
    fc.assert(
      fc.property(journal, (records) => {
        const folded = fold(records.map(lineOf)).case;
        fc.pre(folded !== undefined);
        const event = { kind: 'decided', choice: 'think', replaces: folded.heads };
        const stamp = { now: 0, real: 99, random: () => 0.5, by: 'Dana', machine: 'machine-0' };
        const last = folded.history.at(-1)?.at;
        const next = composeRecord({ subject: { case: caseId }, events: [event], after: last }, stamp);
        const settled = fold([...records, next].map(lineOf)).case!;
        expect(settled).toMatchObject({ heads: [next.id], contested: false, rivals: [] });
        expect(settled.status).toBe(folded.withdrawn ? 'closed' : 'thinking');
      }),
      { numRuns: 60 },
    );
  });
});
