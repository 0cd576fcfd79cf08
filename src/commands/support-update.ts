import { z } from 'zod';
import { dateAt } from '../domain/dates.ts';
import { readEndoflife } from '../domain/support/endoflife.ts';
import type { Fetched, Update } from '../domain/support/fact.ts';
import { HeardError } from '../errors.ts';
import { updateView } from '../output/support-update-view.ts';
import type { Command } from './command.ts';
import type { Ports } from './ports.ts';

const input = z.object({ from: z.string().optional() });

/** `heard support update`: takes in the dates of endoflife.date. The only command that opens a connection. */
export const supportUpdate: Command<z.infer<typeof input>, Update> = {
  path: 'support update',
  summary: 'Fetch the support dates of endoflife.date',
  examples: ['heard support update', 'heard support update --from full.json'],
  flags: [{ flags: '--from <file>', about: 'read a saved copy instead of asking endoflife.date' }],
  input,
  async run({ from }, ports) {
    const table = await ports.support();
    const { text, source } = from === undefined ? await table.fetch() : saved(from, ports);
    const today = dateAt(ports.clock.now());
    const read = readEndoflife(parsed(text, source), today);
    if (!read.ok) throw unusable(source, read.reason);
    const update: Update = { schema: 1, takenOn: today, source, ...read.value };
    table.keep(update);
    return update;
  },
  human: updateView,
  json: ({ takenOn, seenOn, source, products, leftOut }) => ({
    schemaVersion: 1,
    update: { takenOn, seenOn, source, products: products.length, leftOut },
  }),
};

function saved(file: string, { files }: Pick<Ports, 'files'>): Fetched {
  return { text: files.read(file), source: file };
}

function parsed(text: string, source: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw unusable(source, 'It is cut off, or not JSON.');
  }
}

function unusable(source: string, reason: string): HeardError {
  return new HeardError(`${source} was not taken in. ${reason}`, {
    code: 'refused',
    hint: 'The dates you had are still there. Try again another day, or with a copy you saved: heard support update --from FILE',
  });
}
