import type { Fault } from '../domain/record.ts';
import type { Ports } from './ports.ts';

const named = 3;

/** Tells on stderr, in one line, which lines of the journal are damaged; says nothing where none is. */
export function tellDamage(faults: readonly Fault[], { output }: Pick<Ports, 'output'>): void {
  const places = [...new Set(faults.map(({ file, line }) => `${file} line ${line}`))];
  if (places.length === 0) return;
  const count = places.length === 1 ? '1 damaged line' : `${places.length} damaged lines`;
  const more = places.length > named ? ` and ${places.length - named} more` : '';
  output.warn(`${count}, see heard doctor: ${places.slice(0, named).join(', ')}${more}`);
}
