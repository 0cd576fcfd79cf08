import { type Label, labelFrom } from './labels.ts';
import type { Secret, SecretName } from './secret.ts';
import { isDate, isDigits, isFigure, isMixed, isOrdinary, isYear } from './value.ts';
import { isAside, isDescribing, isPhrase } from './words.ts';

/** What it is for: "(wifi)", "for the router". */
const note = String.raw`(?:\s?\([^()\n]{0,30}\))`;
const use = String.raw`(?:\s+(?:for|of|to|on|für|fuer|vom|von|zum|zur|am|der|des|del|de|du|pour|para|van|voor|op)\s[^\n:=.,;!?"“„«()[]{1,40}?)`;
const purpose = `(?:${note}|${use})?`;
const verbs = "is|are|was|now|ist|war|heißt|heisst|sei|lautete?|est|c['’]est|[ée]tait|es|era|luidt";
const adverbs = 'now|still|again|jetzt|nun|wieder|noch|maintenant|ahora|nu';
const being = `(?:['’]s|\\s+(?:${verbs}))(?:\\s+(?:${adverbs}))?\\s+`;

/** How a secret is handed over, from the plainest way to the barest: "password: x", "password is x", "password to x", "password x". */
const ways = [
  [
    'colon',
    new RegExp(
      `${purpose}(?:\\s+(?:${verbs}|${adverbs}|new|old|neu|alt))?["'*_]{0,2}\\s{0,2}(?:[:=]{1,2}>?|->|→)[*_]{0,2}\\s{0,3}`,
      'uy',
    ),
  ],
  ['verb', new RegExp(`${purpose}${being}`, 'uy')],
  // "The password has changed, it is now x".
  ['later', new RegExp(`\\s[^\\n,:=.;!?"]{1,40},\\s(?:it|es)${being}`, 'uy')],
  ['change', new RegExp(`${purpose}\\s+(?:to|auf|à|en|por|naar)\\s+`, 'uy')],
  ['dash', new RegExp(`${note}?\\s[-–]\\s`, 'uy')],
  ['blank', new RegExp(`${note}?\\s{1,2}`, 'uy')],
  // "PIN for the bank card x".
  ['apart', new RegExp(`${use}\\s+(?=\\d)`, 'uy')],
] as const;
type Way = (typeof ways)[number][0];

/** "to" leads to a place as often as to a new password. */
const changing =
  /\b(?:chang|set\b|reset|geändert|gesetzt|gestellt|ändern|setzen|cambi|puse|veranderd|gewijzigd|gezet|mis\b|modifi)/iu;

const quotes: Readonly<Record<string, RegExp>> = {
  '"': /[^"\n]{1,100}(?=")/y,
  "'": /[^'\n]{1,100}(?=')/y,
  '“': /[^”“\n]{1,100}(?=[”“])/y,
  '„': /[^“”"\n]{1,100}(?=[“”"])/y,
  '«': /[^»\n]{1,100}(?=»)/y,
  '‘': /[^’\n]{1,100}(?=’)/y,
  '`': /[^`\n]{1,100}(?=`)/y,
};

