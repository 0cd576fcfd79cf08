import { harmless } from './harmless.ts';
import { jargon, jargonAsWritten } from './jargon.ts';
import { avoided, type Kind, type Row } from './lexicon.ts';
import { type Word, wordsOf } from './words.ts';

/** What a phrase of the lexicon is, whichever of its forms was used. */
export interface Meaning {
  readonly kind: Kind;
  /** A wording in quotation marks, or what to do in plain words. */
  readonly better: string;
}

/** A place in a text, in UTF-16 units; `end` is the first one behind it. */
export interface Phrase {
  readonly meaning: Meaning;
  /** The form it has, one string whatever its case, white space and apostrophes. */
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** One way to write a phrase. */
interface Form {
  readonly words: readonly string[];
  /** Its letters count as they are written. */
  readonly isExact: boolean;
  /** None where the phrase is harmless. */
  readonly meaning?: Meaning;
}

let known: ReadonlyMap<string, readonly Form[]> | undefined;

/** The phrases of a text from left to right, the longest at each place; harmless ones are passed over whole. */
export function phrasesIn(text: string): readonly Phrase[] {
  known ??= byBeginning();
  const words = wordsOf(text);
  const found: Phrase[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const form = longestAt(words, at, known);
    const [first, last] = [words[at], words[at + (form?.words.length ?? 0) - 1]];
    if (!form || !first || !last) continue;
    const { meaning, words: said } = form;
    if (meaning) found.push({ meaning, form: said.join(' '), start: first.start, end: last.end });
    at += form.words.length - 1;
  }
  return found;
}

function longestAt(words: readonly Word[], at: number, forms: NonNullable<typeof known>): Form | undefined {
  const next = facesOf(words[at + 1]);
  const begun = facesOf(words[at])
    .flatMap((one) => [one, ...next.map((other) => `${one} ${other}`)])
    .flatMap((key) => forms.get(key) ?? []);
  let longest: Form | undefined;
  for (const form of begun)
    if (form.words.length > (longest?.words.length ?? 0) && isAt(form, words, at)) longest = form;
  return longest;
}

/** What a word may stand as in a form, each once. */
function facesOf(word: Word | undefined): readonly string[] {
  return word ? [...new Set([word.folded, word.written, ...(word.sort ? [word.sort] : [])])] : [];
}

function isAt({ words: wanted, isExact }: Form, words: readonly Word[], at: number): boolean {
  return wanted.every((one, next) => {
    const word = words[at + next];
    if (!word || word.sentence !== words[at]?.sentence) return false;
    return isExact ? word.written === one : word.folded === one || word.sort === one;
  });
}

/** Every form of the lexicon under its first two words, or its one: dozens begin with "you". */
function byBeginning(): ReadonlyMap<string, readonly Form[]> {
  const forms = new Map<string, Form[]>();
  const add = (form: Form) => {
    const key = form.words.slice(0, 2).join(' ');
    forms.set(key, [...(forms.get(key) ?? []), form]);
  };
  for (const text of harmless) add({ words: folded(text), isExact: false });
  for (const { meaning, texts, isExact } of allRows())
    for (const text of texts) add({ words: isExact ? written(text) : folded(text), isExact, meaning });
  return forms;
}

function allRows() {
  const kept = Object.entries(avoided) as [Kind, readonly Row[]][];
  return [
    ...kept.flatMap(([kind, rows]) =>
      rows.map(([forms, better]) => row({ kind, better: advice(better) }, forms.split('|'))),
    ),
    ...jargon.map(([forms, plain]) => row(explaining(plain), forms.split('|').flatMap(withPlural))),
    ...jargonAsWritten.map(([forms, plain]) => ({
      ...row(explaining(plain), forms.split('|').flatMap(withPlural)),
      isExact: true,
    })),
  ];
}

function row(meaning: Meaning, texts: readonly string[]) {
  return { meaning, texts, isExact: false };
}

function advice(better: string): string {
  return better.startsWith('(') ? better.slice(1, -1) : `"${better}"`;
}

function explaining(plain: string): Meaning {
  return { kind: 'jargon', better: `"${plain}"` };
}

function withPlural(text: string): readonly string[] {
  return [text, `${text}${/(?:s|x|ch|sh)$/i.test(text) ? 'es' : 's'}`];
}

function folded(text: string): readonly string[] {
  return wordsOf(text).map((word) => word.folded);
}

function written(text: string): readonly string[] {
  return wordsOf(text).map((word) => word.written);
}
