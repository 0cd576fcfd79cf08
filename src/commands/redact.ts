import { z } from 'zod';
import { textsIn } from '../domain/erasing.ts';
import { foldCase } from '../domain/fold.ts';
import { isCaseId, isNoteId } from '../domain/ids.ts';
import { phraseFinder } from '../domain/phrase.ts';
import { HeardError } from '../errors.ts';
import { clean } from '../output/clean.ts';
import { hang } from '../output/columns.ts';
import { erasedLines, keyName } from '../output/erased-view.ts';
import { wrap } from '../output/width.ts';
import type { Command } from './command.ts';
import { blankDrafts, isInDraft } from './draft-texts.ts';
import { type Erased, type Erasure, erase, erasureOf, linesOf, otherMachines, placesIn } from './erase.ts';
import { findCase } from './find-case.ts';
import { findNoteId } from './find-note.ts';
import type { Ports } from './ports.ts';
import { tidyDrafts } from './tidy-drafts.ts';

const input = z.object({ case: z.string(), text: z.array(z.string()).default([]) });

interface Redacted extends Erased {
  readonly id: string;
}

/** `heard redact`: takes out of the journal, whole, what holds a text. What happened, and when, stays. */
export const redact: Command<z.infer<typeof input>, Redacted> = {
  path: 'redact',
  args: '<case> [text...]',
  summary: 'Take out what holds a text, or all text of a case',
  examples: ['heard redact k7m4 "4929 1234 5678 9012"', 'heard redact n-2611-q8m3xw', 'heard redact k7m4'],
  flags: [],
  input,
  async run({ case: typed, text }, ports) {
    tidyDrafts(ports);
    const phrase = text.join(' ').trim();
    const id = /^n-/i.test(typed.trim()) ? findNoteId(typed, ports) : (await findCase(typed, ports)).id;
    const erasures = erasuresOf(id, phrase, ports).filter(({ texts }) => texts.length > 0);
    if (erasures.length === 0 && !isInDraft(id, phrase, ports.drafts)) throw nothingFound(id, phrase);
    const machines = otherMachines(erasures, ports);
    const isDone = await isAgreed(erasures, phrase, ports);
    if (isDone) {
      blankDrafts(erasures, phrase, ports.drafts);
      if (erasures.length > 0) await erase(erasures, ports);
    }
    return { id, erasures, machines, isDone };
  },
  human({ id, erasures, machines, isDone }, { columns }) {
    if (!isDone) return 'Everything stays as it was.';
    return erasedLines(`Taken out whole, in ${id}`, { places: placesIn(erasures), machines })
      .flatMap((line) => wrap(line, columns))
      .join('\n');
  },
  json: ({ id, erasures, machines, isDone }) => ({
    schemaVersion: 1,
    id,
    redacted: isDone ? erasures.flatMap(({ texts }) => texts.map(({ record, key }) => ({ record, key }))) : [],
    heldElsewhere: isDone ? machines : [],
  }),
};

/**
 * What there is to take out: of the case or note that was named, of the notes filed in that case, and of every case in
 * which one of those notes is filed, where the same text stands. The case that was named comes last, as it leads to them.
 */
function erasuresOf(id: string, phrase: string, ports: Pick<Ports, 'journal'>): readonly Erasure[] {
  const notes = isNoteId(id) ? [id] : filedIn(id, ports);
  const others = notes.flatMap((note) => {
    const { texts } = erasureOf(note, phrase, ports);
    const said = new Set(texts.map(({ text }) => text));
    return casesNaming(note, ports)
      .filter((one) => one !== id)
      .map((one) => ({
        ...erasureOf(one, phrase, ports),
        texts: textsIn(linesOf(one, ports)).filter(({ text }) => said.has(text)),
        extent: 'keys' as const,
      }));
  });
  const own = [...notes.filter((note) => note !== id), id].map((one) => erasureOf(one, phrase, ports));
  return [...others, ...own];
}

function filedIn(id: string, ports: Pick<Ports, 'journal'>): readonly string[] {
  return (foldCase(id, linesOf(id, ports)).case?.filedNotes ?? []).filter(isNoteId);
}

function casesNaming(note: string, { journal }: Pick<Ports, 'journal'>): readonly string[] {
  return journal.months().flatMap((month) => {
    const subjects = [...journal.readMonth(month).subjects];
    return subjects.flatMap(([id, lines]) =>
      isCaseId(id) && lines.some(({ raw }) => raw.includes(`"${note}"`)) ? [id] : [],
    );
  });
}

async function isAgreed(
  erasures: readonly Erasure[],
  phrase: string,
  { person, output }: Pick<Ports, 'person' | 'output'>,
): Promise<boolean> {
  if (!person) return true;
  const { columns } = output.style;
  for (const { key, text } of erasures.flatMap(({ texts }) => texts)) {
    for (const line of hang(`  ${keyName(key)}: `, excerpt(text, phrase), columns)) output.write(`${line}\n`);
  }
  const whole = 'Each of these goes whole, and cannot be brought back. Take them out?';
  return (await person()).confirm(whole);
}

const room = 160;

/** As much of a text as shows where the phrase stands in it. */
function excerpt(text: string, phrase: string): string {
  const at = phrase === '' ? 0 : (phraseFinder(phrase)(text)?.start ?? 0);
  const from = Math.max(0, Math.min(at - room / 2, text.length - room));
  const shown = text.slice(from, from + room);
  return clean(`${from > 0 ? '…' : ''}${shown}${from + room < text.length ? '…' : ''}`);
}

function nothingFound(id: string, phrase: string): HeardError {
  const message = phrase === '' ? `There is no text left in ${id}.` : `"${phrase}" is nowhere in ${id}.`;
  return new HeardError(message, { code: 'not-found', hint: `heard show ${id} --history shows what is there.` });
}
