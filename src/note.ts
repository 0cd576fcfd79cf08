import { createClock } from './adapters/clock.ts';
import { findFolders } from './adapters/store/folders.ts';
import { openHome } from './adapters/store/home.ts';
import { createIdentity, findHost } from './adapters/store/identity.ts';
import { appendRecords } from './adapters/store/journal-append.ts';
import { dueFolders } from './adapters/store/journal-due.ts';
import { writeAll } from './adapters/store/regular-file.ts';
import type { Context } from './context.ts';
import { drawNoteId } from './domain/ids.ts';
import { type NoteTyped, takenEvent } from './domain/note-text.ts';
import { composeRecord } from './domain/recorder.ts';
import { mayHoldSecret } from './domain/secrets/sign.ts';
import { HeardError } from './errors.ts';
import { clean } from './output/clean.ts';
import { notedLine } from './output/noted-line.ts';

/** What a plain note takes from outside. */
interface World extends Pick<Context, 'env' | 'platform'> {
  readonly write: (text: string) => void;
  /** Says what went wrong. */
  readonly tell: (text: string) => void;
}

// The streams of this process take milliseconds to make, its descriptors nothing.
const thisProcess: World = {
  env: process.env,
  platform: process.platform,
  write: (text) => writeAll(1, Buffer.from(text)),
  tell: (text) => writeAll(2, Buffer.from(text)),
};

/**
 * Takes a plain note with nothing loaded that it does not need. Gives the exit code, or undefined where the full program
 * has to do it: for every other flag, for `-`, for no text and for whatever goes wrong.
 */
export function run(words: readonly string[], world: World = thisProcess): number | undefined {
  const typed = readWords(words);
  // Whoever typed a secret is asked about it, or told how to take it out again.
  if (typed === undefined || mayHoldSecret(`${typed.text} ${typed.client ?? ''}`)) return undefined;
  let line: string | undefined;
  try {
    line = take(typed, world);
  } catch (error) {
    // Taken again by the full program it could be there twice.
    return error instanceof HeardError && error.kept === 'maybe' ? notSure(error, typed, world) : undefined;
  }
  if (line === undefined) return undefined;
  say(line, world.write);
  return 0;
}

function notSure({ message, hint }: HeardError, { text }: NoteTyped, { tell }: World): number {
  say(`heard: ${clean(message)}\n${clean(`${hint} What was typed: ${text}`)}\n`, tell);
  return 1;
}

function say(text: string, write: (text: string) => void): void {
  try {
    write(text);
  } catch {
    // Whoever read our output has gone; what was done is done.
  }
}

function take(typed: NoteTyped, { env, platform }: World): string | undefined {
  const random = Math.random;
  const clock = createClock(env);
  const folders = findFolders({ env, platform });
  const home = openHome(folders.home, random);
  const identity = createIdentity(folders.state, findHost(env), random);
  const desk = { home, machine: identity.machine, state: folders.state };
  // What was redacted elsewhere goes from the files here at the next write.
  if (dueFolders(desk, 'own').length > 0) return undefined;
  const now = clock.now();
  const stamp = { now, real: clock.real(), random, by: identity.by, machine: identity.machine };
  const record = composeRecord({ subject: { note: drawNoteId(now, random) }, events: [takenEvent(typed)] }, stamp);
  appendRecords([record], { home, identity });
  return `${notedLine(record)}\n`;
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
