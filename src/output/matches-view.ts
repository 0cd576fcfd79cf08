import { clean } from './clean.ts';
import { hang } from './columns.ts';
import type { Style } from './style.ts';

/** A playbook that fits, with the words that it was known by. */
interface Fitting {
  readonly id: string;
  readonly title: string;
  readonly matched: readonly string[];
}

/** As many as tell why. */
const mostMatched = 5;

/** Playbooks that fit a client's words, the best first; where none does, what to do. */
export function matchesView(matches: readonly Fitting[], style: Style): string {
  if (matches.length === 0)
    return `No playbook fits these words. A visit goes on without one.\nEvery playbook: ${style.key('heard playbook list')}`;
  return matches
    .flatMap(({ id, title, matched }) => [
      ...hang('', `${clean(id)}  ${clean(title)}`, style.columns).map(style.strong),
      ...hang('  ', matched.slice(0, mostMatched).map(clean).join(', '), style.columns).map(style.quiet),
    ])
    .join('\n');
}
