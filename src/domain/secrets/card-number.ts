import type { Secret } from './secret.ts';

/** How the numbers of an issuer begin and how many digits they have. */
const issuers: readonly (readonly [start: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^3(?:0[0-5]|[689])/, [14]],
  [/^(?:6011|64[4-9]|65)/, [16]],
  [/^35(?:2[89]|[3-8])/, [16]],
  [/^62/, [16, 17, 18, 19]],
  [/^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, [16, 18, 19]],
];

/** How many digits stand together in print. Without gaps, thirteen digits are as likely the bar code of a box. */
const layouts = /^(?:1[4-9]|(?:[48]-){1,4}[1-48]|4-3-3-3|4-6-[45])$/;

interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** Payment card numbers, by issuer, length and check digit. Their digits may stand in groups. */
export function findCards(text: string): readonly Secret[] {
  return runsIn(text).flatMap((groups) => (isAccount(text, groups) ? [] : cardsIn(text, groups)));
}

/** Groups of digits that follow each other, with no more than a blank, a dot or a hyphen between them. */
function runsIn(text: string): readonly (readonly Group[])[] {
  const runs: Group[][] = [];
  for (const { 0: digits, index } of text.matchAll(/\d+/g)) {
    const group = { digits, start: index, end: index + digits.length };
    const run = runs.at(-1);
    const before = run?.at(-1)?.end ?? 0;
    const isNext = run !== undefined && index - before <= 3 && /^[ .\u00a0\u202f–-]+$/.test(text.slice(before, index));
    if (isNext) run.push(group);
    else runs.push([group]);
  }
  return runs;
}

/** A bank account number begins with two letters, two digits and four more. */
function isAccount(text: string, [first, second]: readonly Group[]): boolean {
  if (first?.digits.length !== 2 || second?.digits.length !== 4) return false;
  return /(?:^|[^\p{L}\p{N}-])[A-Z]{2}$/iu.test(text.slice(Math.max(0, first.start - 3), first.start));
}

function cardsIn(text: string, groups: readonly Group[]): readonly Secret[] {
  const found: Secret[] = [];
  for (let at = 0; at < groups.length; at += 1) {
    if ((groups[at]?.digits.length ?? 0) < 4) continue;
    const count = [5, 4, 3, 2, 1].find((most) => isCard(text, groups.slice(at, at + most), most));
    const [first, last] = [groups[at], groups[at + (count ?? 1) - 1]];
    if (count === undefined || first === undefined || last === undefined) continue;
    found.push({ start: first.start, end: last.end, name: 'a card number' });
    at += count - 1;
  }
  return found;
}

function isCard(text: string, groups: readonly Group[], count: number): boolean {
  const [first, last] = [groups[0], groups.at(-1)];
  if (first === undefined || last === undefined || groups.length < count) return false;
  if (!layouts.test(groups.map(({ digits }) => digits.length).join('-'))) return false;
  // A part of a longer sign, such as a serial number, an amount or a version.
  if (/[\p{L}_]$|\d[.,:/]$/u.test(text.slice(Math.max(0, first.start - 2), first.start))) return false;
  if (/^(?:[\p{L}_]|[.,]\d)/u.test(text.slice(last.end, last.end + 2))) return false;
  const number = groups.map(({ digits }) => digits).join('');
  return issuers.some(([start, lengths]) => lengths.includes(number.length) && start.test(number)) && isChecked(number);
}

/** The check of ISO/IEC 7812-1, annex B (Luhn). */
function isChecked(number: string): boolean {
  let sum = 0;
  for (let at = 0; at < number.length; at += 1) {
    const digit = Number(number[number.length - 1 - at]);
    sum += at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
  }
  return sum % 10 === 0;
}
