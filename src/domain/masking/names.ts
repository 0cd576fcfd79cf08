import type { Mark } from './mark.ts';
import { plainParts, wordsToo } from './name-words.ts';

/** How a part of a name is told from a word: `capital` begins with one, `title` goes on in small letters. */
type Look = 'any' | 'capital' | 'title';

/** Names as they are looked for. */
export interface Names {
  /** Each name, folded: a text that is nothing else is one, whatever it is called. */
  readonly alone: ReadonlySet<string>;
  /** Parts that tell who it is by themselves, folded. */
  readonly parts: ReadonlyMap<string, Look>;
  /** Whole names of several parts, by the first of them, folded. */
  readonly wholes: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Names in scripts that put no blanks between words. */
  readonly unspaced: readonly string[];
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly folded: string;
}

interface Found {
  readonly count: number;
  readonly end: number;
}

const tokenForm = /\p{L}[\p{L}\p{M}]*|\p{N}+/gu;
const unspacedForm =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]{2,}/gu;
/** What may stand between the parts of one name, and between two that follow each other. */
const within = /^[ \t\u00a0.,&'’_+-]{0,3}$/;
const joint = /^[ \t\u00a0.&'’_+-]{1,3}$/;

/** Longer names are found by their parts. */
const mostParts = 12;

const looks: Readonly<Record<Look, RegExp>> = { any: /^/u, capital: /^\P{Ll}/u, title: /^\p{Lu}\p{Ll}[sS]?$/u };

/**
 * What to look for, given names as they were written: each whole, and each part that tells who it is. A part of two letters
 * is looked for as it is written; one letter, and words such as "Dr" or "Café", only as part of the whole.
 */
export function namesOf(written: Iterable<string>): Names {
  const alone = new Set<string>();
  const parts = new Map<string, Look>();
  const wholes = new Map<string, (readonly string[])[]>();
  const unspaced = new Set<string>();
  for (const name of new Set(written)) {
    for (const [run] of name.normalize('NFKC').matchAll(unspacedForm)) unspaced.add(run);
    const tokens = tokensIn(name);
    alone.add(joined(tokens));
    for (const token of tokens) {
      const look = lookOf(token);
      if (look) for (const spelled of spellings(token)) parts.set(spelled, look);
    }
    for (const whole of [name, ...name.trim().split(/\s+/)].map(tokensIn).filter(({ length }) => length > 1)) {
      const [first = '', ...others] = whole.map(({ folded }) => folded);
      const glued = [first, ...others].join('');
      if (/^\p{L}{6,}$/u.test(glued)) parts.set(glued, 'any');
      const sharing = wholes.get(first);
      if (sharing) sharing.push([first, ...others]);
      else wholes.set(first, [[first, ...others]]);
    }
  }
  alone.delete('');
  return { alone, parts, wholes, unspaced: [...unspaced] };
}

/** The places of names, whatever their case and accents, in the genitive too; parts that follow each other are one. */
export function findNames(text: string, known: readonly Names[]): readonly Mark[] {
  const tokens = tokensIn(text);
  const isAlone = tokens.length <= mostParts && known.some(({ alone }) => alone.has(joined(tokens)));
  if (isAlone) return [{ start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0, word: '[name]' }];
  const marks: Mark[] = [];
  for (let at = 0; at < tokens.length; ) {
    const start = tokens[at]?.start ?? 0;
    const found = wholeAt(text, tokens.slice(at, at + mostParts), known) ?? partAt(tokens[at], known);
    at += found?.count ?? 1;
    if (found === undefined) continue;
    const before = marks.at(-1);
    const isNext = before !== undefined && joint.test(text.slice(before.end, start));
    if (isNext) marks[marks.length - 1] = { ...before, end: found.end };
    else marks.push({ start, end: found.end, word: '[name]' });
  }
  return [...marks, ...unspacedIn(text, known)];
}

/** The longest name that begins with the first of the tokens. */
function wholeAt(text: string, tokens: readonly Token[], known: readonly Names[]): Found | undefined {
  let longest: Found | undefined;
  for (const whole of known.flatMap(({ wholes }) => wholes.get(tokens[0]?.folded ?? '') ?? [])) {
    const last = tokens[whole.length - 1];
    if (last === undefined || whole.length <= (longest?.count ?? 0)) continue;
    const isThere = whole.every((part, index) => {
      const token = tokens[index];
      const before = tokens[index - 1];
      if (token === undefined || (before && !within.test(text.slice(before.end, token.start)))) return false;
      return token.folded === part || (token === last && stemOf(token) === part);
    });
    if (isThere) longest = { count: whole.length, end: last.folded === whole.at(-1) ? last.end : last.end - 1 };
  }
  return longest;
}

function partAt(token: Token | undefined, known: readonly Names[]): Found | undefined {
  if (token === undefined) return undefined;
  const isPart = (folded: string) =>
    known.some(({ parts }) => {
      const look = parts.get(folded);
      return look !== undefined && looks[look].test(token.text);
    });
  if (isPart(token.folded)) return { count: 1, end: token.end };
  const stem = stemOf(token);
  return stem !== undefined && isPart(stem) ? { count: 1, end: token.end - 1 } : undefined;
}

/** "Anas" without its s: German has no apostrophe there. */
function stemOf({ text, folded }: Token): string | undefined {
  return /.[sS]$/.test(text) ? folded.slice(0, -1) : undefined;
}

const joined = (tokens: readonly Token[]) => tokens.map(({ folded }) => folded).join(' ');

function unspacedIn(text: string, known: readonly Names[]): readonly Mark[] {
  if (text.search(unspacedForm) === -1) return [];
  const marks: Mark[] = [];
  for (const name of known.flatMap(({ unspaced }) => unspaced)) {
    for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + name.length)) {
      marks.push({ start, end: start + name.length, word: '[name]' });
    }
  }
  return marks;
}

function lookOf({ text, folded }: Token): Look | undefined {
  if (plainParts.has(folded) || !/^\p{L}/u.test(text)) return undefined;
  if ([...text].length < 3) return looks.title.test(text) ? 'title' : undefined;
  return wordsToo.has(folded) ? 'capital' : 'any';
}

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** "jorg" and "joerg" for Jörg. */
function spellings({ text, folded }: Token): readonly string[] {
  const spelled = text.normalize('NFC').toLowerCase();
  const long = spelled.replace(/[äöüøå]/g, (letter) => umlauts[letter] ?? letter);
  return long === spelled ? [folded] : [folded, fold(long)];
}

function tokensIn(text: string): readonly Token[] {
  return Array.from(text.matchAll(tokenForm), ({ 0: part, index }) => ({
    start: index,
    end: index + part.length,
    text: part,
    folded: fold(part),
  }));
}

const lone: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i', æ: 'ae', œ: 'oe', ς: 'σ' };

/** Letters as they are compared: without case, width and accents. */
function fold(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text;
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[ßøłđıæœς]/g, (letter) => lone[letter] ?? letter);
}
