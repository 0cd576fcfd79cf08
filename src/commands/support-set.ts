import { z } from 'zod';
import { type Device, foldBook } from '../domain/book.ts';
import { dateAt, dateOf, endOfMonth, isDate } from '../domain/dates.ts';
import type { JournalEvent } from '../domain/record.ts';
import { composeRecord } from '../domain/recorder.ts';
import { type SupportStanding, standingOf } from '../domain/support/device.ts';
import type { Product } from '../domain/support/fact.ts';
import { lookUp } from '../domain/support/look-up.ts';
import { HeardError } from '../errors.ts';
import { standingDocument } from '../output/support-document.ts';
import { deviceView } from '../output/support-view.ts';
import { stampOf } from './case-file.ts';
import type { Command } from './command.ts';
import { findDevice } from './find-device.ts';
import { notKept } from './not-kept.ts';
import type { Ports } from './ports.ts';
import { screenedEvents } from './screening.ts';
import { supportTable } from './support-table.ts';
import { takeWhen } from './typed.ts';

const input = z.object({
  device: z.array(z.string()),
  client: z.string().optional(),
  product: z.string().optional(),
  until: z.string().optional(),
  source: z.string().optional(),
  seen: z.string().optional(),
});
type Input = z.infer<typeof input>;

interface Noted {
  readonly device: Device;
  readonly standing: SupportStanding | undefined;
}

/** `heard support set`: what a device is, or its own date with where and when it was seen. */
export const supportSet: Command<Input, Noted> = {
  path: 'support set',
  args: '<device...>',
  summary: 'What a device is, or its own end of updates',
  examples: [
    'heard support set kitchen laptop --product "windows 10"',
    'heard support set "office router" --until 2027-03-31 --source "the maker\'s page for model C7 V2"',
    'heard support set d-k7m4xq --until 2026-12-31 --source "label on the box" --seen yesterday',
  ],
  flags: [
    { flags: '-c, --client <name>', about: 'whose device it is, where several have one of that name' },
    { flags: '--product <name>', about: 'what it is, with its version: "windows 11 24H2"' },
    { flags: '--until <when>', about: 'the day its updates end, or the month: 2027-03' },
    { flags: '--source <text>', about: 'where you saw that day' },
    { flags: '--seen <when>', about: 'when you saw it; today, unless said' },
  ],
  input,
  typed: ({ product, source }) => [product, source],
  async run(typed, ports) {
    const { products } = await supportTable(ports);
    const event = changeOf(typed, products, ports);
    const device = findDevice(typed.device.join(' '), typed.client, ports);
    const events = await screenedEvents([event], ports);
    const lines = ports.journal.readSubject(device.id).subjects.get(device.id) ?? [];
    const after = lines.at(-1)?.record.at;
    const record = composeRecord({ subject: { device: device.id }, events, after }, stampOf(ports));
    try {
      ports.journal.append([record]);
    } catch (error) {
      throw notKept(error, [typed.product, typed.source]);
    }
    // Not read back: a fault of the disk now would say that it was not kept.
    const [changed] = foldBook([...lines, { record, sum: 'right', raw: '' }]).devices;
    const now = { ...device, ...changed, client: device.client };
    return { device: now, standing: standingOf(now, products, dateAt(ports.clock.now())) };
  },
  human: ({ device, standing }, style) => deviceView(device, standing, style),
  json: ({ device, standing }) => ({
    schemaVersion: 1,
    device: {
      id: device.id,
      name: device.name,
      client: device.client,
      product: device.product ?? null,
      version: device.version || null,
      endOfUpdates: device.endOfUpdates ?? null,
    },
    standings: standing?.standings.map(standingDocument) ?? [],
  }),
};

function changeOf(typed: Input, known: readonly Product[], { clock }: Pick<Ports, 'clock'>): JournalEvent {
  const { product, until, source = '', seen } = typed;
  const on = takeWhen(lastDay(until), '--until', { clock, sense: 'due' });
  if (product === undefined && on === undefined)
    throw usage('Say what it is with --product, or when its updates end with --until.');
  if (on === undefined && (source !== '' || seen !== undefined)) throw usage('--source and --seen go with --until.');
  if (on !== undefined && source.trim() === '') throw usage('--source is missing: where did you see that day?');
  const seenOn = takeWhen(seen ?? 'today', '--seen', { clock, sense: 'past' }) ?? '';
  return {
    kind: 'device-changed',
    ...(product !== undefined && productKeys(product, known)),
    ...(on !== undefined && { endOfUpdates: { on: dateOf(on), source: source.trim(), seenOn: dateOf(seenOn) } }),
  };
}

/** The last day of a month such as 2027-03; anything else as it was typed. */
function lastDay(typed: string | undefined): string | undefined {
  return isDate(`${typed}-01`) ? endOfMonth(`${typed}-01`) : typed;
}

/** What heard knows by name and version, and else what was typed. An earlier version never stays with a new product. */
function productKeys(typed: string, known: readonly Product[]): Pick<Device, 'product' | 'version'> {
  const found = lookUp(typed, known);
  if (found.type !== 'one') return { product: typed.trim(), version: '' };
  return { product: found.asked.product.name, version: found.asked.version ?? '' };
}

const usage = (message: string) =>
  new HeardError(message, {
    code: 'usage',
    hint: 'For example: heard support set kitchen laptop --product "windows 10"',
  });
