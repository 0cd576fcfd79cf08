import type { Product } from '../../domain/support/fact.ts';
import { factsFileSchema } from '../../domain/support/fact.ts';
import { readWhole } from '../store/regular-file.ts';

/** The shipped table of facts, checked; for the build. @throws Error that says what does not fit, and where. */
export function compileSupport(file: string): { readonly schema: 1; readonly products: readonly Product[] } {
  const read = factsFileSchema.safeParse(JSON.parse(readWhole(file, 'follow')?.toString() ?? ''));
  if (read.success) return read.data;
  const faults = read.error.issues.slice(0, 20).map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`${file} does not fit its form:\n${faults.join('\n')}`);
}
