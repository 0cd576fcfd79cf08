import type { JournalEvent } from './record.ts';

const isAscii = /^[\0-\x7f]*$/;

/** A note as it is about to be taken. */
export interface NoteTyped {
  readonly text: string;
  /** As typed: resolved when it is read. */
  readonly client?: string | undefined;
}

/** The name behind the first `@` at the start of a word, without the punctuation after it; undefined where there is none. */
export function clientNamedIn(text: string): string | undefined {
  // Most notes name nobody, and an expression over the letters of every script takes milliseconds to make.
  return text.includes('@') ? nameAfterSign(text) : undefined;
}

function nameAfterSign(text: string): string | undefined {
  const form = isAscii.test(text) ? /(?:^|\s)@([a-z][a-z0-9._'-]*)/i : /(?:^|\s)@(\p{L}[\p{L}\p{M}\p{N}._'’-]*)/u;
  const name = form.exec(text)?.[1];
  return name?.replace(/[._'’-]+$/, '');
}

/** What taking a note writes: the text whole, and the client that was named, `--client` before an `@name`. */
export function takenEvent({ text, client }: NoteTyped): JournalEvent {
  const name = client?.trim() || clientNamedIn(text);
  return { kind: 'taken', text, ...(name !== undefined && { client: name }) };
}
