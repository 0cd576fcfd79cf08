import { escapeJson } from './clean.ts';

/** A value as one line of JSON and its line feed. What could act on a terminal is escaped; it reads back as it was. */
export function jsonLine(value: unknown): string {
  return `${escapeJson(JSON.stringify(value))}\n`;
}

/** Case documents as NDJSON, a chunk a line. */
export function* ndjsonLines(documents: Iterable<unknown>): Generator<string> {
  for (const document of documents) yield jsonLine(document);
}
