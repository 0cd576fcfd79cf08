import { describe, expect, it } from 'vitest';
import type { JournalRecord } from '../../src/domain/record.ts';
import { historyView } from '../../src/output/history-view.ts';
import { screen } from './example.ts';

const record = (id: string, events: JournalRecord['events']): JournalRecord => ({
  v: 1,
  id,
  at: `2026-11-22T12:0${id}:00.000Z`,
  by: 'Dana',
  machine: 'dana-laptop-7k2m',
  case: '2611-k7m4xq',
  events,
});
const show = (...records: readonly JournalRecord[]) => historyView(records, screen(200)).split('\n');

describe('historyView', () => {
  it('says of each record when, who, where and what', () => {
    const [head, did] = show(
      record('1', [{ kind: 'opened' }, { kind: 'decided', choice: 'think', words: 'Let me see', until: 'x' }]),
    );
    expect(head).toMatch(/^Sun 22 Nov 2026, \d\d:\d\d, Dana on dana-laptop-7k2m$/);
    expect(did).toBe('  opened; decided: think, Let me see');
  });

  it('marks what was withdrawn and says by what', () => {
    const lines = show(
      record('1', [{ kind: 'noted', text: 'wrong case' }]),
      record('2', [{ kind: 'withdrawn', record: '1' }]),
    );
    expect(lines[0]).toContain('[withdrawn]');
    expect(lines[2]).not.toContain('[withdrawn]');
    expect(lines[3]).toMatch(/^ {2}withdrew: the entry of Sun 22 Nov 2026, \d\d:\d\d$/);
  });

  it('marks a shell and names what was blanked', () => {
    expect(show(record('1', [{ kind: 'noted', redacted: ['text'] }])).join()).toMatch(
      /\[partly blanked\].*noted \[blanked: text\]/,
    );
  });

  it('keeps an event of an unknown kind and the version that wrote it', () => {
    const lines = show({ ...record('1', [{ kind: 'sung', song: 'x' }, { kind: 'constructor' }]), v: 2 });
    expect(lines).toEqual([expect.stringContaining('[written by a newer heard]'), '  sung; constructor']);
  });

  it('acts on nothing that was typed', () => {
    expect(
      show(
        record('1', [
          { kind: '\u001b[2J', on: '\r' },
          { kind: 'noted', text: '\u202e' },
        ]),
      ).join(),
    ).not.toMatch(/[\u001b\r\u202e]/);
  });
});
