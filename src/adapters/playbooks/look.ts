import { basename } from 'node:path';
import type { Look, PlaybookFault } from '../../domain/own-playbooks.ts';
import { checkPlaybookWording } from '../../domain/wording/playbook-wording.ts';
import { wordingParts } from '../../domain/wording/wording.ts';
import type { Wrong } from './text.ts';
import { readPlaybook } from './yaml.ts';

/** A file's name without its ending, which is to be the id in it. */
export const nameOf = (path: string) => basename(path).replace(/\.ya?ml$/i, '');

/** Looks at playbook files; one that cannot be read has a fault. */
export function look(paths: readonly string[]): Look {
  const faults: PlaybookFault[] = [];
  const remarks: PlaybookFault[] = [];
  const owners = new Map<string, string>();
  for (const path of paths) {
    const parsed = readPlaybook(path, path);
    if (!parsed.ok) {
      faults.push(...parsed.faults);
      continue;
    }
    const { playbook, faultAt } = parsed;
    const wrong = wrongName(playbook.id, path, owners.get(playbook.id));
    if (wrong) faults.push(faultAt(['id'], wrong));
    if (!owners.has(playbook.id)) owners.set(playbook.id, path);
    remarks.push(...checkPlaybookWording(playbook).map((warning) => faultAt(warning.path, wordingParts(warning))));
  }
  return { looked: paths, faults, remarks };
}

function wrongName(id: string, path: string, owner: string | undefined): Wrong | undefined {
  if (owner !== undefined)
    return [`${basename(owner)} has the id "${id}" too`, 'Give one of them another id and name.'];
  if (nameOf(path) === id) return undefined;
  return [`the id is "${id}", and the file is called ${basename(path)}`, `Call the file ${id}.yaml.`];
}
