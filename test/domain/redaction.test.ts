import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../src/domain/record.ts';
import { blankRedacted } from '../../src/domain/redaction.ts';
import { caseOf, opened, recordAt, whole } from './journal-lines.ts';

const visit = recordAt(0, [
  opened,
  { kind: 'listened', words: 'my secret', feeling: 'my secret', confirmed: true },
  { kind: 'decided', choice: 'think', words: 'my secret', until: '2026-12-01', replaces: [] },
]);
const redact = (minute: number, fields: readonly string[], records = ['R0']) =>
  recordAt(minute, [{ kind: 'redacted', records, fields }]);
const blanked = (event: JournalEvent, fields: readonly string[]) =>
  blankRedacted([recordAt(0, [event]), redact(1, fields)])[0]?.events[0];

describe('a redaction', () => {
  it('blanks the named keys of the records it names, and names them', () => {
    const folded = caseOf(visit, redact(1, ['words']));
    expect(folded.history[0]?.events).toEqual([
      opened,
      { kind: 'listened', feeling: 'my secret', confirmed: true, redacted: ['words'] },
      { kind: 'decided', choice: 'think', until: '2026-12-01', replaces: [], redacted: ['words'] },
    ]);
    expect(folded.listening).toEqual({ feeling: 'my secret', confirmed: true });
    expect(folded.decision).toMatchObject({ choice: 'think', until: '2026-12-01' });
  });

  it('blanks every key of free text when it names none', () => {
    const folded = caseOf(visit, redact(1, []));
    expect(JSON.stringify(folded)).not.toContain('secret');
    expect(folded).toMatchObject({ client: null, status: 'thinking', heads: ['R0'], openedAt: visit.at });
    expect(folded.history[0]).toMatchObject({
      id: 'R0',
      at: visit.at,
      by: 'Dana',
      machine: 'laptop',
      case: visit.case,
    });
  });

  it.each(Object.keys(whole))(
    'blanks %s and leaves its kind, its place and what holds the journal together',
    (kind) => {
      const event = { ...whole[kind]!, future: 'text of a later heard', on: '2026-11-20' };
      const all = blanked(event, Object.keys(event))!;
      const kept = ['kind', 'id', 'replaces', 'record', 'index', 'redacted'];
      const untouched = kind === 'withdrawn' || kind === 'redacted';
      expect(untouched ? all : Object.keys(all).filter((key) => !kept.includes(key))).toEqual(untouched ? event : []);
      expect(JSON.stringify(blanked(event, []))).not.toMatch(untouched ? /nothing/ : /later heard/);
    },
  );

  it('holds whichever was written first, and for records that are withdrawn', () => {
    const late = recordAt(2, [{ kind: 'noted', text: 'my secret' }]);
    const folded = caseOf(
      recordAt(0, [opened]),
      redact(1, [], ['R2']),
      late,
      recordAt(3, [{ kind: 'withdrawn', record: 'R2' }]),
    );
    expect(JSON.stringify(folded)).not.toContain('secret');
  });

  it('blanks what a later amendment would put back', () => {
    const amend = (minute: number, set: object) => recordAt(minute, [{ kind: 'amended', record: 'R0', index: 1, set }]);
    const text = { words: 'my secret', feeling: 'calm', confirmed: false };
    const folded = caseOf(visit, amend(1, text), redact(2, ['words']), amend(3, { words: 'my secret again' }));
    expect(folded.listening).toEqual({ feeling: 'calm', confirmed: false });
    expect(folded.history[1]?.events).toEqual([
      { kind: 'amended', record: 'R0', index: 1, set: { feeling: 'calm', confirmed: false }, redacted: ['set.words'] },
    ]);
    expect(folded.history[3]?.events).toMatchObject([{ set: {}, redacted: ['set.words'] }]);
    const all = caseOf(visit, amend(1, text), redact(2, []), amend(3, { words: 'my secret again' }));
    expect(all.listening).toEqual({ confirmed: false });
    expect(JSON.stringify(all)).not.toContain('secret');
  });

  it('of an amendment blanks all that it set', () => {
    const amend = recordAt(1, [{ kind: 'amended', record: 'R0', index: 1, set: { words: 'my new secret' } }]);
    const folded = caseOf(visit, amend, redact(2, [], ['R1']));
    expect(folded.listening?.words).toBe('my secret');
    expect(JSON.stringify(folded)).not.toContain('new secret');
  });

  it('cannot be undone by a redaction', () => {
    const folded = caseOf(visit, redact(1, ['words']), redact(2, ['records', 'fields', 'kind'], ['R1']));
    expect(folded.history[1]).toEqual(redact(1, ['words']));
    expect(folded.listening?.words).toBeUndefined();
  });

  it('adds to what was blanked before', () => {
    const folded = caseOf(visit, redact(1, ['words']), redact(2, ['feeling']));
    expect(folded.history[0]?.events[1]).toEqual({ kind: 'listened', confirmed: true, redacted: ['feeling', 'words'] });
  });

  it('of a later version is not carried out', () => {
    expect(caseOf(visit, { ...redact(1, []), v: 2 }).listening?.words).toBe('my secret');
  });

  it('leaves records that have nothing to blank as the same objects', () => {
    const records = [visit, recordAt(1, [{ kind: 'follow-up-set', due: '2026-12-01' }]), redact(2, ['words'], ['R1'])];
    const result = blankRedacted(records);
    expect(result.every((record, index) => record === records[index])).toBe(true);
  });
});

describe('a shell on disk', () => {
  const fields = fc.subarray(['words', 'text', 'readbacks', 'why', 'client', 'on', 'future']);
  const events = fc.subarray(Object.values(whole), { minLength: 1 });

  it('is the same to every later reader as the redaction in memory', () => {
    fc.assert(
      fc.property(events, fields, fields, (chosen, first, second) => {
        const records = [recordAt(0, chosen), redact(1, first), redact(2, second)];
        const once = blankRedacted(records);
        expect(blankRedacted(once)).toEqual(once);
        expect(blankRedacted(once).every((record, index) => record === once[index])).toBe(true);
        const halfway = blankRedacted(records.slice(0, 2));
        expect(blankRedacted([...halfway, records[2]!])).toEqual(once);
      }),
    );
  });
});
