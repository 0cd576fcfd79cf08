import { standingOfAsked } from '../domain/support/device.ts';
import type { LookedUp } from '../domain/support/look-up.ts';
import { versionsOf } from '../domain/support/typed-names.ts';
import { HeardError } from '../errors.ts';
import { standingWords } from '../output/support-words.ts';

type Missing = Exclude<LookedUp, { readonly type: 'one' }>;
type NoVersion = Extract<Missing, { readonly type: 'no-version' }>;

const most = 6;

/** Says what heard does know where it has no dates for what was typed: never an answer about another version. */
export function noDates(looked: Missing, typed: string, today: string): HeardError {
  if (looked.type === 'no-version') return noVersion(looked, today);
  const near = looked.nearest.length === 0 ? '' : ` Did you mean ${looked.nearest.join(' or ')}?`;
  return missing(
    `heard has no dates for "${typed}".${near}`,
    'heard support update fetches those of every product on endoflife.date. A device that a case is about can have a date of its own: heard support set DEVICE --until DATE --source TEXT',
  );
}

function noVersion({ product, typed, nearest }: NoVersion, today: string): HeardError {
  const { name } = product;
  const versions = versionsOf(product);
  if (versions.length === 0) {
    const known = standingOfAsked({ product }, today)
      .standings.map((one) => standingWords(one))
      .join('; ');
    return missing(
      `heard knows ${name} as a whole, and nothing of "${typed}" alone.`,
      `Of all ${name} it knows: ${known}. To read it: heard support ${name}`,
    );
  }
  if (nearest.length === 0)
    return missing(`heard knows ${name}, but no "${typed}" of it.`, `It has ${listed(versions)}.`);
  return missing(
    `Of ${name}, heard has ${listed(nearest)}, not "${typed}".`,
    'Another version may have other dates. If that is the one you mean, type its name in full; heard support update fetches newer ones.',
  );
}

/** The first few: "24H2, 24H2 LTSC and 5 more". */
function listed(versions: readonly string[]): string {
  const rest = versions.length - most;
  return versions.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function missing(message: string, hint: string): HeardError {
  return new HeardError(message, { code: 'not-found', hint });
}
