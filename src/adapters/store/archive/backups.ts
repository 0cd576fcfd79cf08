import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import type { Files } from '../../../context.ts';
import {
  type Backup,
  type Backups,
  composeManifest,
  differenceOf,
  type Folds,
  type Manifest,
} from '../../../domain/manifest.ts';
import { HeardError } from '../../../errors.ts';
import { disk } from '../disk.ts';
import { codeOf, diskError } from '../disk-error.ts';
import type { Home } from '../home.ts';
import { adoptDrafts } from '../joined-home.ts';
import { removeDeadFiles } from '../left-behind.ts';
import { bytesOf } from '../regular-file.ts';
import type { Durability } from '../replace-file.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import { type Archive, checkContent, unpack, usingArchive } from './content.ts';
import { damaged } from './directory.ts';
import { type DocumentOf, foldsOf } from './folds.ts';
import { restoreHome } from './restore.ts';
import { inSnapshot, type Snapshot } from './snapshot.ts';
import type { Places } from './survey.ts';
import { type Packed, sealedZip } from './zip.ts';

/** What backups are made of. */
export interface BackupDesk {
  readonly home: Home;
  /** The state folder. */
  readonly state: string;
  readonly files: Pick<Files, 'write'>;
  /** This heard's own. */
  readonly version: string;
  readonly documentOf: DocumentOf;
}

/** Backups of a home and of the drafts that this computer keeps for it. */
export function createBackups(desk: BackupDesk): Backups {
  const readAgain = (archive: Archive, folder: string, durability: Durability) => {
    unpack(archive, folder, durability);
    return checkedFolds(archive, foldsOf(join(folder, 'home'), desk.documentOf), desk.version);
  };
  return {
    write(file, { force, now }) {
      refuseInside(desk.home.path, file);
      const id = idOf(desk.home);
      removeDeadFiles(file);
      return inSnapshot(placesOf(desk, id), tmpdir(), (snapshot) => {
        refuseNothing(snapshot, desk.home.path);
        const manifest = composeManifest({
          heard: desk.version,
          home: id ?? null,
          at: new Date(now).toISOString(),
          files: [...snapshot.files],
          folds: foldsOf(join(snapshot.folder, 'home'), desk.documentOf),
        });
        const check = (temporary: string) => readBack(temporary, manifest);
        desk.files.write(file, sealedZip(packed(manifest, snapshot)), { force, check });
        const { leftOut, torn } = snapshot;
        return { file, manifest, leftOut, torn } satisfies Backup;
      });
    },
    verify(file) {
      removeDeadFiles(file);
      return usingArchive(file, (archive) =>
        inTemporaryFolder(tmpdir(), (folder) => ({
          manifest: archive.manifest,
          difference: readAgain(archive, folder, 'derived'),
        })),
      );
    },
    restore(file) {
      removeDeadFiles(file);
      return usingArchive(file, (archive) =>
        restoreHome({ home: desk.home.path, state: desk.state, manifest: archive.manifest }, (folder) =>
          readAgain(archive, folder, 'synced'),
        ),
      );
    },
  };
}

// Without its id the unfinished interviews would be missing, and nobody could write to what was restored.
function idOf(home: Home): string | undefined {
  try {
    return home.id();
  } catch (error) {
    if (!(error instanceof HeardError) || error.code !== 'damaged') throw error;
    throw new HeardError(`${join(home.path, 'heard.json')} is damaged, so no backup was made.`, {
      code: 'damaged',
      hint: 'heard doctor says what helps.',
      cause: error,
    });
  }
}

function placesOf({ home, state }: BackupDesk, id: string | undefined): Places {
  if (id === undefined) return { home: home.path, drafts: undefined };
  try {
    adoptDrafts(state, home.path, id);
  } catch (error) {
    throw diskError(error, `the drafts in ${state} could not be read`);
  }
  return { home: home.path, drafts: join(state, id, 'drafts') };
}

// The next backup would hold this one.
function refuseInside(home: string, file: string): void {
  if (!`${realFolder(dirname(resolve(file)))}${sep}`.startsWith(`${realFolder(home)}${sep}`)) return;
  throw new HeardError(`${file} would lie in the folder that it is a backup of.`, {
    code: 'refused',
    hint: 'Choose another folder, best one on another disk.',
  });
}

function realFolder(path: string): string {
  try {
    return disk.realpath(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return path;
    throw diskError(error, `${path} could not be read`);
  }
}

function refuseNothing({ files }: Snapshot, home: string): void {
  if (files.some(({ path }) => !/^home\/[^/]+$/.test(path))) return;
  throw new HeardError(`There is nothing to back up in ${home}.`, {
    code: 'refused',
    hint: 'If your cases are in another folder, name it: --home DIR.',
  });
}

function* packed(manifest: Manifest, { folder }: Snapshot): Generator<Packed> {
  yield { path: 'manifest.json', chunks: [Buffer.from(`${JSON.stringify(manifest, undefined, 1)}\n`)] };
  for (const { path } of manifest.files) yield { path, chunks: bytesOf(join(folder, ...path.split('/'))) };
}

/** Whether what was written is what was meant, before it gets its name. */
function readBack(temporary: string, manifest: Manifest): void {
  try {
    usingArchive(temporary, (archive) => {
      if (JSON.stringify(archive.manifest) !== JSON.stringify(manifest)) throw damaged(temporary);
      checkContent(archive);
    });
  } catch (error) {
    if (!(error instanceof HeardError) || error.code !== 'damaged') throw error;
    throw new HeardError('The backup did not read back as it was written, so it was not kept.', {
      code: 'disk',
      hint: 'Choose another disk: this one may be failing.',
      cause: error,
    });
  }
}

/** How it reads otherwise than it did. @throws HeardError where this very version should read it the same. */
function checkedFolds({ file, manifest }: Archive, folds: Folds, version: string): string | undefined {
  const difference = differenceOf(folds, manifest.folds);
  if (difference !== undefined && manifest.heard === version) {
    throw damaged(`${file} does not read as it did when it was written: ${difference}.`);
  }
  return difference;
}
