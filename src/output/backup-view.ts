import type { Backup, Checked, Manifest, Restored } from '../domain/manifest.ts';
import { clean } from './clean.ts';
import type { Speech } from './speech.ts';

type Dates = Pick<Speech, 'date'>;

/** What was written, and what it does not hold. */
export function backupView({ file, manifest, leftOut, torn }: Backup): string {
  const left = [
    ...leftOut.map((path) => `Left out: ${clean(path)}`),
    ...torn.map((path) => `Left out: the last line of ${clean(path)}, which was never finished.`),
  ];
  return [`Written: ${clean(file)}, with ${countsOf(manifest)}.`, ...left].join('\n');
}

/** That a backup is whole. */
export function checkedView({ manifest, difference }: Checked, speech: Dates): string {
  return [`Good: ${asTheyWere(manifest, speech)}.`, ...differenceLines(manifest, difference)].join('\n');
}

const leftOutHere = 'The unfinished interviews in it were left out: this computer has this home already.';

/** What was put in place. */
export function restoredView({ home, manifest, difference, drafts, draftsLeftOut }: Restored, speech: Dates): string {
  return [
    `Restored to ${clean(home)}: ${asTheyWere(manifest, speech)}.`,
    ...(drafts > 0 ? [`${counted(drafts, 'unfinished interview')}: heard resume goes on with it.`] : []),
    ...(draftsLeftOut.length > 0 ? [leftOutHere] : []),
    ...differenceLines(manifest, difference),
  ].join('\n');
}

/** The facts of a backup as JSON. */
export function manifestDocument({ heard, home, at, files, folds }: Manifest) {
  const { cases, notes, clients, lines } = folds;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { at, heard, home, files: files.length, bytes, cases, notes, clients, lines };
}

function differenceLines({ heard }: Manifest, difference: string | undefined): readonly string[] {
  if (difference === undefined) return [];
  return [`Every byte is as heard ${clean(heard)} wrote it, but this heard reads it otherwise: ${difference}.`];
}

function asTheyWere(manifest: Manifest, speech: Dates): string {
  return `${countsOf(manifest)}, as they were on ${speech.date(clean(manifest.at))}`;
}

function countsOf({ folds: { cases, notes, clients } }: Manifest): string {
  return [counted(cases, 'case'), counted(notes, 'note'), counted(clients, 'client')].join(', ');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