/** Enough of a word to judge it by. */
const wordStart = /[^\s"“”„«»`]{1,128}/y;
const wordEnd = /[^\s"“”„«»`]*/y;

const names: Readonly<Record<Label, SecretName>> = { password: 'a password', pin: 'a PIN', weak: 'a password' };

/** Digits of a PIN that stand apart, one by one or two by two. */
const spaced = /(?:\d(?: \d){3,7}|\d\d(?: \d\d){1,3})(?![\d\p{L}]| \d| ?[%€$[]|[.,:/-]\d)/uy;

/** Two to six words up to the end of a sentence. */
const phrase = /\p{L}{3,20}(?: \p{L}{2,20}){1,5}(?= ?(?:$|[\n.,;:!()]))/uy;

/** What stands before each of several: ": mail ", ", bank ". */
const item = /\s?(?:[:=,;&]|and|und)\s{1,3}(?:\p{L}{2,20}[:=]?\s{1,2})?/uy;

/** Passwords and PINs that are told after their name, in five languages. */
export function findTold(text: string): readonly Secret[] {
  const found: Secret[] = [];
  let next = labelFrom(text, 0);
  while (next !== undefined) {
    const secret = toldAfter(text, next.end, next.label);
    if (secret) found.push(secret);
    const end = secret?.end ?? next.end;
    if (next.isPlural && (secret || /^\s?[:=]/.test(text.slice(end, end + 2)))) found.push(...listedAfter(text, end));
    next = labelFrom(text, Math.max(end, found.at(-1)?.end ?? 0));
  }
  return found;
}

function toldAfter(text: string, at: number, label: Label): Secret | undefined {
  // What stands in the place of one that was blanked.
  if (text.startsWith(' removed]', at)) return undefined;
  const told = ways.flatMap(([way, form]): readonly Secret[] => {
    const value = toldAt(text, at + (lengthAt(form, text, at) ?? Number.NaN), { label, way });
    if (value === undefined) return [];
    const { start, end } = value;
    if (way === 'change' && !changing.test(text.slice(Math.max(0, at - 50), end + 40))) return [];
    return [{ start, end, name: names[label] }];
  });
  // A colon further on may belong to something else.
  return told.sort((one, other) => one.start - other.start)[0];
}

/** Several passwords, each with what it is for: "passwords: mail x, bank y". */
function listedAfter(text: string, at: number): readonly Secret[] {
  const found: Secret[] = [];
  for (let end = at; ; end = found.at(-1)?.end ?? end) {
    const value = valueAt(text, end + (lengthAt(item, text, end) ?? Number.NaN));
    if (value === undefined || !isMixed(value.text) || isOrdinary(value.text)) return found;
    found.push({ start: value.start, end: value.end, name: names.password });
  }
}

interface Value {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
  /** True if nothing follows it in its sentence. */
  readonly isLast: boolean;
}

function valueAt(text: string, at: number): Value | undefined {
  const quote = quotes[text[at] ?? ''];
  const inside = quote && lengthAt(quote, text, at + 1);
  if (inside !== undefined) {
    const [start, end] = [at + 1, at + 1 + inside];
    return { text: text.slice(start, end), start, end, isQuoted: true, isLast: isLastAt(text, end + 1) };
  }
  const judged = lengthAt(wordStart, text, at);
  if (judged === undefined) return undefined;
  const whole = judged + (lengthAt(wordEnd, text, at + judged) ?? 0);
  const core = text.slice(at, at + judged).replace(/[.,:;)\]}'’…]+$/, '');
  // What a sentence ends with may belong to the secret: an exclamation mark goes with it, a full stop stays.
  const end = whole > judged ? at + whole : at + core.length;
  return { text: core, start: at, end, isQuoted: false, isLast: isLastAt(text, end) };
}

function isLastAt(text: string, end: number): boolean {
  return /^[^\S\n]*(?:$|[\n.,;:()}]|[-–]\s)/.test(text.slice(end, end + 20));
}

function toldAt(text: string, at: number, told: Telling): Pick<Value, 'start' | 'end'> | undefined {
  const digits = told.label === 'pin' ? lengthAt(spaced, text, at) : undefined;
  if (digits !== undefined) return { start: at, end: at + digits };
  const value = valueAt(text, at);
  if (value !== undefined && isTold(value, told)) return value;
  const end = at + (lengthAt(phrase, text, at) ?? Number.NaN);
  if (told.label !== 'password' || Number.isNaN(end)) return undefined;
  const words = text.slice(at, end).split(' ');
  const isEnough = told.way === 'colon' || (told.way === 'verb' && words.length > 3);
  return isEnough && isPhrase(words) ? { start: at, end } : undefined;
}

interface Telling {
  readonly label: Label;
  readonly way: Way;
}

function isTold(value: Value, { label, way }: Telling): boolean {
  const word = value.text.replace(/[!?]+$/, '');
  const isPlain = way === 'colon' || way === 'verb';
  if (label === 'password' && isPlain && isDate(word)) return true;
  if (way === 'colon' ? isFigure(word) : isOrdinary(word)) return false;
  if (way === 'apart') return label === 'pin' && value.isLast && isDigits(word) && !isYear(word);
  if (label === 'pin' && way !== 'colon') return isDigits(word);
  if (isMixed(value.text) && !/\s/.test(word)) return true;
  if (label === 'weak') return false;
  if (isDigits(word)) return isPlain || way === 'change' || !isYear(word);
  if (label === 'pin' || way === 'later' || word.length < 3) return false;
  if (value.isQuoted && way !== 'blank') return !isAside(word);
  if (!value.isLast) return false;
  if (way === 'colon' || value.isQuoted) return !isAside(word);
  if (way === 'blank' || isDescribing(word)) return false;
  // A word of small letters after "is" says how it is.
  return way === 'change' || !/^[\p{Ll}'’-]+$/u.test(word);
}

/** How far a sticky expression reaches at a place; undefined where it does not fit. */
function lengthAt(form: RegExp, text: string, at: number): number | undefined {
  if (Number.isNaN(at)) return undefined;
  form.lastIndex = at;
  return form.exec(text)?.[0].length;
}
