import type { z } from 'zod';
import type { Playbook } from './playbook.ts';
import { playbookSchema } from './playbook.ts';
import type { Misfit } from './playbook-links.ts';

export type Checked =
  | { readonly ok: true; readonly playbook: Playbook }
  | { readonly ok: false; readonly misfits: readonly Misfit[] };

/** A playbook as read from a file, or every place where it does not fit the format, each with one sentence. */
export function checkPlaybook(value: unknown): Checked {
  const result = playbookSchema.safeParse(value);
  if (result.success) return { ok: true, playbook: result.data };
  return { ok: false, misfits: result.error.issues.flatMap((issue) => misfitsOf(issue, [], value)) };
}

type Path = Misfit['path'];

function misfitsOf(issue: z.core.$ZodIssue, above: Path, value: unknown): readonly Misfit[] {
  const path = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: `unknown key "${key}": check its spelling` }));
  if (issue.code === 'invalid_union') {
    // The branch that was meant is the one whose faults all lie deeper.
    const meant = issue.errors.find((issues) => issues.every((part) => part.path.length > 0));
    if (meant) return meant.flatMap((part) => misfitsOf(part, path, value));
  }
  const key = path.at(-1);
  if (typeof key === 'string' && valueAt(value, path) === undefined) return [{ path, message: `"${key}" is missing` }];
  return [{ path, message: sentence(issue) }];
}

const kinds: Readonly<Record<string, string>> = {
  string: 'this must be text',
  array: 'this must be a list: one "- " a line',
  tuple: 'this must be a pair: [low, high]',
  object: 'this must be a block of keys',
};

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? issue.message;
  if (issue.code === 'invalid_value') return `this must be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_big') return `too long: at most ${issue.maximum}`;
  if (issue.code === 'too_small' && issue.origin === 'array') return `too few: at least ${issue.minimum}`;
  return issue.message;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, key) ? part[key as never] : undefined,
    value,
  );
}
