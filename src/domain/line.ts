import { crc32 } from './crc32.ts';
import { envelopeFault, unknownKey } from './envelope.ts';
import type { JournalRecord, Line, SumState } from './record.ts';

/** The longest line, in bytes of UTF-8. */
export const longestLine = 256 * 1024;

/** The CRC-32 of a text's UTF-8 bytes, as an unsigned number. */
export type Checksum = (text: string) => number;

export type Decoded =
  /** `doubt` says in one sentence why the line is to be reported although it is used. */
  { readonly ok: true; readonly line: Line; readonly doubt?: string } | { readonly ok: false; readonly reason: string };

const sumForm = /^,"sum":"([0-9a-f]{8})"\}$/;
const sumLength = ',"sum":"9f31c0de"}'.length;

/** A record as a line of the journal, its sum last, without the newlines around it. */
export function encodeLine(record: JournalRecord, checksum: Checksum = crc32): string {
  const { sum: _, ...own } = record;
  const body = JSON.stringify(own);
  return `${body.slice(0, -1)},"sum":"${hexadecimal(checksum(body))}"}`;
}

/** The record of a line, as far as its form goes: whether its events fit their kinds is found out by the fold. */
export function decodeLine(raw: string, checksum: Checksum = crc32): Decoded {
  const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
  // Looked for at its place alone: an expression would go through the whole line.
  const match = sumForm.exec(text.slice(-sumLength));
  const body = match === null ? text : `${text.slice(0, -sumLength)}}`;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { ok: false, reason: 'This line is cut off or is not JSON.' };
  }
  const fault = envelopeFault(value);
  if (fault !== undefined) return { ok: false, reason: fault };
  const { sum: stray, ...record } = value as JournalRecord;
  const found = match?.[1] === undefined ? 'none' : sumState(match[1], checksum(body));
  return used({ record, sum: stray === undefined ? found : 'wrong', raw });
}

function used(line: Line): Decoded {
  if (line.sum === 'wrong') return { ok: true, line, doubt: 'The sum of this line is wrong, so it was changed.' };
  const unknown = line.sum === 'none' ? unknownKey(line.record) : undefined;
  if (unknown === undefined) return { ok: true, line };
  return { ok: true, line, doubt: `This line has no sum and a key that heard does not know, "${unknown}".` };
}

function sumState(written: string, sum: number): SumState {
  return written === hexadecimal(sum) ? 'right' : 'wrong';
}

function hexadecimal(sum: number): string {
  return sum.toString(16).padStart(8, '0');
}
