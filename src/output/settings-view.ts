import { clean } from './clean.ts';
import { table } from './columns.ts';
import type { Style } from './style.ts';

/** A setting as it is shown; a null value is one that nobody set. */
interface Shown {
  readonly key: string;
  readonly value: string | number | null;
  readonly set: boolean;
}

/** Settings one a line; the usual ones, which nobody set, say so. */
export function settingsView(settings: readonly Shown[], style: Style): string {
  const rows = settings.map(({ key, value, set }) => [
    { text: key, paint: style.strong },
    { text: clean(value === null ? '-' : String(value)) },
    { text: set ? '' : value === null ? 'not set' : 'usual', paint: style.quiet },
  ]);
  return table(rows, style.columns).join('\n');
}
