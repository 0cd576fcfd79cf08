import type { Mark } from './mark.ts';

const mail =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}(?:@|\s?[([]at[)\]]\s?)(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/giu;

/** Mail addresses, written with "(at)" too. */
export function findMails(text: string): readonly Mark[] {
  if (!/@|[([]at[)\]]/i.test(text)) return [];
  return Array.from(text.matchAll(mail), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    word: '[mail]',
  }));
}

const gap = '[ \\t\\u00a0\\u202f().\\/\\u2013-]';
/** Six digits and more, with what people put between the groups of a number. */
const candidate = new RegExp(
  `(?<![\\p{L}\\p{N}_+]|\\p{N}[.,:])\\+?\\(?\\+?\\d(?:${gap}{0,3}\\d){5,18}(?![\\p{L}\\p{N}_]|[.,:]\\p{N}|${gap}?%)`,
  'gu',
);

/** A day with its year, or nothing but a day. */
const date =
  /(?<!\d)(?:(?:19|20)\d\d([ ./-])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([ ./-])(?:0?[1-9]|1[0-2])\2(?:19|20)\d\d)(?!\d)|^\d\d([./-])\d\d\3\d\d$/;
const caseId = /^\d\d(?:0[1-9]|1[0-2])-\d{6}$/;
const hardwareAddress = /^(?:\d\d[-. ]){5}\d\d$/;

/** Forms that only telephone numbers have; how many digits they need is said beside them. */
const forms: readonly (readonly [form: RegExp, least: number, most: number])[] = [
  // +49 (0)30 1234567, 0049 30 1234567.
  [/^\(?\+(?!\d+\.\d\d$)/, 7, 15],
  [/^00[1-9]/, 10, 17],
  // 030 1234567, (020) 7946 0958, 06-12345678; written in one it has ten or eleven digits.
  [/^\(?0[1-9]\d{0,4}\)?[ \t\u00a0\u202f./\u2013-]+\(?\d\d/, 9, 12],
  [/^0[1-9]\d+$/, 10, 11],
  // (212) 555-0142, 1-800-555-0142.
  [/^(?:1[ .-]?)?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ ./-])\d{3}[ .-]\d{4}$/, 10, 11],
  // 612 345 678, 612 34 56 78.
  [/^[6-9]\d\d([ -])\d{3}\1(?!000)\d{3}$/, 9, 9],
  [/^[6-9]\d\d(?:[ .-]\d\d){3}$/, 9, 9],
];

/** What announces a number: then any six digits are one. */
const cue = new RegExp(
  [
    '(?<!\\p{L})(?:tel|phone|telephone|mobile|cell|cellphone|landline|fax|whatsapp|telefon|telefonnummer|handy|handynummer|mobil|festnetz|rufnummer|tél|téléphone|portable|teléfono|móvil|telefoon)(?:\\s(?:number|no|nr))?(?:\\s(?:is|ist|est|es))?[.:]{0,2}\\s?$',
    '(?<!\\p{L})(?:call|ring|rang|reach|text|phone)(?:ed|s|ing)?\\s(?:\\p{L}{1,12}\\s){0,3}(?:on|at|under)\\s$',
    '(?<!\\p{L})(?:my|her|his|their|our|new|old)\\snumber(?:\\sis)?[:]?\\s$',
  ].join('|'),
  'iu',
);
const cueLength = 48;

/** Telephone numbers: in a form that nothing else has, announced as one, or known. `tails` are ends of known ones, six digits each. */
export function findPhones(text: string, tails: ReadonlySet<string>): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { 0: found, index } of text.matchAll(candidate)) {
    if (!isPhone(found, { before: text.slice(Math.max(0, index - cueLength), index), tails })) continue;
    marks.push({ start: index, end: index + found.length, word: '[phone]' });
  }
  return marks;
}

/** The last six digits of each number in a text, by which it is known again however it is written. */
export function phoneTails(text: string): readonly string[] {
  return Array.from(text.matchAll(candidate), ([found]) => digitsOf(found).slice(-6));
}

function isPhone(
  found: string,
  { before, tails }: { readonly before: string; readonly tails: ReadonlySet<string> },
): boolean {
  const digits = digitsOf(found);
  if (date.test(found) || caseId.test(found) || hardwareAddress.test(found)) return false;
  if (tails.has(digits.slice(-6))) return true;
  if (forms.some(([form, least, most]) => digits.length >= least && digits.length <= most && form.test(found)))
    return true;
  const groups = found.match(/\d+/g) ?? [];
  return digits.length <= 15 && groups.slice(1).every((group) => group.length > 1) && cue.test(before);
}

const digitsOf = (text: string) => text.replace(/\D/g, '');
