import { dirname, join } from 'node:path';
import type { PlaybookFault } from '../../domain/own-playbooks.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { crc32 } from '../store/checksum.ts';
import { makeFolder } from '../store/directory.ts';
import { disk } from '../store/disk.ts';
import { readWhole } from '../store/regular-file.ts';
import { replaceFile } from '../store/replace-file.ts';

/** What a playbook file came to. */
export type Outcome =
  | { readonly ok: true; readonly playbook: Playbook }
  | { readonly ok: false; readonly faults: readonly PlaybookFault[] };

/** What the files of one folder came to the last time. Making a playbook of YAML takes fifty times as long. */
export interface Memory {
  /** Undefined for a file that is new or may have changed since. */
  outcomeOf(name: string): Outcome | undefined;
  keep(name: string, outcome: Outcome): Outcome;
  /** Keeps it for the next time. A failure is no matter: it only costs time. */
  save(): void;
}

interface Desk {
  /** Where it is kept: a file of the state folder. */
  readonly file: string;
  /** The folder of the playbook files. */
  readonly folder: string;
  /** Says which heard made it: another one may read the same file otherwise. */
  readonly maker: string;
}

interface Entry {
  readonly mark: string;
  readonly outcome: Outcome;
}

/** Remembers by name, size, times and inode. Marks are taken here, before any of the files is read. */
export function openMemory(desk: Desk, names: readonly string[]): Memory {
  const marks = new Map(names.map((name) => [name, markOf(join(desk.folder, name))]));
  const before = read(desk);
  const entries = new Map<string, Entry>();
  let isNew = false;
  return {
    outcomeOf(name) {
      const entry = Object.hasOwn(before, name) ? before[name] : undefined;
      if (entry === undefined || entry.mark !== marks.get(name)) return undefined;
      entries.set(name, entry);
      return entry.outcome;
    },
    keep(name, outcome) {
      const mark = marks.get(name);
      if (mark !== undefined) entries.set(name, { mark, outcome: plain(outcome) });
      isNew ||= mark !== undefined;
      return outcome;
    },
    save() {
      if (isNew || entries.size < Object.keys(before).length) write(desk, Object.fromEntries(entries));
    },
  };
}

/** An outcome often brings along how to find places in its text, which cannot be kept. */
function plain(outcome: Outcome): Outcome {
  return outcome.ok ? { ok: true, playbook: outcome.playbook } : { ok: false, faults: outcome.faults };
}

/** A file that changed so lately may change once more within the same tick of its disk's clock. */
const settled = 2000;

/** Undefined for what is no plain file, or is not settled. */
function markOf(path: string): string | undefined {
  try {
    const found = disk.stat(path);
    const isSettled = Math.abs(Date.now() - found.ctimeMs) > settled;
    return found.isFile() && isSettled ? `${found.size} ${found.mtimeMs} ${found.ctimeMs} ${found.ino}` : undefined;
  } catch {
    // Whoever reads it says what is wrong.
    return undefined;
  }
}

function read({ file, maker }: Desk): Readonly<Record<string, Entry>> {
  try {
    const [sum, ...rest] = (readWhole(file)?.toString() ?? '').split('\n');
    const text = rest.join('\n');
    if (sum !== sumOf(text)) return {};
    const kept = JSON.parse(text);
    return kept.maker === maker ? kept.entries : {};
  } catch {
    // It is never the truth: whatever is wrong with it, it is made again.
    return {};
  }
}

function write({ file, maker }: Desk, entries: Readonly<Record<string, Entry>>): void {
  const text = JSON.stringify({ maker, entries });
  try {
    makeFolder(dirname(file));
    replaceFile(file, [`${sumOf(text)}\n${text}`], 'derived');
  } catch {}
}

function sumOf(text: string): string {
  return crc32(Buffer.from(text)).toString(16);
}
