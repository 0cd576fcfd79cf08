import type { Case } from '../domain/case.ts';
import { clean } from './clean.ts';
import { facts } from './columns.ts';
import type { Style } from './style.ts';

/** What a command made of a case, in a few lines: which case, where it stands now, and what was understood. */
export function changeView(
  { id, client, status, followUpOn }: Case,
  rows: readonly (readonly [label: string, text: string])[],
  style: Style,
): string {
  const head = [style.strong(id), ...(client === null ? [] : [clean(client.name)]), status].join('  ');
  const again = followUpOn === null ? [] : ([['Look again', style.date(clean(followUpOn))]] as const);
  const cleaned = [...rows, ...again].map(([label, text]) => [label, clean(text)] as const);
  return [head, ...facts(cleaned, style)].join('\n');
}
