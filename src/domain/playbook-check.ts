import type { z } from 'zod';
import type { Playbook, PlaybookParts } from './playbook.ts';
import { playbookSchema } from './playbook.ts';
import { adviceOn, missing, strange } from './playbook-advice.ts';
import type { Misfit } from './playbook-links.ts';

export type Checked =
  | { readonly ok: true; readonly playbook: Playbook }
  | { readonly ok: false; readonly misfits: readonly Misfit[] };

/** A playbook as read from a file, or every place where it does not fit the format, and how to mend it. */
export function checkPlaybook(value: unknown): Checked {
  const result = playbookSchema.safeParse(value);
  if (result.success) return { ok: true, playbook: result.data };
  const misfits = result.error.issues.flatMap((issue) => misfitsOf(issue, [], value));
  // What is no list is not too short a list as well.
  const first = new Map(misfits.toReversed().map((misfit) => [JSON.stringify(misfit.path), misfit]));
  return { ok: false, misfits: misfits.filter((misfit) => first.get(JSON.stringify(misfit.path)) === misfit) };
}

/** The first thing that does not fit in a playbook that is not yet whole; what is missing may still come. */
export function misfitIn(parts: PlaybookParts): Misfit | undefined {
  const checked = checkPlaybook(parts);
  return checked.ok ? undefined : checked.misfits.find(({ path }) => valueAt(parts, path) !== undefined);
}

type Path = Misfit['path'];

/** The most unknown keys of one block that are told: a file of nothing else is no playbook. */
const mostStrange = 20;

function misfitsOf(issue: z.core.$ZodIssue, above: Path, value: unknown): readonly Misfit[] {
  const path = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, mostStrange).map((key) => ({ path: [...path, key], ...strange(key, path) }));
  if (issue.code === 'invalid_union') {
    // The branch that was meant is the one whose faults all lie deeper.
    const meant = issue.errors.find((issues) => issues.every((part) => part.path.length > 0));
    if (meant) return meant.flatMap((part) => misfitsOf(part, path, value));
  }
  const key = path.at(-1);
  const found = valueAt(value, path);
  if (typeof key === 'string' && found === undefined) return [{ path, ...missing(key, path) }];
  return [{ path, ...adviceOn(issue, path, found) }];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, key) ? part[key as never] : undefined,
    value,
  );
}
