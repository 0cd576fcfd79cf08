import { z } from 'zod';
import { isInstant } from './dates.ts';
import { isCaseId, isHomeId } from './ids.ts';

/** What a plain zip can hold, with room to spare. */
export const mostFiles = 9_999;
export const mostBytes = 4_000_000_000;

const format = 1;
/** In UTF-16 units. */
export const longestPath = 240;

/** Names that some computer cannot keep, and those that lead elsewhere. */
const oddName = /[\p{Cc}\\/:*?"<>|]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu;

const places: readonly RegExp[] = [
  /^home\/(heard\.json|\.gitattributes|\.gitignore)$/,
  /^home\/journal\/(book|20\d\d-(0[1-9]|1[0-2]))\/[^./][^/]*\.jsonl$/,
  /^home\/playbooks\/[^./][^/]*$/,
  /^home\/trash(\/[^/]+){1,6}$/,
];

/** True for the path of a file that a backup may hold; nothing else is ever written or taken. */
export function isArchivePath(path: string): boolean {
  if (path.length > longestPath || path.split('/').some((name) => name === '' || oddName.test(name))) return false;
  return places.some((place) => place.test(path)) || isDraftPath(path);
}

function isDraftPath(path: string): boolean {
  return (
    path.startsWith('drafts/') && path.endsWith('.json') && isCaseId(path.slice('drafts/'.length, -'.json'.length))
  );
}

const count = z.number().int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const foldsSchema = z.object({
  cases: count,
  notes: count,
  clients: count,
  /** Records that were used. */
  lines: count,
  /** Over every case document, every note and the book. */
  sha256,
});

/** A file of a backup, with the size it has once it is unpacked. */
const listedSchema = z.object({ path: z.string().refine(isArchivePath), bytes: count.max(mostBytes), sha256 });

const manifestSchema = z.object({
  format: z.literal(format),
  /** The version that wrote it. */
  heard: z.string().max(40),
  /** Null where there is no heard.json. */
  home: z.string().refine(isHomeId).nullable(),
  at: z.string().refine(isInstant),
  files: z.array(listedSchema).max(mostFiles).refine(areDifferent),
  folds: foldsSchema,
});

export type Folds = z.infer<typeof foldsSchema>;
export type Listed = z.infer<typeof listedSchema>;
export type Manifest = z.infer<typeof manifestSchema>;

function areDifferent(files: readonly { readonly path: string }[]): boolean {
  return new Set(files.map(({ path }) => path)).size === files.length;
}

/** The manifest of a backup taken now. */
export function composeManifest(facts: Omit<Manifest, 'format'>): Manifest {
  return { format, ...facts };
}

/** What the list in a backup says: `newer` for a format of tomorrow, undefined where it is no such list. */
export function readManifest(value: unknown): Manifest | 'newer' | undefined {
  const found: { readonly format?: unknown } = Object(value);
  if (typeof found.format === 'number' && found.format > format) return 'newer';
  return manifestSchema.safeParse(value).data;
}

/** How what is read now differs from what was read for the backup, as "11 cases, not 12"; undefined where it does not. */
export function differenceOf(now: Folds, then: Folds): string | undefined {
  const counted = (['cases', 'notes', 'clients', 'lines'] as const).filter((what) => now[what] !== then[what]);
  if (counted.length > 0) return counted.map((what) => `${now[what]} ${what}, not ${then[what]}`).join('; ');
  return now.sha256 === then.sha256 ? undefined : 'as many cases, but not all with the same content';
}

/** A backup that was written and read back. */
export interface Backup {
  readonly file: string;
  readonly manifest: Manifest;
  /** Paths in the home that a backup does not hold: links, and names that some computer cannot keep. */
  readonly leftOut: readonly string[];
  /** Paths of journal files whose last line was never finished, and is not held. */
  readonly torn: readonly string[];
}

/** A backup that was found whole. */
export interface Checked {
  readonly manifest: Manifest;
  /** How this version of heard reads it otherwise than the one that wrote it. */
  readonly difference: string | undefined;
}

export interface Restored extends Checked {
  readonly home: string;
  /** Unfinished interviews that heard goes on with. */
  readonly drafts: number;
  /** Ids of drafts that were left out, as this computer knew the home already. */
  readonly draftsLeftOut: readonly string[];
}

/** Backups of one home. Everything is synchronous. */
export interface Backups {
  /** Writes a file that holds the home and the drafts of this computer. @throws HeardError `refused`, `disk`. */
  write(file: string, options: { readonly force: boolean; readonly now: number }): Backup;
  /** @throws HeardError `damaged` where anything is not as it was written, `read-only` for a newer format. */
  verify(file: string): Checked;
  /** The same, then makes a home of it. @throws HeardError `refused` where the home holds anything. */
  restore(file: string): Restored;
}
