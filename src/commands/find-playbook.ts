import { nearest } from '../domain/nearest.ts';
import type { Playbook, PlaybookFix } from '../domain/playbook.ts';
import { HeardError } from '../errors.ts';

/** One of the playbooks, by its id. @throws HeardError `not-found` that names the nearest. */
export function findPlaybook(id: string, playbooks: readonly Playbook[]): Playbook {
  const found = playbooks.find((playbook) => playbook.id === id);
  if (found) return found;
  const near = nearest(
    id,
    playbooks.map((playbook) => playbook.id),
  );
  throw new HeardError(`There is no playbook "${id}".${near ? ` The nearest is ${near}.` : ''}`, {
    code: 'not-found',
    hint: 'heard playbook list shows them all.',
  });
}

/** One of a playbook's fixes, by its id. @throws HeardError `not-found` that names them. */
export function findFix(id: string, { id: playbook, fixes }: Playbook): PlaybookFix {
  const found = fixes.find((fix) => fix.id === id);
  if (found) return found;
  const ids = fixes.map((fix) => fix.id).join(', ');
  throw new HeardError(`${playbook} has no fix "${id}".${ids && ` It has: ${ids}.`}`, {
    code: 'not-found',
    hint: `heard playbook show ${playbook} says more.`,
  });
}
