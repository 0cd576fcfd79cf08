import { type Parsed, refused, understood } from '../domain/parsed.ts';

/** One interview of an answers file, and the line it begins on, counted from 1. */
export interface Entry {
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** A line or item of the file that is no JSON object: why, in one sentence. */
export interface BrokenEntry {
  readonly line: number;
  readonly fault: string;
}

export interface AnswersFile {
  /** One object gives one case; an array and JSON Lines give a list. */
  readonly form: 'object' | 'list';
  readonly entries: readonly (Entry | BrokenEntry)[];
}

const byteOrderMark = '\ufeff';

/** Reads one JSON object, a JSON array of objects, or JSON Lines. The reason names the line that is wrong. */
export function parseAnswersFile(text: string): Parsed<AnswersFile> {
  const body = text.startsWith(byteOrderMark) ? text.slice(1) : text;
  if (body.trim() === '')
    return refused('The answers file is empty: it needs one JSON object, like {"client": "Ada", "words": "…"}.');
  const whole = parseJson(body);
  if (!whole.ok) return parseLines(body, whole.reason);
  const { value } = whole;
  if (Array.isArray(value)) return listed(value.map((one: unknown, index) => asEntry(lineOfItem(body, index), one)));
  return isObject(value)
    ? understood({ form: 'object', entries: [{ line: firstLine(body), value }] })
    : refused('The answers file needs a JSON object for each interview, like {"client": "Ada", "words": "…"}.');
}

function parseLines(body: string, whole: string): Parsed<AnswersFile> {
  const lines = body
    .split('\n')
    .map((text, index) => ({ text: text.trim(), line: index + 1 }))
    .filter(({ text }) => text !== '');
  const [first] = lines;
  // A first line that is no JSON of its own belongs to one document that is broken somewhere.
  if (!first || !parseJson(first.text).ok)
    return refused(`The answers file is not JSON: ${whole}, on line ${brokenLine(body)}.`);
  const entries = lines.map(({ text, line }) => {
    const parsed = parseJson(text);
    return parsed.ok ? asEntry(line, parsed.value) : { line, fault: `This is not JSON: ${parsed.reason}.` };
  });
  return understood({ form: 'list', entries });
}

function asEntry(line: number, value: unknown): Entry | BrokenEntry {
  return isObject(value)
    ? { line, value }
    : { line, fault: 'This is not a JSON object, like {"client": "Ada", "words": "…"}.' };
}

function listed(entries: AnswersFile['entries']): Parsed<AnswersFile> {
  return entries.length > 0
    ? understood({ form: 'list', entries })
    : refused('The answers file holds no interview: its list is empty.');
}

function parseJson(text: string): Parsed<unknown> {
  try {
    return understood(JSON.parse(text));
  } catch (error) {
    // What the engine quotes of the text may be long and private.
    return refused(
      error instanceof Error ? error.message.replace(/, (?:\.\.\.)?".*is not valid JSON$/s, '') : 'it cannot be read',
    );
  }
}

/** The first line that no continuation could make right; the last one where the end is missing. */
function brokenLine(body: string): number {
  const lines = body.split('\n');
  const broken = lines.findIndex((_, index) => !isUnfinished(`${lines.slice(0, index + 1).join('\n')}\n`));
  return broken < 0 ? body.trimEnd().split('\n').length : broken + 1;
}

/** True for the beginning of something that may be JSON: it fails at its end, not before. */
function isUnfinished(text: string): boolean {
  const parsed = parseJson(text);
  if (parsed.ok) return true;
  const [, place] = /at position (\d+)/.exec(parsed.reason) ?? [];
  // A text that runs over the end of its line cannot be mended by what follows.
  if (/^Bad control/.test(parsed.reason)) return false;
  return /^Unexpected end/.test(parsed.reason) || Number(place) >= text.trimEnd().length;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstLine(body: string): number {
  return body.slice(0, body.search(/\S/)).split('\n').length;
}

/** The line on which the array's item begins: brackets are counted, those inside texts are not. */
function lineOfItem(body: string, index: number): number {
  let depth = 0;
  let items = -1;
  let line = 1;
  let isText = false;
  for (let at = 0; at < body.length; at += 1) {
    const letter = body[at];
    if (letter === '\n') line += 1;
    if (isText) {
      if (letter === '\\') at += 1;
      else if (letter === '"') isText = false;
      continue;
    }
    if (letter === '"') isText = true;
    if (letter === '}' || letter === ']') depth -= 1;
    if (letter === '{' || letter === '[') {
      if (depth === 1) items += 1;
      if (depth === 1 && items === index) return line;
      depth += 1;
    }
  }
  return line;
}
