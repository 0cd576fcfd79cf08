import { parseWhen } from '../when.ts';
import { takeDate, withoutComma } from './tail.ts';

export interface ChangedLine {
  readonly changed?: string;
  /** A date or instant where one was understood, else the words as typed. */
  readonly since?: string;
}

/** "new router, since mon": what is different and since when. Every line is understood: what is no date stays words. */
export function readChangedLine(text: string, now: number): ChangedLine {
  const line = text.trim();
  const dated = takeDate(line, /[\s,]+since\s+|,\s*/gi, { now, sense: 'past' });
  if (dated !== undefined) return answer(dated.head, dated.value);
  const [, before = '', after] = /^(.*?)(?:^|[\s,])since\s+(.+)$/is.exec(line) ?? [];
  if (after === undefined) return answer(line, '');
  const comma = before.trim() === '' ? after.indexOf(',') : -1;
  if (comma < 0) return answer(withoutComma(before), after);
  const since = after.slice(0, comma).trim();
  const read = parseWhen(since, { now, sense: 'past' });
  return answer(after.slice(comma + 1).trim(), read.ok ? read.value.value : since);
}

function answer(changed: string, since: string): ChangedLine {
  return { ...(changed !== '' && { changed }), ...(since !== '' && { since }) };
}
