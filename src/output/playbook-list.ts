import type { Origin } from '../domain/playbook.ts';
import { clean } from './clean.ts';
import { table } from './columns.ts';
import type { SourcedPlaybook } from './playbook-view.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

const owners: Readonly<Record<Origin, string>> = {
  shipped: '',
  own: 'yours: ',
  overriding: 'yours instead: ',
};

/** Playbooks as a table: the id to type, the kind of thing, what it is about; then how many are whose. */
export function playbookList(found: readonly SourcedPlaybook[], style: Style): string {
  if (found.length === 0) return 'No playbooks.';
  const rows = found.map(({ playbook: { id, component, title }, origin = 'shipped' }) => [
    { text: clean(id), paint: style.strong },
    { text: clean(component), paint: style.quiet },
    { text: `${owners[origin]}${clean(title)}` },
  ]);
  return [...table(rows, style.columns), '', ...wrap(counted(found), style.columns).map(style.quiet)].join('\n');
}

function counted(found: readonly SourcedPlaybook[]): string {
  const count = (origin: Origin) => found.filter((one) => (one.origin ?? 'shipped') === origin).length;
  const [shipped, own, overriding] = [count('shipped'), count('own'), count('overriding')];
  const parts = [
    shipped > 0 ? `${shipped} came with heard` : '',
    own > 0 ? `${own} ${own === 1 ? 'is' : 'are'} yours` : '',
    overriding > 0 ? `${overriding} of yours ${overriding === 1 ? 'stands' : 'stand'} in place of a shipped one` : '',
  ].filter(Boolean);
  return `${parts.join(', ')}.`;
}
