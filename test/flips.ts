import { DamagedHome, recordsIn } from './damaged-home.ts';
import { seeded } from './made-journal.ts';

/** What came of flips of single bytes. */
export interface Flipped {
  readonly flips: number;
  readonly crashes: number;
  /** Changed what a command printed, and that command did not say that a line is damaged. */
  readonly silent: number;
  /** Took a case or note with them that was not hit. */
  readonly hidden: number;
  /** Were said by at least one command. */
  readonly reported: number;
}

/** What one command printed. */
interface Printed {
  readonly code: number;
  readonly isReported: boolean;
  /** A text for each case, note or match, by its id. */
  readonly subjects: ReadonlyMap<string, string>;
}

/** How what a command prints comes apart into one object for each subject. */
const reading: Readonly<Record<string, (out: string) => readonly { readonly id: string }[]>> = {
  'list --all --json': (out) => JSON.parse(out).cases,
  'notes --json': (out) => JSON.parse(out).notes,
  export: (out) => out.split('\n').flatMap((line) => (line === '' ? [] : JSON.parse(line))),
  'find --json e': (out) => JSON.parse(out).matches,
};

/**
 * Changes one byte of the journal after the other, each in an intact home, and prints it with every command that reads all
 * of it. Every other flip leaves the file's time as it was, so that a cache cannot know of it.
 */
export async function flipBytes(count: number, seed: number): Promise<Flipped> {
  const home = new DamagedHome();
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const total = home.files().reduce((sum, file) => sum + home.bytes(file).length, 0);
  const before = await printed(home);
  const came = { flips: 0, crashes: 0, silent: 0, hidden: 0, reported: 0 };
  for (; came.flips < count; came.flips += 1) {
    home.mend();
    await home.shop.line('list');
    const { file, at } = byteAt(home, below(total));
    const bytes = Buffer.from(home.bytes(file));
    const old = bytes[at] ?? 0;
    bytes[at] = came.flips % 3 === 0 ? old ^ (1 << below(8)) : (old + 1 + below(255)) % 256;
    if (came.flips % 2 === 0) home.put(file, bytes);
    else home.rot(file, bytes);
    const after = await printed(home);
    // A record's own newlines are its first byte and its last.
    const hit = recordsIn(home.bytes(file)).find((record) => record.at - 1 <= at && at <= record.end)?.id;
    if (after.some(({ code }) => code !== 0)) came.crashes += 1;
    if (after.some((one, index) => isSilent(one, before[index]))) came.silent += 1;
    if (after.some((one, index) => isShort(one, before[index], hit))) came.hidden += 1;
    if (after.some(({ isReported }) => isReported)) came.reported += 1;
  }
  return came;
}

/** The byte that stands at a place of all files one after the other. */
function byteAt(home: DamagedHome, place: number): { readonly file: string; readonly at: number } {
  let at = place;
  for (const file of home.files()) {
    if (at < home.bytes(file).length) return { file, at };
    at -= home.bytes(file).length;
  }
  throw new Error(`There is no byte ${place}`);
}

async function printed({ shop }: DamagedHome): Promise<readonly Printed[]> {
  const all: Printed[] = [];
  for (const [command, read] of Object.entries(reading)) {
    const { code, out, err } = await shop.line(command);
    const subjects = new Map<string, string>();
    for (const one of code === 0 ? read(out) : []) {
      subjects.set(one.id, `${subjects.get(one.id) ?? ''}${JSON.stringify(one)}`);
    }
    all.push({ code, subjects, isReported: /^\d+ damaged lines?, see heard doctor: /m.test(err) });
  }
  return all;
}

function isSilent({ subjects, isReported }: Printed, before: Printed | undefined): boolean {
  return !isReported && JSON.stringify([...subjects]) !== JSON.stringify([...(before?.subjects ?? [])]);
}

function isShort({ subjects }: Printed, before: Printed | undefined, hit: string | undefined): boolean {
  return [...(before?.subjects.keys() ?? [])].some((id) => id !== hit && !subjects.has(id));
}
