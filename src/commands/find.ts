import { z } from 'zod';
import { foldCase } from '../domain/fold.ts';
import { isCaseId } from '../domain/ids.ts';
import type { Index } from '../domain/journal.ts';
import { currentClients } from '../domain/known-clients.ts';
import { type Place, phraseFinder } from '../domain/phrase.ts';
import type { Line } from '../domain/record.ts';
import { passagesOf } from '../domain/said.ts';
import { HeardError } from '../errors.ts';
import type { PrefixOf } from '../output/id-view.ts';
import { type Hit, matchView } from '../output/match-view.ts';
import { casePrefixes } from './case-ids.ts';
import type { Command } from './command.ts';
import { tellDamage } from './damage.ts';
import type { Ports } from './ports.ts';
import { prefixLook } from './prefix-look.ts';

const input = z.object({ words: z.array(z.string()).min(1), regex: z.boolean().default(false) });
type Input = z.infer<typeof input>;

interface Found {
  readonly hits: readonly Hit[];
  readonly prefixOf: PrefixOf;
}

/** `heard find`: everything said and noted that holds the words, newest month first. */
export const find: Command<Input, Found> = {
  path: 'find',
  args: '<words...>',
  summary: 'Search everything said and noted',
  examples: ['heard find clicking', 'heard find second screen', 'heard find --regex "print(er|ing).*offline"'],
  flags: [{ flags: '--regex', about: 'a regular expression, not one phrase taken letter by letter' }],
  input,
  async run({ words, regex }, ports) {
    const phrase = words.join(' ');
    if (phrase.trim() === '')
      throw new HeardError('<words> is missing.', { code: 'usage', hint: 'heard find clicking' });
    const placeIn = regex ? expressionFinder(phrase, ports) : phraseFinder(phrase);
    const index = await ports.index();
    const hits = [...hitsIn(placeIn, index, ports)];
    tellDamage(index.faults(), ports);
    return { hits, prefixOf: casePrefixes(index, ports) };
  },
  human: ({ hits, prefixOf }, style) => matchView(hits, prefixLook(prefixOf, style), style),
  json: ({ hits }) => ({ schemaVersion: 1, matches: hits.map(matchDocument) }),
};

type Finder = (text: string) => Place | undefined;

function* hitsIn(placeIn: Finder, index: Index, { journal }: Pick<Ports, 'journal'>): Generator<Hit> {
  const clientOf = currentClients(index.clients());
  const openNotes = new Map(index.notes().map((note) => [note.id, note]));
  for (const month of journal.months()) {
    const { subjects } = journal.readMonth(month);
    for (const [id, lines] of [...subjects].reverse()) {
      const places = placesIn(lines, placeIn);
      if (places.length === 0) continue;
      const subject = isCaseId(id) ? foldCase(id, lines).case : undefined;
      if (subject ? subject.withdrawn && !subject.disputed : !openNotes.has(id)) continue;
      const client = subject ? clientOf(subject.client)?.name : openNotes.get(id)?.client;
      for (const place of places) yield { id, client: client ?? null, ...place };
    }
  }
}

function placesIn(lines: readonly Line[], placeIn: Finder) {
  return passagesOf(lines).flatMap(({ where, text }) => {
    const place = placeIn(text);
    return place === undefined ? [] : [{ where, text, ...place }];
  });
}

/** An expression says only whether it matches, so that its place is the line that does. */
function expressionFinder(pattern: string, { matches }: Pick<Ports, 'matches'>): Finder {
  return (text) => {
    if (!matches(pattern, text)) return undefined;
    const line = text.split('\n').find((one) => matches(pattern, one)) ?? text;
    const start = text.indexOf(line);
    return { start, end: start + line.length };
  };
}

function matchDocument({ id, client, where, text, start, end }: Hit) {
  return { id, [isCaseId(id) ? 'case' : 'note']: id, client, where, text, start, end };
}
