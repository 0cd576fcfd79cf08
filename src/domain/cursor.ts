import { z } from 'zod';
import { isHomeId } from './ids.ts';
import { type Parsed, refused, understood } from './parsed.ts';

/** How far a journal file was read. */
export interface Position {
  /** Bytes, up to and with the newline that ends the last line. */
  readonly size: number;
  /** The CRC-32 of that line's bytes, in eight hexadecimal digits. */
  readonly crc: string;
}

/** By the file's path below the journal: `2026-11/dana-laptop-7k2m.jsonl`. */
export type Positions = ReadonlyMap<string, Position>;

/** How far a journal was read. */
export interface Cursor {
  /** The id of its home; null where none had been made. */
  readonly home: string | null;
  readonly files: Positions;
}

const format = 1;

const schema = z.object({
  format: z.literal(format),
  home: z.string().refine(isHomeId).nullable(),
  files: z.record(
    z.string().regex(/^20\d\d-\d\d\/[^/]+\.jsonl$/),
    z.object({ size: z.int().positive(), crc: z.string().regex(/^[0-9a-f]{8}$/) }),
  ),
});
const newer = z.object({ format: z.int().gt(format) });

/** The cursor that a text holds; the reason why not goes on after the name of its file. */
export function readCursor(text: string): Parsed<Cursor> {
  const value = parsed(text);
  const found = schema.safeParse(value);
  if (found.success) return understood({ home: found.data.home, files: new Map(Object.entries(found.data.files)) });
  return refused(newer.safeParse(value).success ? 'was left by a newer heard' : 'is not what an export left there');
}

/** A cursor as its file holds it: the same text for the same positions. */
export function cursorText({ home, files }: Cursor): string {
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify({ format, home, files: Object.fromEntries(sorted) })}\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
