import { describe, expect, it } from 'vitest';
import { type EventOf, eventFault, kinds, textKeys } from '../../src/domain/events.ts';
import type { JournalEvent } from '../../src/domain/record.ts';
import { whole } from './journal-lines.ts';

/** The keys without which an event of the kind means nothing. */
const required: Readonly<Record<string, readonly string[]>> = {
  opened: ['client'],
  decided: ['choice', 'replaces'],
  checked: ['works'],
  'followed-up': ['reached'],
  'follow-up-set': ['due'],
  promised: ['id', 'what', 'who', 'due'],
  'promise-kept': ['id'],
  'promise-moved': ['id', 'due'],
  'promise-released': ['id'],
  gestured: ['type', 'why'],
  feedback: ['type', 'words'],
  noted: ['text'],
  closed: ['result', 'replaces'],
  reopened: ['why', 'replaces'],
  amended: ['record', 'index'],
  withdrawn: ['record'],
  redacted: ['records'],
  taken: ['text'],
  filed: ['case'],
  'client-added': ['name'],
  'client-merged': ['into'],
  'device-added': ['client', 'name'],
};

/** The keys that can hold what a person typed. */
const text: Readonly<Record<string, readonly string[]>> = {
  opened: ['client'],
  listened: ['words', 'readbacks', 'feeling'],
  logged: ['since', 'changed', 'blocked', 'message', 'tried', 'worry', 'seen', 'answers', 'devices'],
  offered: ['fixes', 'liveWithIt', 'ring', 'worryAnswer'],
  decided: ['option', 'words', 'reason', 'alternative', 'handOverTo'],
  worked: ['overrunAgreed', 'text'],
  checked: ['words'],
  'followed-up': ['sideEffects', 'anythingNew', 'words'],
  promised: ['what', 'who'],
  'promise-moved': ['why'],
  'promise-released': ['why'],
  recurred: ['words'],
  gestured: ['why'],
  feedback: ['words'],
  noted: ['text'],
  reopened: ['why'],
  amended: ['set'],
  taken: ['text', 'client'],
  'client-added': ['name', 'contact', 'prefers'],
  'client-changed': ['name', 'contact', 'prefers'],
  'device-added': ['name', 'product', 'version', 'endOfUpdates'],
  'device-changed': ['name', 'product', 'version', 'endOfUpdates'],
};

const names = Object.keys(whole);

describe('the table of kinds', () => {
  it('holds every kind there is, and no other', () => {
    expect(Object.keys(kinds).sort()).toEqual([...names].sort());
  });

  it.each(names)('%s is taken whole, dated and with keys nobody knows', (name) => {
    const event = { ...whole[name]!, on: '2026-11-20', future: { key: [1] } };
    expect(eventFault(event)).toBeUndefined();
  });

  it.each(names)('%s needs its defining keys and nothing else', (name) => {
    const needed = required[name] ?? [];
    const event = whole[name]!;
    const least = { kind: name, ...Object.fromEntries(needed.map((key) => [key, event[key]])) };
    expect(eventFault(least)).toBeUndefined();
    for (const key of needed) {
      const { [key]: _, ...lacking } = least as Record<string, unknown> & { kind: string };
      expect(eventFault({ ...lacking, kind: name })).toBe(`An event of kind "${name}" has no "${key}".`);
    }
  });

  it.each(names)('%s does without a key that was blanked', (name) => {
    for (const key of text[name] ?? []) {
      const { [key]: _, ...shell } = whole[name]!;
      expect(eventFault({ ...shell, kind: name, redacted: [key] })).toBeUndefined();
    }
  });

  it.each(names)('%s names its free text', (name) => {
    expect(textKeys(whole[name]!).toSorted()).toEqual((text[name] ?? []).toSorted());
  });

  it.each<Record<string, unknown> & { kind: string }>([
    { kind: 'decided', choice: 'perhaps', replaces: [] },
    { kind: 'decided', choice: 'think', replaces: 'R1' },
    { kind: 'closed', result: 'gone', replaces: [] },
    { kind: 'checked', works: true },
    { kind: 'worked', charged: { amount: 12.5, currency: 'USD' } },
    { kind: 'worked', charged: { amount: 12, currency: 'usd' } },
    { kind: 'listened', wants: 'more' },
    { kind: 'noted', text: 7 },
    { kind: 'noted', text: 'x', on: 'yesterday' },
    { kind: 'noted', text: 'x', redacted: 'text' },
    { kind: 'noted', text: 7, redacted: ['text'] },
    { kind: 'withdrawn', redacted: ['record'] },
    { kind: 'redacted', redacted: ['records'] },
    { kind: 'decided', choice: 'think', redacted: ['replaces'] },
  ])('%j is refused with a sentence', (event) => {
    expect(eventFault(event as JournalEvent)).toMatch(/^An event of kind ".+" has .+\.$/);
  });

  it.each(['new-in-later-version', 'constructor', '__proto__', 'toString'])('the kind %s is let pass', (kind) => {
    expect(eventFault({ kind, anything: 1 })).toBeUndefined();
    expect(textKeys({ kind, on: '2026-11-20', anything: 1 })).toEqual(['anything']);
  });

  it('counts keys nobody knows as free text', () => {
    expect(textKeys({ kind: 'closed', result: 'fixed', replaces: [], on: '2026-11-20', future: 'x' })).toEqual([
      'future',
    ]);
  });

  it('gives events a type to write them by', () => {
    const event: EventOf<'decided'> = { kind: 'decided', choice: 'think', until: '2026-12-01', replaces: [] };
    expect(eventFault(event)).toBeUndefined();
  });
});
