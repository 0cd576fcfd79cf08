import { join } from 'node:path';
import { isCaseId } from '../../domain/ids.ts';
import { HeardError } from '../../errors.ts';
import type { Draft, Drafts } from '../../interview/draft.ts';
import { makeOwnFolder, refuseLink, syncFolder } from './directory.ts';
import { disk } from './disk.ts';
import { codeOf, diskError } from './disk-error.ts';
import type { Home } from './home.ts';
import { adoptDrafts, markHome } from './joined-home.ts';
import { readWhole } from './regular-file.ts';
import { discard, replaceFile } from './replace-file.ts';

interface Desk {
  readonly home: Home;
  /** The state folder. */
  readonly state: string;
  /** Takes one sentence about a draft that cannot be read. */
  readonly warn: (line: string) => void;
}

/** The unfinished interviews kept on this computer for one home. A damaged draft is named and never removed. */
export function createDrafts({ home, state, warn }: Desk): Drafts {
  const folderOf = (homeId: string) => join(state, homeId, 'drafts');
  let adopted: string | undefined;
  const swept = new Set<string>();
  const folder = () => {
    const id = home.id();
    if (id === undefined) return undefined;
    for (const own of [join(state, id), folderOf(id)]) refuseLink(own);
    if (id !== adopted) adoptDrafts(state, home.path, id);
    adopted = id;
    return folderOf(id);
  };
  const get = (id: string): Draft | undefined => {
    const at = folder();
    return at && isCaseId(id) ? readDraft(join(at, `${id}.json`), id, warn) : undefined;
  };
  return {
    get,
    list() {
      const drafts = idsIn(folder()).flatMap((id) => get(id) ?? []);
      return drafts.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
    },
    save(draft) {
      const id = home.claim();
      const at = folderOf(id);
      const path = join(at, `${checked(draft.interview)}.json`);
      for (const own of [join(state, id), at]) makeOwnFolder(own);
      try {
        markHome(join(state, id), home.path);
        if (!swept.has(draft.interview)) sweep(at, draft.interview);
        swept.add(draft.interview);
        replaceFile(path, [JSON.stringify(draft)]);
      } catch (error) {
        throw diskError(error, `the interview could not be kept in ${path}`);
      }
    },
    remove(id) {
      const at = folder();
      if (at) removeDraft(at, checked(id));
      if (at) sweep(at, id);
    },
  };
}

function checked(id: string): string {
  if (isCaseId(id)) return id;
  throw new HeardError(`"${id}" is not the id of a case, so nothing was written.`, { code: 'refused' });
}

function idsIn(folder: string | undefined): readonly string[] {
  if (!folder) return [];
  try {
    const names = disk.readdir(folder).filter((name) => name.endsWith('.json'));
    return names.map((name) => name.slice(0, -'.json'.length)).filter(isCaseId);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw diskError(error, `the drafts in ${folder} could not be read`);
  }
}

function readDraft(path: string, id: string, warn: Desk['warn']): Draft | undefined {
  let bytes: Buffer | undefined;
  try {
    bytes = readWhole(path);
  } catch (error) {
    throw diskError(error, `the draft ${path} could not be read`);
  }
  if (!bytes) return undefined;
  const draft = parseDraft(bytes.toString(), id);
  if (!draft) warn(`The draft ${path} is damaged. It was left as it is; open it in an editor to see what was typed.`);
  return draft;
}

/** The draft that a file of that id holds; undefined where it is damaged. */
export function parseDraft(text: string, id: string): Draft | undefined {
  try {
    const draft: unknown = JSON.parse(text);
    return isDraft(draft) && draft.interview === id ? { ...draft, aside: draft.aside ?? {} } : undefined;
  } catch {
    return undefined;
  }
}

// Loose on purpose: a draft of an older version, or one mended by hand, is still worth having.
function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { version, startedAt, answers }: Partial<Record<keyof Draft, unknown>> = value;
  return (
    typeof version === 'number' && typeof startedAt === 'string' && typeof answers === 'object' && answers !== null
  );
}

/** Removes what a program that was killed while it wrote this draft left beside it: nothing typed lives on there. */
function sweep(folder: string, id: string): void {
  try {
    const names = disk.readdir(folder).filter((name) => name.startsWith(`.${id}.json.`) && name.endsWith('.tmp'));
    for (const name of names) discard(join(folder, name));
  } catch {}
}

function removeDraft(folder: string, id: string): void {
  try {
    disk.unlink(join(folder, `${id}.json`));
    syncFolder(folder);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw diskError(error, `the draft of ${id} could not be removed from ${folder}`);
  }
}
