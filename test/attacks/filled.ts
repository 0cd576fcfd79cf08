import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventFault } from '../../src/domain/events.ts';
import { monthOf } from '../../src/domain/ids.ts';
import { encodeLine } from '../../src/domain/line.ts';
import type { JournalEvent, Subject } from '../../src/domain/record.ts';
import { composeRecord } from '../../src/domain/recorder.ts';
import { append } from '../commands/append.ts';
import { whole } from '../domain/journal-lines.ts';

/** Where heard keeps what is filled. */
interface Place {
  readonly home: string;
  readonly state: string;
}

export const homeId = 'h-aaaaaa';
const opened = { kind: 'opened', client: { id: 'c-ana001', name: 'Ana Miller' } };

/**
 * Fills a home as another machine, a hand or a prankster may: the text stands in every key of every kind of event that can
 * hold one, in names of clients, helpers, machines and files, in a draft, and in own playbooks with and without faults.
 */
export function fill({ home, state }: Place, texts: readonly string[]): void {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'heard.json'), JSON.stringify({ format: 1, id: homeId }));
  for (const [at, text] of texts.entries()) {
    fillJournal(home, text, at);
    fillDraft(state, text, `2611-d${drawn(at, 5)}`);
  }
  fillPlaybooks(home, texts);
}

/** The number in letters that every id may have. */
const drawn = (at: number, length: number) => (at + 10).toString(16).padStart(length, '0');

function fillJournal(home: string, text: string, at: number): void {
  const write = (subject: Subject, events: readonly JournalEvent[], more: object = {}) => {
    const [id = ''] = Object.values(subject);
    const stamp = { now: Date.parse('2026-11-21T09:00:00Z'), real: Date.now(), random: Math.random };
    const record = composeRecord({ subject, events }, { ...stamp, by: text, machine: text });
    const folder = /^[cd]-/.test(id) ? 'book' : monthOf(id);
    append(join(home, 'journal', folder, 'van-7k2m.jsonl'), `\n${encodeLine({ ...record, ...more })}\n`);
  };
  const every = Object.values(whole).map((event) => withText(event, text));
  every.forEach((event, kind) => {
    const id = drawn(kind, 2) + drawn(at, 3);
    const subject = /^(?:taken|filed|unfiled)$/.test(event.kind)
      ? { note: `n-2611-a${id}` }
      : event.kind.startsWith('client-')
        ? { client: `c-a${id}` }
        : event.kind.startsWith('device-')
          ? { device: `d-a${id}` }
          : { case: `2611-a${id}` };
    const first = [opened, ...every.filter(({ kind }) => kind === 'listened' || kind === 'opened')];
    write(subject, 'case' in subject ? [...first, event, { kind: text, [text]: text }] : [event], { [text]: text });
  });
  write({ case: '2611-aaaaaa' }, [opened]);
  const fileName = `${text.replaceAll(/[/\0]/g, '').slice(0, 60)}.jsonl`;
  append(join(home, 'journal/2026-11', fileName), `{"v":1,${text}\n`);
}

/** The event with the text in every place where its kind still takes it. */
function withText(event: JournalEvent, text: string): JournalEvent {
  let changed: JournalEvent = { ...event, on: event.kind === 'noted' ? text : '2026-11-21' };
  for (const path of pathsIn(event)) {
    const next = replaced(changed, path, text) as JournalEvent;
    if (path[0] !== 'kind' && eventFault(next) === undefined) changed = next;
  }
  return changed;
}

function pathsIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value === 'string') return [[]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => pathsIn(inner).map((path) => [key, ...path]));
}

function replaced(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, text);
  return copy;
}

function fillDraft(state: string, text: string, interview: string): void {
  const answers = { client: `Ada ${text}`, words: text, readbacks: [{ answer: 'no', text, correction: text }] };
  const draft = { interview, version: 1, startedAt: '2026-11-22T10:00:00.000Z', answers, aside: {} };
  const typed = { step: 'readbacks', text };
  append(join(state, homeId, 'drafts', `${interview}.json`), JSON.stringify({ ...draft, typed }));
}

/** JSON with every other letter than ASCII as an escape, which YAML reads the same way. */
export const quote = (text: string) =>
  JSON.stringify(text).replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A playbook of the helper's own with the text in all its words. */
export function playbookWith(text: string, id = 'own'): string {
  const said = quote(`Say ${text}`);
  return `id: ${id}
title: ${said}
component: ${quote(`kit ${text}`.slice(0, 60))}
triggers: [${quote(`stops ${text}`.slice(0, 80))}]
questions: [{id: which, ask: ${said}, type: choice, choices: [${quote(`a ${text}`.slice(0, 110))}, b], value: 5}]
checks: [{id: look, text: ${said}}]
workaround: ${said}
risk: ${said}
fixes: [{id: fix, title: ${said}, hours: [1, 2], parts: [{text: ${said}, price: [1, 2]}], sideEffects: [${said}]}]
escalate: ${said}
sayNo: {ask: ${said}, reason: ${said}, alternative: ${said}}
redFlags: [{id: danger, text: ${said}, kind: data, firstAction: ${said}, triggers: [${quote(`burns ${text}`.slice(0, 80))}]}]
`;
}

function fillPlaybooks(home: string, texts: readonly string[]): void {
  mkdirSync(join(home, 'playbooks'), { recursive: true });
  texts.forEach((text, at) => {
    const put = (name: string, content: string) => writeFileSync(join(home, 'playbooks', name), content);
    put(`own-${at}.yaml`, playbookWith(text, `own-${at}`));
    put(`key-${at}.yaml`, `${quote(text)}: x\n`);
    put(`${text.replaceAll(/[/\0]/g, '').slice(0, 60)}.yaml`, 'id: [');
  });
}
