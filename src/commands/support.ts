import { z } from 'zod';
import { dateAt } from '../domain/dates.ts';
import { type SupportStanding, standingOfAsked } from '../domain/support/device.ts';
import { type Asked, type LookedUp, lookUp } from '../domain/support/look-up.ts';
import { versionsOf } from '../domain/support/typed-names.ts';
import { HeardError } from '../errors.ts';
import { standingDocument } from '../output/support-document.ts';
import { supportPage } from '../output/support-view.ts';
import type { Command } from './command.ts';
import { supportTable } from './support-table.ts';

const input = z.object({ product: z.array(z.string()) });

interface Shown {
  readonly asked: Asked;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly standing: SupportStanding;
}

/** `heard support`: whether a maker still looks after a thing, by the dates that are at hand. */
export const support: Command<z.infer<typeof input>, Shown> = {
  path: 'support',
  args: '<product...>',
  summary: 'Whether a maker still looks after a thing',
  examples: ['heard support windows 10', 'heard support macos 13', 'heard support "iphone 8" --json'],
  flags: [],
  input,
  async run({ product: words }, ports) {
    const { products } = await supportTable(ports);
    const asked = found(lookUp(words.join(' '), products), words.join(' '));
    const today = dateAt(ports.clock.now());
    return { asked, today, standing: everyVersion(asked, today) };
  },
  human: ({ standing }, style) => supportPage(standing, style),
  json: ({ asked: { product, version, edition }, today, standing }) => ({
    schemaVersion: 1,
    product: product.id,
    name: standing.name,
    maker: product.maker ?? null,
    version: version ?? null,
    edition: edition ?? null,
    asOf: today,
    standings: standing.standings.map(standingDocument),
  }),
};

/** Without a version the standings of all of them. */
function everyVersion(asked: Asked, today: string): SupportStanding {
  const whole = standingOfAsked(asked, today);
  if (asked.version !== undefined) return whole;
  const versions = versionsOf(asked.product).map((version) => standingOfAsked({ ...asked, version }, today));
  const own = versions.flatMap(({ standings }) => standings.filter(({ version }) => version !== undefined));
  return { ...whole, standings: [...whole.standings, ...own] };
}

function found(looked: LookedUp, typed: string): Asked {
  if (looked.type === 'one') return looked.asked;
  if (looked.type === 'no-version') {
    const { name } = looked.product;
    const all = versionsOf(looked.product);
    const begun = all.filter((version) => version.toLowerCase().startsWith(looked.typed.toLowerCase()));
    const versions = begun.length > 0 ? begun : all;
    const shown = versions.slice(0, 8).join(', ') + (versions.length > 8 ? ` and ${versions.length - 8} more` : '');
    throw new HeardError(`heard knows ${name}, but no "${looked.typed}" of it.`, {
      code: 'not-found',
      hint: versions.length === 0 ? `heard support ${name}` : `It has ${shown}.`,
    });
  }
  const near = looked.nearest.length === 0 ? '' : ` Did you mean ${looked.nearest.join(' or ')}?`;
  throw new HeardError(`heard has no dates for "${typed}".${near}`, {
    code: 'not-found',
    hint: 'heard support update fetches those of every product on endoflife.date. For one device: heard support set DEVICE --until DATE --source TEXT',
  });
}
