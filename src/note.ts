import { createClock } from './adapters/clock.ts';
import { disk } from './adapters/store/disk.ts';
import { appendQuickly, type Doubtful, findQuickDesk } from './adapters/store/quick-append.ts';
import type { Context } from './context.ts';
import { drawNoteId, monthOf } from './domain/ids.ts';
import { encodeLine, longestLine } from './domain/line.ts';
import { type NoteTyped, takenEvent } from './domain/note-text.ts';
import type { JournalRecord } from './domain/record.ts';
import { composeRecord } from './domain/recorder.ts';
import { mayHoldSecret } from './domain/secrets/sign.ts';
import { noted } from './output/noted-line.ts';

/** What a plain note takes from outside. */
interface World extends Pick<Context, 'env' | 'platform'> {
  readonly write: (text: string) => unknown;
}

/** A note that was written, with which the full program goes on. */
export interface Written {
  readonly record: JournalRecord;
  /** Present where it is not sure that it is kept. */
  readonly doubt?: Doubtful & { readonly bytes: Buffer };
}

// The streams of this process take milliseconds to make, its descriptors nothing.
const thisProcess: World = {
  env: process.env,
  platform: process.platform,
  write: (text) => disk.write(1, Buffer.from(text)),
};

/**
 * Takes a plain note with nothing loaded that it does not need. Gives the exit code; or undefined where the full program
 * has to do it: for every other flag, for `-`, for no text, for the first note of a month and for whatever goes wrong; or
 * a note with which the full program has to go on.
 */
export function run(words: readonly string[], world: World = thisProcess): number | Written | undefined {
  const typed = readWords(words);
  // Whoever typed a secret is asked about it, or told how to take it out again.
  if (typed === undefined || mayHoldSecret(`${typed.text} ${typed.client ?? ''}`)) return undefined;
  try {
    return take(typed, world);
  } catch {
    return undefined;
  }
}

function take(typed: NoteTyped, world: World): number | Written | undefined {
  const random = Math.random;
  const clock = createClock(world.env);
  const desk = findQuickDesk(world);
  if (desk === undefined) return undefined;
  const now = clock.now();
  const note = drawNoteId(now, random);
  const record = composeRecord(
    { subject: { note }, events: [takenEvent(typed)] },
    { now, real: clock.real(), random, ...desk },
  );
  const bytes = Buffer.from(`\n${encodeLine(record)}\n`);
  if (bytes.length - 2 > longestLine) return undefined;
  const appended = appendQuickly(desk, monthOf(note), bytes);
  // Taken again by the full program it could be there twice.
  if (appended !== 'kept') return { record, doubt: { ...appended, bytes } };
  const client = record.events[0]?.client;
  // What may act on a terminal is made safe by the full program.
  if (typeof client === 'string' && !/^[ -~]*$/.test(client)) return { record };
  say(`${noted(note, client as string | undefined)}\n`, world.write);
  return 0;
}

function say(text: string, write: World['write']): void {
  try {
    write(text);
  } catch {
    // Whoever read our output has gone; what was done is done.
  }
}

/** The note of words that are text, `-c NAME` and `--client NAME` alone; undefined for anything else. */
function readWords(words: readonly string[]): NoteTyped | undefined {
  const text: string[] = [];
  let client: string | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '-c' || word === '--client') {
      at += 1;
      client = words[at];
      if (client === undefined || client.startsWith('-')) return undefined;
    } else if (word.startsWith('-')) return undefined;
    else text.push(word);
  }
  const whole = text.join(' ').trim();
  return whole === '' ? undefined : { text: whole, ...(client !== undefined && { client }) };
}
