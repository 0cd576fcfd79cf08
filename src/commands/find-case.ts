import type { Case } from '../domain/case.ts';
import { isCaseId } from '../domain/ids.ts';
import { resolvePrefix } from '../domain/prefix.ts';
import type { Fault } from '../domain/record.ts';
import { HeardError } from '../errors.ts';
import type { Draft } from '../interview/draft.ts';
import { readCase } from './case-file.ts';
import { likelyCaseIds } from './case-ids.ts';
import { gatherFaults, tellDamage } from './damage.ts';
import type { Ports } from './ports.ts';

export type FindPorts = Pick<Ports, 'journal' | 'index' | 'drafts' | 'output'>;

export type FoundCase =
  | { readonly type: 'case'; readonly case: Case }
  /** An interview that is not finished. */
  | { readonly type: 'draft'; readonly draft: Draft };

/**
 * The case or draft that was named: an id, the beginning of one, or `last`.
 * @throws HeardError `not-found` with the nearest, `ambiguous` with the candidates.
 */
export async function findCaseOrDraft(typed: string, ports: FindPorts): Promise<FoundCase> {
  const index = await ports.index();
  tellDamage(index.faults(), ports);
  const id =
    typed.trim().toLowerCase() === 'last' ? lastCase(ports) : resolveCase(typed, likelyCaseIds(typed, index, ports));
  const faults: Fault[] = [];
  const found = readCase(id, { journal: gatherFaults(ports.journal, faults) });
  tellDamage(faults, ports, index.faults());
  if (found) return { type: 'case', case: found };
  const draft = ports.drafts.get(id);
  if (draft) return { type: 'draft', draft };
  throw new HeardError(`Case ${id} cannot be read: its lines are damaged.`, {
    code: 'damaged',
    hint: 'Put back a copy of its month folder, for example from a backup.',
  });
}

/** The case that was named, for a command that reads or writes it. @throws as above, and `refused` for a draft. */
export async function findCase(typed: string, ports: FindPorts): Promise<Case> {
  const found = await findCaseOrDraft(typed, ports);
  if (found.type === 'case') return found.case;
  const { interview } = found.draft;
  throw new HeardError(`The interview of ${interview} is not finished yet.`, {
    code: 'refused',
    hint: `Go on with it: heard resume ${interview}`,
  });
}

/** The case that was named, for a command that adds to it. @throws as above, and `refused` for a withdrawn one. */
export async function findLiveCase(typed: string, ports: FindPorts): Promise<Case> {
  const found = await findCase(typed, ports);
  if (!found.withdrawn || found.disputed) return found;
  throw withdrawnCase(found.id);
}

/** What is said where something would be added to a case that was taken back. */
export function withdrawnCase(id: string): HeardError {
  return new HeardError(`Case ${id} was withdrawn, so nothing is added to it.`, {
    code: 'refused',
    hint: 'Start it again: heard new',
  });
}

function lastCase({ journal }: FindPorts): string {
  for (const record of journal.own()) if (record.case !== undefined && isCaseId(record.case)) return record.case;
  throw new HeardError('There is no case on this machine yet.', { code: 'not-found', hint: 'Start one: heard new' });
}

function resolveCase(typed: string, ids: readonly string[]): string {
  const found = resolvePrefix(typed, ids);
  if (found.type === 'one') return found.id;
  if (found.type === 'many') throw ambiguous(typed, found.ids);
  const near = found.nearest === undefined ? '' : ` The nearest is ${found.nearest}.`;
  throw new HeardError(`There is no case "${typed}".${near}`, {
    code: 'not-found',
    hint: 'heard list shows the open cases, heard list --all every one.',
  });
}

/** What is said of the beginning of several ids. */
export function ambiguous(typed: string, ids: readonly string[]): HeardError {
  const shown = ids.slice(0, 8).join(', ');
  const more = ids.length > 8 ? ` and ${ids.length - 8} more` : '';
  return new HeardError(`"${typed}" could be any of ${shown}${more}.`, {
    code: 'ambiguous',
    hint: 'Type one more character of the id.',
  });
}
