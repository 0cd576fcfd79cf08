import type { Product } from '../domain/support/fact.ts';
import type { Ports } from './ports.ts';

/** The support dates at hand; what of them cannot be read is told once. */
export async function supportTable({
  support,
  output,
}: Pick<Ports, 'support' | 'output'>): Promise<{ readonly products: readonly Product[] }> {
  const table = await support();
  const products = table.products();
  for (const fault of table.faults()) output.warn(fault);
  return { products };
}
