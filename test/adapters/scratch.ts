import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openHome } from '../../src/adapters/store/home.ts';
import { createIdentity } from '../../src/adapters/store/identity.ts';
import { createJournal } from '../../src/adapters/store/journal.ts';
import { encodeLine } from '../../src/domain/line.ts';
import type { JournalEvent, JournalRecord } from '../../src/domain/record.ts';
import { ulid } from '../../src/domain/ulid.ts';

export const machine = 'dana-laptop-7k2m';

/** An empty folder that is gone after the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'heard-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A home and a state folder that do not exist yet, with all that reads and writes them. */
export function scratchDesk() {
  const folder = scratchFolder();
  const path = join(folder, 'home');
  const state = join(folder, 'state');
  mkdirSync(state);
  writeFileSync(join(state, 'machine.json'), JSON.stringify({ hosts: { laptop: machine }, by: 'Dana' }));
  const home = openHome(path, Math.random);
  const identity = createIdentity(state, { label: 'laptop', user: 'dana' }, Math.random);
  const month = join(path, 'journal/2026-11');
  return { folder, path, state, home, identity, journal: createJournal({ home, identity, state }), month };
}

let drawn = 0;

/** A record of a case, or of whatever `about` says. Each is a millisecond after the one before. */
export function recordOf(events: readonly JournalEvent[], about: Partial<JournalRecord> = { case: '2611-k7m4xq' }) {
  drawn += 1;
  const time = Date.UTC(2026, 10, 22) + drawn;
  const at = new Date(time).toISOString();
  const record: JournalRecord = { v: 1, id: ulid(time, Math.random), at, by: 'Dana', machine, events, ...about };
  return record;
}

export const opened = (about?: Partial<JournalRecord>) =>
  recordOf([{ kind: 'opened', client: { id: 'c-3f9k2a', name: 'Ana Miller' } }], about);
export const noted = (text: string, about?: Partial<JournalRecord>) => recordOf([{ kind: 'noted', text }], about);

/** Writes a file and the folders above it. */
export function put(path: string, ...chunks: readonly (string | Uint8Array | JournalRecord)[]): void {
  mkdirSync(dirname(path), { recursive: true });
  const bytes = chunks.map((chunk) => {
    if (typeof chunk === 'string') return Buffer.from(chunk);
    return chunk instanceof Uint8Array ? chunk : Buffer.from(`\n${encodeLine(chunk)}\n`);
  });
  writeFileSync(path, Buffer.concat(bytes));
}

/** Every path below a folder with its permission bits: `home/heard.json 600`. */
export function modesBelow(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names.map((name) => `${name} ${(statSync(join(folder, name)).mode & 0o777).toString(8)}`);
}

/** What is left beside the files that belong there. */
export function leftovers(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'));
}
