import { z } from 'zod';
import { foldCase } from '../domain/fold.ts';
import { isCaseId } from '../domain/ids.ts';
import type { Folder, Index, Journal } from '../domain/journal.ts';
import { currentClients } from '../domain/known-clients.ts';
import { type Place, phraseFinder } from '../domain/phrase.ts';
import type { Fault } from '../domain/record.ts';
import { type Passage, passagesOf } from '../domain/said.ts';
import { HeardError } from '../errors.ts';
import type { PrefixOf } from '../output/id-view.ts';
import { type Hit, matchView } from '../output/match-view.ts';
import { casePrefixes } from './case-ids.ts';
import type { Command } from './command.ts';
import { gatherFaults, tellDamage } from './damage.ts';
import { likelySubjects } from './likely-subjects.ts';
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
    const placesIn = regex ? expressionFinder(phrase, ports) : eachOf(phraseFinder(phrase));
    const index = await ports.index();
    const faults: Fault[] = [];
    const journal = gatherFaults(ports.journal, faults);
    const months = regex ? allSubjects(journal) : likelySubjects(phrase, { journal, kept: ports.kept });
    const hits = [...hitsIn(placesIn, index, months)];
    tellDamage([...index.faults(), ...faults], ports);
    return { hits, prefixOf: casePrefixes(index, ports) };
  },
  human: ({ hits, prefixOf }, style) => matchView(hits, prefixLook(prefixOf, style), style),
  json: ({ hits }) => ({ schemaVersion: 1, matches: hits.map(matchDocument) }),
};

/** Where each text holds what is looked for; undefined for one that does not. */
type Finder = (texts: readonly string[]) => readonly (Place | undefined)[];

function eachOf(placeIn: (text: string) => Place | undefined): Finder {
  return (texts) => texts.map(placeIn);
}

function* allSubjects(journal: Journal): Generator<Folder['subjects']> {
  for (const month of journal.months()) yield journal.readMonth(month).subjects;
}

function* hitsIn(placesIn: Finder, index: Index, months: Iterable<Folder['subjects']>): Generator<Hit> {
  const clientOf = currentClients(index.clients());
  const openNotes = new Map(index.notes().map((note) => [note.id, note]));
  for (const subjects of months) {
    for (const [id, places] of found(placesIn, subjects)) {
      const subject = isCaseId(id) ? foldCase(id, subjects.get(id) ?? []).case : undefined;
      if (subject ? subject.withdrawn && !subject.disputed : !openNotes.has(id)) continue;
      const client = subject ? clientOf(subject.client)?.name : openNotes.get(id)?.client;
      for (const place of places) yield { id, client: client ?? null, ...place };
    }
  }
}

/** The passages of a month that hold what is looked for, by case or note, the last one first. */
function found(placesIn: Finder, subjects: Folder['subjects']) {
  const passages = [...subjects]
    .reverse()
    .flatMap(([id, lines]) => passagesOf(lines).map((passage) => ({ id, passage })));
  const places = placesIn(passages.map(({ passage }) => passage.text));
  const byId = new Map<string, (Passage & Place)[]>();
  passages.forEach(({ id, passage }, at) => {
    const place = places[at];
    if (place) byId.set(id, [...(byId.get(id) ?? []), { ...passage, ...place }]);
  });
  return byId;
}

/** An expression says only whether it matches, so that its place is the line that does. */
function expressionFinder(pattern: string, { matches }: Pick<Ports, 'matches'>): Finder {
  return (texts) => {
    const found = matches(pattern, texts);
    return texts.map((text, at) => (found[at] ? lineIn(text, pattern, matches) : undefined));
  };
}

function lineIn(text: string, pattern: string, matches: Ports['matches']): Place {
  const lines = text.split('\n');
  const line = (lines.length > 1 ? lines[matches(pattern, lines).indexOf(true)] : undefined) ?? text;
  const start = text.indexOf(line);
  return { start, end: start + line.length };
}

function matchDocument({ id, client, where, text, start, end }: Hit) {
  return { id, [isCaseId(id) ? 'case' : 'note']: id, client, where, text, start, end };
}
