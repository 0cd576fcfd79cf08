import { describe, expect, it } from 'vitest';
import { foldNote } from '../../src/domain/note.ts';
import type { JournalEvent } from '../../src/domain/record.ts';
import { noteRowOf } from '../../src/domain/row.ts';
import { at, lineOf, recordAt } from './journal-lines.ts';

const id = 'n-2611-aaaaaa';
const noteAt = (minute: number, event: JournalEvent) => {
  const { case: _, ...record } = recordAt(minute, [event]);
  return { ...record, note: id };
};
const taken = noteAt(0, { kind: 'taken', text: 'call Okafor back', client: 'Okafor' });
const noteOf = (...records: ReturnType<typeof noteAt>[]) => foldNote(id, records.map(lineOf)).note;

describe('a note', () => {
  it('says what was taken, by whom, when and about whom', () => {
    expect(noteOf(taken)).toEqual({
      id,
      at: at(0),
      by: 'Dana',
      text: 'call Okafor back',
      client: 'Okafor',
      filed: null,
      withdrawn: false,
      history: [taken],
    });
  });

  it.each([
    ['a withdrawal of nothing', noteAt(0, { kind: 'withdrawn', record: 'R7' })],
    ['an unknown kind', noteAt(0, { kind: 'sung' })],
    ['a higher version', { ...taken, v: 2 }],
  ])('is not made of %s', (_, record) => expect(noteOf(record)).toBeUndefined());

  it('is shown at the time it says it was taken', () => {
    expect(noteOf(noteAt(0, { kind: 'taken', text: 'x', on: '2026-11-20' }))).toMatchObject({
      at: '2026-11-20',
      client: null,
    });
  });

  it.each<[string, JournalEvent[], string | null]>([
    ['filed', [{ kind: 'filed', case: '2611-k7m4xq' }], '2611-k7m4xq'],
    ['unfiled', [{ kind: 'filed', case: '2611-k7m4xq' }, { kind: 'unfiled' }], null],
    [
      'filed elsewhere',
      [
        { kind: 'filed', case: '2611-k7m4xq' },
        { kind: 'filed', case: '2611-aaaaaa' },
      ],
      '2611-aaaaaa',
    ],
  ])('is %s', (_, events, filed) => {
    expect(noteOf(taken, ...events.map((event, index) => noteAt(index + 1, event)))?.filed).toBe(filed);
  });

  it('is amended, withdrawn and redacted like a case', () => {
    const amended = noteAt(1, { kind: 'amended', record: 'R0', index: 0, set: { text: 'called' }, unset: ['client'] });
    expect(noteOf(taken, amended)).toMatchObject({ text: 'called', client: null });
    expect(noteOf(taken, noteAt(1, { kind: 'withdrawn', record: 'R0' }))).toMatchObject({ withdrawn: true, text: '' });
    const redacted = noteOf(taken, amended, noteAt(2, { kind: 'redacted', records: ['R0'], fields: [] }));
    expect(redacted).toMatchObject({ text: '', client: null, withdrawn: false });
    expect(JSON.stringify(redacted)).not.toMatch(/Okafor|called/);
  });

  it('is nothing without a line that can be used', () => {
    const { note, faults } = foldNote(id, [lineOf(noteAt(0, { kind: 'taken' }))]);
    expect(note).toBeUndefined();
    expect(faults).toMatchObject([{ reason: 'An event of kind "taken" has no "text".' }]);
  });

  it('is shown in lists', () => {
    const row = { id, at: at(0), by: 'Dana', text: 'call Okafor back', client: 'Okafor' };
    expect(noteRowOf(noteOf(taken)!)).toEqual(row);
  });
});
