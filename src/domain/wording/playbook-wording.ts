import type { Playbook } from '../playbook.ts';
import { type Passage, readInPlaybook } from './facing.ts';
import { checkWording, type Warning } from './wording.ts';

/** A warning and the field of the playbook it is about. */
export interface PlacedWarning extends Warning {
  readonly path: Passage['path'];
}

/** What in the texts of a playbook the client may hear otherwise than it is meant, field by field. */
export function checkPlaybookWording(playbook: Playbook): readonly PlacedWarning[] {
  return readInPlaybook(playbook).flatMap(({ path, text }) =>
    checkWording(text).map((warning) => ({ ...warning, path })),
  );
}
