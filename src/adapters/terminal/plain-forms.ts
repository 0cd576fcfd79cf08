import type { Form, Key, Raw } from '../../interview/step.ts';
import { clean } from '../../output/clean.ts';
import { labelAt, needed, toggle } from './pad.ts';
import { findKey, isWhole, keyed, keyOfEnter, type Question, resumeLine } from './question.ts';

/** How one line is asked for and said. */
export interface Talk {
  say(line: string): void;
  /** The next line as typed; undefined at the end of input. */
  hear(): Promise<string | undefined>;
  /** An action whose key works at the question itself. */
  readonly direct?: Key | undefined;
  /** Called with what was typed so far of an answer of several lines. */
  typing(typed: string): void;
}

const words = { back: 'back', leave: 'leave', '/': 'actions' } as const;

/** What a line came to: an answer, or a word that steers. `typed` is what had been typed before it. */
export type Heard =
  | { readonly type: 'raw'; readonly raw: Raw }
  | { readonly type: 'back' }
  | { readonly type: 'actions' }
  /** The action that the question names, by its own key. */
  | { readonly type: 'direct' }
  | { readonly type: 'leave'; readonly typed?: string };

type Line = { readonly type: 'line'; readonly line: string } | Exclude<Heard, { readonly type: 'raw' }>;

/** A word typed alone steers; with a backslash before it, it is text. */
async function hearLine(talk: Talk): Promise<Line> {
  const line = await talk.hear();
  if (line === undefined) return { type: 'leave' };
  const word = words[line.trim().toLowerCase() as keyof typeof words];
  if (word) return { type: word };
  const [, escaped] = /^\\(back|leave|\/)$/.exec(line.trim()) ?? [];
  return { type: 'line', line: escaped ?? line };
}

async function hearText({ before = '' }: Question, talk: Talk): Promise<Heard> {
  if (before !== '') {
    talk.say(`So far: ${clean(before)}`);
    talk.say('Enter keeps it, - empties it.');
  }
  const heard = await hearLine(talk);
  if (heard.type !== 'line') return heard;
  const text = before === '' || heard.line !== '-' ? heard.line || before : '';
  return { type: 'raw', raw: { type: 'text', text } };
}

async function hearLines({ before = '' }: Question, talk: Talk): Promise<Heard> {
  if (before !== '') {
    talk.say('So far:');
    for (const line of before.split('\n')) talk.say(`  ${clean(line)}`);
    talk.say('Enter keeps it; what you type now replaces it.');
  } else {
    talk.say('An empty line ends.');
  }
  const lines: string[] = [];
  for (;;) {
    const heard = await hearLine(talk);
    if (heard.type === 'leave' && lines.length > 0) return { type: 'leave', typed: lines.join('\n') };
    if (heard.type !== 'line') return heard;
    if (heard.line === '')
      return { type: 'raw', raw: { type: 'text', text: lines.length > 0 ? lines.join('\n') : before } };
    lines.push(heard.line);
    talk.typing(lines.join('\n'));
  }
}

/** The line after a key; `back` there returns to the keys. */
async function hearAfterKey(key: Key, talk: Talk): Promise<Heard | 'keys'> {
  const then = key.then;
  if (!then) return { type: 'raw', raw: { type: 'key', key: key.key } };
  for (;;) {
    talk.say(clean(then.ask));
    const heard = await hearText(
      { ask: then.ask, form: { type: 'line' }, ...(then.before && { before: then.before }) },
      talk,
    );
    if (heard.type === 'back') return 'keys';
    if (heard.type !== 'raw' || heard.raw.type !== 'text') return heard;
    if (!then.required || heard.raw.text.trim() !== '') return { type: 'raw', raw: keyed(key, heard.raw.text) };
    talk.say(needed);
  }
}

async function hearKey(question: Question, talk: Talk): Promise<Heard> {
  const { form, before } = question;
  const { direct } = talk;
  const keys = form.type === 'keys' ? form.keys : [];
  for (const { key, label } of keys)
    talk.say(`${key}: ${clean(label)}${key === before ? ' (as before; Enter keeps it)' : ''}`);
  if (direct) talk.say(`${direct.key}: ${clean(direct.label)}`);
  for (;;) {
    const heard = await hearLine(talk);
    if (heard.type !== 'line') return heard;
    const kept = heard.line.trim() === '' ? keyOfEnter(question) : undefined;
    if (kept && isWhole(kept)) return { type: 'raw', raw: keyed(kept, kept.then?.before ?? '') };
    const typed = heard.line.trim();
    if (direct && typed.toLowerCase() === direct.key) return { type: 'direct' };
    const key = kept ?? findKey(keys, typed) ?? keyCalled(keys, typed);
    const answer = key ? await hearAfterKey(key, talk) : undefined;
    if (answer && answer !== 'keys') return answer;
    talk.say(`Please type one of: ${keys.map((each) => each.key).join(', ')}.`);
  }
}

/** The key whose label was typed instead of it, or the beginning of only one label. */
function keyCalled(keys: readonly Key[], typed: string): Key | undefined {
  const found = keys.filter(({ label }) => typed.length > 1 && label.toLowerCase().startsWith(typed.toLowerCase()));
  return found.length === 1 ? found[0] : undefined;
}

async function hearChecks({ form, before = '' }: Question, talk: Talk): Promise<Heard> {
  if (form.type !== 'checks') return { type: 'raw', raw: { type: 'checked', ids: [] } };
  const ticked = before.split(',');
  for (const [at, { id, text }] of form.items.entries()) {
    talk.say(`${labelAt(at)}: ${clean(text)}${ticked.includes(id) ? ' (on)' : ''}`);
  }
  talk.say('Type their numbers to switch them on or off, or nothing.');
  for (;;) {
    const heard = await hearLine(talk);
    if (heard.type !== 'line') return heard;
    const signs = [...heard.line.toLowerCase().replace(/[\s,]/g, '')];
    const ids = signs.map((sign) => form.items.find((_, at) => labelAt(at) === sign)?.id);
    const unknown = signs.find((_, at) => ids[at] === undefined);
    if (unknown === undefined) {
      const on = ids.reduce((all: readonly string[], id) => toggle(form, all, id ?? ''), toggle(form, ticked, ''));
      return { type: 'raw', raw: { type: 'checked', ids: on } };
    }
    talk.say(`There is no ${clean(unknown)} here. For example: 1 3`);
  }
}

async function hearAny(_: Question, talk: Talk): Promise<Heard> {
  const heard = await hearLine(talk);
  return heard.type === 'line' ? { type: 'raw', raw: { type: 'key', key: '' } } : heard;
}

const hearForm: { readonly [T in Form['type']]: (question: Question, talk: Talk) => Promise<Heard> } = {
  line: hearText,
  lines: hearLines,
  keys: hearKey,
  any: hearAny,
  checks: hearChecks,
};

/** Says the question and reads its answer, line by line. */
export async function hearAnswer(asked: Question, talk: Talk): Promise<Heard> {
  const { question } = resumeLine(asked);
  talk.say(clean(question.ask));
  if (question.hint) talk.say(clean(question.hint));
  return hearForm[question.form.type](question, talk);
}
