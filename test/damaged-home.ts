import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Shop } from './commands/shop.ts';

const machines = ['desk-2b4c', 'dana-laptop-7k2m', 'van-7k2m'];
const words = [
  'The printer says offline every morning.',
  'Öffnet nicht, 很慢, and then it “freezes” 🙂.',
  'Line one\nline two\twith a tab and a \\ backslash.',
  'It clicks. {"v":1,"id":"not a record"}',
];
/** The file that holds the records of all machines, as a merge by hand leaves it. */
export const mixedFile = 'journal/2026-10/merged.jsonl';

/** A home of cases, notes and clients that three machines wrote, whose files can be damaged and mended. */
export class DamagedHome {
  readonly shop = new Shop();
  readonly #intact = new Map<string, Buffer>();

  constructor() {
    const { shop } = this;
    for (const [at, machine] of machines.entries()) {
      const mark = 'abc'[at];
      for (const [each, text] of words.entries()) shop.case(`2611-${mark}${each}0000`, text, [], { machine });
      shop.case(`2610-${mark}00000`, words[at + 1] ?? '', [{ kind: 'noted', text: 'still so' }], { machine });
      shop.write({ note: `n-2611-${mark}00000` }, [{ kind: 'taken', text: words[at] ?? '' }], { machine });
      const kind = at === 0 ? 'client-added' : 'client-changed';
      shop.write({ client: 'c-ana001' }, [{ kind, name: `Ana Miller ${at}` }], { machine });
    }
    const parts = machines.map((machine) => join(shop.home, `journal/2026-10/${machine}.jsonl`));
    const merged = Buffer.concat(parts.map((path) => readFileSync(path)));
    for (const path of parts) rmSync(path);
    writeFileSync(join(shop.home, mixedFile), merged);
    // Without its seal a home has no cache.
    writeFileSync(join(shop.home, 'heard.json'), '{"format":1,"id":"h-abc123"}');
    for (const file of this.files()) this.#intact.set(file, readFileSync(join(shop.home, file)));
  }

  /** Every journal file, as a path below the home. */
  files(): readonly string[] {
    const names = readdirSync(join(this.shop.home, 'journal'), { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => `journal/${name}`)
      .sort();
  }

  /** What an intact file holds. */
  bytes(file: string): Buffer {
    const bytes = this.#intact.get(file);
    if (!bytes) throw new Error(`There is no ${file}`);
    return bytes;
  }

  put(file: string, bytes: Uint8Array): void {
    writeFileSync(join(this.shop.home, file), bytes);
  }

  /** The same, with the time of the file as it was: what a failing disk does to it. */
  rot(file: string, bytes: Uint8Array): void {
    const path = join(this.shop.home, file);
    const { atime, mtime } = statSync(path);
    this.put(file, bytes);
    utimesSync(path, atime, mtime);
  }

  mend(): void {
    for (const [file, bytes] of this.#intact) {
      this.put(file, bytes);
      // A whole second: only such a time can be given back to a file exactly.
      utimesSync(join(this.shop.home, file), 1_800_000_000, 1_800_000_000);
    }
  }
}

/** Where in a file which record stands: `end` is the byte after its last brace. */
export function recordsIn(
  bytes: Buffer,
): readonly { readonly at: number; readonly end: number; readonly id: string }[] {
  let at = 0;
  return bytes
    .toString('latin1')
    .split('\n')
    .flatMap((line) => {
      const start = at;
      at += line.length + 1;
      const id = /"(?:case|note|client)":"([^"]+)"/.exec(line)?.[1];
      return id === undefined ? [] : [{ at: start, end: start + line.length, id }];
    });
}
