import { type Parsed, quoted, refused, understood } from '../parsed.ts';
import { type Tail, takeDate, takeLastWords, whyLastWordsAreNoDay } from './tail.ts';

export interface PromiseTyped {
  readonly what: string;
  /** A name as typed, or `me` for the helper. */
  readonly who: string;
  /** Date or instant. */
  readonly due: string;
}

/** "send invoice by fri; Anna: order part by 3d": what, who and by when, several set off by ";". An empty line is []. */
export function readPromises(text: string, now: number): Parsed<readonly PromiseTyped[]> {
  const promises: PromiseTyped[] = [];
  for (const part of text.split(';').map((one) => one.trim())) {
    if (part === '') continue;
    const read = readPromise(part, now);
    if (!read.ok) return read;
    promises.push(read.value);
  }
  return understood(promises);
}

/** The line that reads back as these. */
export function writePromises(promises: readonly PromiseTyped[]): string {
  return promises.map(({ what, who, due }) => `${who === 'me' ? '' : `${who}: `}${what} by ${due}`).join('; ');
}

function readPromise(text: string, now: number): Parsed<PromiseTyped> {
  const [, name = 'me', act = text] = /^(\p{L}[\p{L}\p{M}'’. -]{0,39}):\s+(.+)$/su.exec(text) ?? [];
  const moment = { now, sense: 'due' } as const;
  // A day before its joining word, as in "call fri at 14:00", is found from the end.
  const dated = longer(takeDate(act, /[\s,]+(?:by|before|until|on|at)\s+|,\s*/gi, moment), takeLastWords(act, moment));
  const noDay = whyLastWordsAreNoDay(act, moment);
  if (noDay !== undefined) return refused(noDay);
  if (dated === undefined)
    return refused(`${quoted(act)} needs a day it is promised for: write it like "send invoice by fri".`);
  const what = dated.head.replace(/(?:^|\s)(?:by|before|until|on|at)$/i, '').trim();
  if (what === '') return refused(`${quoted(act)} needs what is promised: write it like "send invoice by fri".`);
  return understood({ what, who: name.toLowerCase() === 'me' ? 'me' : name.trim(), due: dated.value });
}

/** The one that leaves less of the line before it. */
function longer(one: Tail | undefined, other: Tail | undefined): Tail | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.head.length < one.head.length ? other : one;
}
