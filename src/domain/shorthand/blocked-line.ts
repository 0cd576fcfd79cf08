import { takeDate } from './tail.ts';

export interface BlockedLine {
  readonly blocked?: string;
  /** Date or instant by which it must work. */
  readonly deadline?: string;
}

/** "send invoices by fri": what cannot be done and by when it must work. Every line is understood: what is no date is what is blocked. */
export function readBlockedLine(text: string, now: number): BlockedLine {
  const line = text.trim();
  const dated = takeDate(line, /[\s,]+(?:by|before|until)\s+|,\s*/gi, { now, sense: 'due' });
  const blocked = dated?.head ?? line;
  return { ...(blocked !== '' && { blocked }), ...(dated && { deadline: dated.value }) };
}
