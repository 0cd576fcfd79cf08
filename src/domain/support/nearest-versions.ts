import { distance } from '../nearest.ts';
import type { Product } from './fact.ts';
import { squash, wordsOf } from './spelling.ts';
import { spellingsOf } from './typed-names.ts';

/** The versions of a product that may be meant by one it does not have, the nearest first: the S10 Lite for an S10. */
export function nearestVersions(typed: string, product: Product): readonly string[] {
  const whole = squash(typed);
  const first = squash(wordsOf(typed)[0] ?? '');
  if (first === '' || whole.length > 40) return [];
  const near = spellingsOf(product).versions.flatMap(({ version, form }) => {
    const isBegun = form.startsWith(whole);
    const isNamed = wordsOf(version).some((word) => squash(word) === first);
    const isKin = isNamed || (form.startsWith(first) && !/^\d/.test(form.slice(first.length)));
    const away = distance(whole, form.slice(0, 60));
    const kind = isBegun ? 0 : isKin ? 1 : 2;
    return kind < 2 || away <= whole.length / 4 ? [{ version, kind, away }] : [];
  });
  return near.sort((one, other) => one.kind - other.kind || one.away - other.away).map(({ version }) => version);
}
