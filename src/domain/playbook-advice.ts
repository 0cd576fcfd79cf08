import type { z } from 'zod';
import { slipOf } from './nearest.ts';
import { quoted } from './parsed.ts';
import { mends } from './playbook-field.ts';
import { partAt } from './playbook-format.ts';
import type { Misfit } from './playbook-links.ts';

type Path = Misfit['path'];
type Advice = Omit<Misfit, 'path'>;

/** What to say of a key that has to be there. */
export function missing(key: string, path: Path): Advice {
  return { message: `"${key}" is missing`, mend: sentences(`Add a line "${key}: …".`, about(path)) };
}

/** What to say of a key that the block at `path` does not know. */
export function strange(key: string, path: Path): Advice {
  const keys = Object.keys(partAt(path)?.properties ?? {});
  const meant = slipOf(key, keys);
  return {
    message: `unknown key ${quoted(key)}`,
    mend: meant ? `Did you mean ${meant}?` : `Take it out, or use one of ${keys.join(', ')}.`,
  };
}

/** What to say of a value that does not fit, in the words of the format. */
export function adviceOn(issue: z.core.$ZodIssue, path: Path, found: unknown): Advice {
  const { message } = issue;
  if (Object.hasOwn(mends, message)) return { message, mend: mends[message] ?? '' };
  if (issue.code === 'custom') return { message, mend: String(issue.params?.mend ?? '') };
  if (issue.code === 'invalid_type') return wrongKind(issue.expected, path);
  if (issue.code === 'invalid_value') return notOneOf(issue.values.map(String), found);
  if (issue.code === 'too_small')
    return { message: `too few: at least ${issue.minimum}`, mend: sentences('Add what is missing.', about(path)) };
  if (issue.code === 'too_big') {
    const { too, mend } = sizes[issue.origin] ?? many;
    return { message: `${too}: at most ${issue.maximum}`, mend };
  }
  return { message, mend: about(path) };
}

const many = { too: 'too many', mend: 'Take some out.' };
const sizes: Readonly<Record<string, typeof many>> = {
  string: { too: 'too many letters', mend: 'Shorten it.' },
  number: { too: 'too large', mend: 'Write a smaller figure.' },
};

const kinds: Readonly<Record<string, Advice>> = {
  string: { message: 'this must be text', mend: 'Write it on one line after the colon.' },
  array: { message: 'this must be a list', mend: 'Write each entry on a line of its own, after "- ".' },
};

function wrongKind(expected: string, path: Path): Advice {
  const keys = Object.keys(partAt(path)?.properties ?? {});
  const block = { message: 'this must be a block of keys', mend: `Write lines such as "${keys[0] ?? 'id'}: …".` };
  return kinds[expected] ?? { ...block, mend: sentences(block.mend, `It may hold ${keys.join(', ')}.`) };
}

function notOneOf(values: readonly string[], found: unknown): Advice {
  const meant = typeof found === 'string' ? slipOf(found, values) : undefined;
  return {
    message: `this must be one of ${values.join(', ')}`,
    mend: meant ? `Did you mean ${meant}?` : 'Choose one of them.',
  };
}

/** What the format says of a place, such as "How to live with it, in one sentence the client reads." */
function about(path: Path): string {
  return partAt(path)?.description ?? '';
}

function sentences(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' ');
}
