import { z } from 'zod';
import type { Device } from '../domain/book.ts';
import { dateAt } from '../domain/dates.ts';
import { productOf, type SupportStanding, standingOf, standingOfAsked } from '../domain/support/device.ts';
import type { Product } from '../domain/support/fact.ts';
import { type Asked, lookUp } from '../domain/support/look-up.ts';
import { versionsOf } from '../domain/support/typed-names.ts';
import { standingDocument } from '../output/support-document.ts';
import { deviceView, supportPage } from '../output/support-view.ts';
import type { Command } from './command.ts';
import { seekDevice } from './find-device.ts';
import { noDates } from './support-missing.ts';
import { supportTable } from './support-table.ts';

const input = z.object({ product: z.array(z.string()) });

interface Shown {
  /** Undefined where nobody knows what a device is. */
  readonly asked: Asked | undefined;
  /** Where no product was asked for, but a device of the book. */
  readonly device?: Device;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly standing: SupportStanding;
}

/** `heard support`: whether a maker still looks after a product, or a device of the book, by the dates that are at hand. */
export const support: Command<z.infer<typeof input>, Shown> = {
  path: 'support',
  args: '<product...>',
  summary: 'Whether a maker still looks after a thing',
  examples: [
    'heard support windows 10',
    'heard support macos 13',
    'heard support "iphone 8" --json',
    'heard support kitchen laptop',
  ],
  flags: [],
  input,
  async run({ product: words }, ports) {
    const { products } = await supportTable(ports);
    const typed = words.join(' ');
    const today = dateAt(ports.clock.now());
    const looked = lookUp(typed, products);
    if (looked.type === 'one') return { asked: looked.asked, today, standing: everyVersion(looked.asked, today) };
    const device = seekDevice(typed, undefined, ports);
    if (device === undefined) throw noDates(looked, typed, today);
    return ofDevice(device, products, today);
  },
  human: ({ device, standing }, style) =>
    device === undefined ? supportPage(standing, style) : deviceView(device, standing, style),
  json: ({ asked, device, today, standing }) => ({
    schemaVersion: 1,
    product: asked?.product.id ?? null,
    name: standing.name,
    maker: standing.maker ?? null,
    version: asked?.version ?? null,
    edition: asked?.edition ?? null,
    ...(device !== undefined && { device: { id: device.id, name: device.name, client: device.client } }),
    asOf: today,
    standings: standing.standings.map(standingDocument),
  }),
};

function ofDevice(device: Device, products: readonly Product[], today: string): Shown {
  const standing = standingOf(device, products, today) ?? { name: device.name, standings: [] };
  return { asked: productOf(device, products), device, today, standing };
}

/** Without a version the standings of all of them. */
function everyVersion(asked: Asked, today: string): SupportStanding {
  const whole = standingOfAsked(asked, today);
  if (asked.version !== undefined) return whole;
  const versions = versionsOf(asked.product).map((version) => standingOfAsked({ ...asked, version }, today));
  const own = versions.flatMap(({ standings }) => standings.filter(({ version }) => version !== undefined));
  return { ...whole, standings: [...whole.standings, ...own] };
}
