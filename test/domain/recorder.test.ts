import { describe, expect, it } from 'vitest';
import { composeRecord } from '../../src/domain/recorder.ts';
import { ulidTime } from '../../src/domain/ulid.ts';

const now = Date.parse('2026-11-22T15:26:00.123Z');
const real = Date.parse('2031-01-01T00:00:00.000Z');
const stamp = { now, real, random: () => 0, by: 'Dana', machine: 'dana-laptop-7k2m' };
const events = [{ kind: 'noted', text: 'called back' }];

describe('a composed record', () => {
  it('says who, where, when and what, in the order of the format', () => {
    const record = composeRecord({ subject: { case: '2611-k7m4xq' }, events, command: 'C', batch: 'B' }, stamp);
    expect(record).toEqual({
      v: 1,
      id: record.id,
      at: '2026-11-22T15:26:00.123Z',
      by: 'Dana',
      machine: 'dana-laptop-7k2m',
      command: 'C',
      batch: 'B',
      case: '2611-k7m4xq',
      events,
    });
    expect(Object.keys(record)).toEqual(['v', 'id', 'at', 'by', 'machine', 'command', 'batch', 'case', 'events']);
  });

  it('has no command and no batch unless told', () => {
    const record = composeRecord({ subject: { note: 'n-2611-k7m4xq' }, events }, stamp);
    expect(Object.keys(record)).toEqual(['v', 'id', 'at', 'by', 'machine', 'note', 'events']);
  });

  it('has an id of the real time, whatever the clock is set to', () => {
    expect(ulidTime(composeRecord({ subject: { case: '2611-k7m4xq' }, events }, stamp).id)).toBe(real);
  });

  it.each([
    ['2026-11-22T15:25:59.000Z', '2026-11-22T15:26:00.123Z'],
    ['2026-11-22T15:26:00.122Z', '2026-11-22T15:26:00.123Z'],
    ['2026-11-22T15:26:00.123Z', '2026-11-22T15:26:00.124Z'],
    ['2026-12-24T00:00:00.000Z', '2026-12-24T00:00:00.001Z'],
  ])('after a record of %s is of %s', (after, at) => {
    expect(composeRecord({ subject: { case: '2611-k7m4xq' }, events, after }, stamp).at).toBe(at);
  });
});
