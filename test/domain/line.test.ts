import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLine, encodeLine } from '../../src/domain/line.ts';
import type { JournalRecord } from '../../src/domain/record.ts';

const record: JournalRecord = {
  v: 1,
  id: '01KAB300000000000000000000',
  at: '2026-11-22T15:26:00.123Z',
  by: 'Dana',
  machine: 'dana-laptop-7k2m',
  case: '2611-k7m4xq',
  events: [{ kind: 'noted', text: 'naïve “quotes”, 印刷できない 🖨' }],
};
const body = JSON.stringify(record);
const hex = (text: string) => zlibCrc32(text).toString(16).padStart(8, '0');
const line = `${body.slice(0, -1)},"sum":"${hex(body)}"}`;
const without = (key: string) => JSON.stringify({ ...record, [key]: undefined });

describe('an encoded line', () => {
  it('ends with the CRC-32 of the bytes before it and a closing brace', () => {
    expect(encodeLine(record)).toBe(line);
    expect(encodeLine(record, zlibCrc32)).toBe(line);
  });

  it('never carries an older sum along', () => {
    expect(encodeLine({ ...record, sum: 'deadbeef' })).toBe(line);
  });

  it('comes back as the record it was made of', () => {
    const text = fc.string({ unit: 'binary' });
    const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, value)), text, (keys, by) => {
        const made = { ...record, by, events: [{ ...Object.fromEntries(keys), kind: 'noted' }] };
        const decoded = decodeLine(encodeLine(made));
        expect(decoded).toEqual({ ok: true, line: { record: made, sum: 'right', raw: encodeLine(made) } });
      }),
    );
  });
});

describe('a decoded line', () => {
  it('is right with the right sum, also before a carriage return', () => {
    expect(decodeLine(line)).toEqual({ ok: true, line: { record, sum: 'right', raw: line } });
    expect(decodeLine(`${line}\r`)).toMatchObject({ ok: true, line: { sum: 'right' } });
  });

  it('uses the checksum it is given', () => {
    expect(decodeLine(line, () => 1)).toMatchObject({ line: { sum: 'wrong' } });
  });

  it.each([
    ['a sum that does not fit', line.replace('naïve', 'naive')],
    ['capitals in the sum', `${body.slice(0, -1)},"sum":"DEADBEEF"}`],
    ['a sum that is a number', `${body.slice(0, -1)},"sum":12345678}`],
    ['a sum that is null', `${body.slice(0, -1)},"sum":null}`],
    ['a space in the sum', line.replace('"sum":', '"sum": ')],
    ['a space after the line', `${line} `],
    ['a sum that is not last', JSON.stringify({ sum: hex(body), ...record })],
    ['two sums', `{"sum":"deadbeef",${body.slice(1, -1)},"sum":"${hex(`{"sum":"deadbeef",${body.slice(1)}`)}"}`],
  ])('with %s is used and reported', (_, raw) => {
    const decoded = decodeLine(raw);
    expect(decoded).toMatchObject({ ok: true, line: { sum: 'wrong', raw }, doubt: expect.stringContaining('sum') });
    expect(decoded.ok && Object.hasOwn(decoded.line.record, 'sum')).toBe(false);
  });

  it('without a sum is taken as hand-written', () => {
    expect(decodeLine(body)).toEqual({ ok: true, line: { record, sum: 'none', raw: body } });
    expect(decodeLine(JSON.stringify(record, null, 1).replaceAll('\n', ''))).toMatchObject({ line: { sum: 'none' } });
  });

  it('without a sum but with a key nobody knows is used and reported', () => {
    const raw = JSON.stringify({ ...record, mood: 'fine' });
    expect(decodeLine(raw)).toMatchObject({ ok: true, line: { sum: 'none' }, doubt: expect.stringContaining('mood') });
  });

  it('with a right sum may have keys nobody knows', () => {
    const raw = encodeLine({ ...record, mood: 'fine' });
    expect(decodeLine(raw)).toEqual({ ok: true, line: { record: { ...record, mood: 'fine' }, sum: 'right', raw } });
  });

  it('takes a hand-written time without milliseconds', () => {
    expect(decodeLine(body.replace('.123Z', 'Z'))).toMatchObject({ ok: true });
  });

  it.each([
    ['a torn line', line.slice(0, 80)],
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['a conflict marker', '<<<<<<< HEAD'],
    ['a number', '1'],
    ['null', 'null'],
    ['a list', `[${body}]`],
    ['no version', without('v')],
    ['version 0', body.replace('"v":1', '"v":0')],
    ['a version in words', body.replace('"v":1', '"v":"1"')],
    ['no id', without('id')],
    ['no time', without('at')],
    ['a time without a zone', body.replace('.123Z', '')],
    ['no one who wrote it', without('by')],
    ['no machine', without('machine')],
    ['no subject', without('case')],
    ['two subjects', body.replace('"case"', '"note":"n-2611-k7m4xq","case"')],
    ['a subject that climbs out of the home', body.replace('2611-k7m4xq', '../../x')],
    ['a month that is none', body.replace('2611-', '2613-')],
    ['a note id for a case', body.replace('2611-', 'n-2611-')],
    ['no events', without('events')],
    ['an event without a kind', body.replace('"kind"', '"kin"')],
    ['an event that is no object', body.replace('"events":[', '"events":[null,')],
    ['a command that is no text', body.replace('"case"', '"command":{},"case"')],
  ])('is refused with a reason: %s', (_, raw) => {
    expect(decodeLine(raw)).toEqual({ ok: false, reason: expect.stringMatching(/\w.*\.$/) });
  });

  it('is kept from reaching anything through a key named __proto__', () => {
    const raw = `${body.slice(0, -2)},{"kind":"noted","text":"x","__proto__":{"bad":1}}],"__proto__":{"bad":1}}`;
    const decoded = decodeLine(raw);
    expect(decoded).toMatchObject({ ok: true });
    expect(({} as Record<string, unknown>).bad).toBeUndefined();
    expect(decoded.ok && 'bad' in decoded.line.record).toBe(false);
    expect(decoded.ok && encodeLine(decoded.line.record)).toContain('"__proto__":{"bad":1}');
  });
});
