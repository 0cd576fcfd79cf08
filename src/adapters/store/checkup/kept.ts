import { join } from 'node:path';
import type { Finding } from '../../../domain/finding.ts';
import { isCaseId } from '../../../domain/ids.ts';
import { HeardError } from '../../../errors.ts';
import { codeOf } from '../disk-error.ts';
import { parseDraft } from '../drafts.ts';
import type { Home } from '../home.ts';
import { knownMachines } from '../identity.ts';
import { earlierIds } from '../joined-home.ts';
import { entriesOf, journalFilesIn, monthsOf } from '../journal-survey.ts';
import { readJson } from '../json-file.ts';
import { readWhole } from '../regular-file.ts';

/** The id of a home, undefined where it has none or it cannot be read. */
export function readId(home: Home): string | undefined {
  return ifWhole(() => home.id(), undefined);
}

/** The machine ids of a state folder by host; none where they cannot be read. */
export function readMachines(state: string): Readonly<Record<string, string>> {
  return ifWhole(() => knownMachines(state), {});
}

/** What is wrong with the file that makes a folder a home. */
export function sealFindings(home: Home): readonly Finding[] {
  const place = 'heard.json';
  const copyBack = 'Put back a copy of it, for example from a backup or from another computer that shares this home.';
  const told = (message: string, remedy: string, mendable: boolean): readonly Finding[] => [
    { kind: 'home', place, message, remedy, mendable },
  ];
  if (isDamaged(() => home.id())) return told('This file is damaged, so nothing can be written here.', copyBack, false);
  if (home.id() === undefined) {
    if (!hasJournal(home.path)) return [];
    return told(
      'This file is missing beside the journal.',
      `${copyBack} Else heard doctor --fix makes a new one.`,
      true,
    );
  }
  const format = formatOf(home);
  if (format <= 1) return [];
  return told(
    `It says that a newer heard wrote here (format ${format}), so this one only reads.`,
    'Install the newest heard.',
    false,
  );
}

/** What is wrong with what this computer keeps for itself. */
export function keptFindings(home: Home, state: string): readonly Finding[] {
  const id = readId(home);
  const folders = id === undefined ? [] : [id, ...earlierIds(state, home.path, id)];
  const drafts = folders.flatMap((folder) => damagedDrafts(join(state, folder, 'drafts')));
  return [...machineFindings(state), ...drafts, ...earlierDrafts(home, state)];
}

function machineFindings(state: string): readonly Finding[] {
  if (!isDamaged(() => knownMachines(state))) return [];
  return [
    {
      kind: 'machine',
      place: join(state, 'machine.json'),
      message: 'This file is damaged, so nothing can be written.',
      remedy: 'Move it away: heard makes a new one, and everything written stays.',
      mendable: false,
    },
  ];
}

function damagedDrafts(folder: string): readonly Finding[] {
  return draftIds(folder).flatMap((id): readonly Finding[] => {
    const place = join(folder, `${id}.json`);
    if (parseDraft(textIn(place), id) !== undefined) return [];
    const message = 'This unfinished interview is damaged and cannot be gone on with.';
    const remedy = 'Open it in an editor to see what was typed, then move it away.';
    return [{ kind: 'damaged-draft', place, message, remedy, mendable: false }];
  });
}

/** Drafts under an id that the home had before it joined another one. */
export function earlierDrafts(home: Home, state: string): readonly Finding[] {
  const id = readId(home);
  const earlier = id === undefined ? [] : earlierIds(state, home.path, id);
  return earlier.flatMap((before): readonly Finding[] => {
    const ids = draftIds(join(state, before, 'drafts'));
    if (ids.length === 0) return [];
    const taken = new Set(draftIds(join(state, id ?? '', 'drafts')));
    const mendable = ids.some((one) => !taken.has(one));
    return [
      {
        kind: 'earlier-drafts',
        place: join(state, before, 'drafts'),
        message: `Unfinished interviews lie here (${ids.length}) under an earlier id of this home.`,
        remedy: mendable
          ? 'heard doctor --fix brings them over.'
          : 'The same cases have a draft now: look at both in an editor, then move these away.',
        mendable,
      },
    ];
  });
}

function draftIds(folder: string): readonly string[] {
  const names = entriesOf(folder).map(({ name }) => name);
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter(isCaseId);
}

// What is no plain file holds no draft.
function textIn(path: string): string {
  try {
    return readWhole(path)?.toString() ?? '';
  } catch (error) {
    if (error instanceof HeardError || codeOf(error) === 'EACCES') return '';
    throw error;
  }
}

/** True where there are records, whoever wrote them. */
export function hasJournal(home: string): boolean {
  return [...monthsOf(home), 'book'].some((folder) => journalFilesIn(join(home, 'journal', folder)).length > 0);
}

function formatOf({ path }: Home): number {
  const parse = (value: unknown) => Number(Object(value).format);
  return readJson(join(path, 'heard.json'), { parse, damaged: () => new Error('damaged') }) ?? 1;
}

function isDamaged(read: () => unknown): boolean {
  return ifWhole(() => {
    read();
    return false;
  }, true);
}

function ifWhole<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof HeardError) return otherwise;
    throw error;
  }
}
