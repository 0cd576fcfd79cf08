import { z } from 'zod';
import type { WrittenText } from '../domain/erasing.ts';
import { isNoteId } from '../domain/ids.ts';
import { HeardError } from '../errors.ts';
import { clean } from '../output/clean.ts';
import { erasedLines } from '../output/erased-view.ts';
import type { Command } from './command.ts';
import { type Erasure, erase, erasureOf, otherMachines, placesIn } from './erase.ts';
import { findCase } from './find-case.ts';
import { findNoteId } from './find-note.ts';
import type { Ports } from './ports.ts';
import { tidyDrafts } from './visit.ts';

const input = z.object({ case: z.string(), text: z.array(z.string()).default([]) });

interface Redacted {
  readonly id: string;
  readonly erasures: readonly Erasure[];
  readonly machines: readonly string[];
  readonly isDone: boolean;
}

/** `heard redact`: takes a text out of the journal. What happened, and when, stays. */
export const redact: Command<z.infer<typeof input>, Redacted> = {
  path: 'redact',
  args: '<case> [text...]',
  summary: 'Take a text out of a case, or all text',
  examples: ['heard redact k7m4 "4929 1234 5678 9012"', 'heard redact n-2611-q8m3xw', 'heard redact k7m4'],
  flags: [],
  input,
  async run({ case: typed, text }, ports) {
    tidyDrafts(ports);
    const phrase = text.join(' ').trim();
    const subjects = await subjectsOf(typed, ports);
    const id = subjects[0] ?? typed;
    const erasures = subjects.map((one) => erasureOf(one, phrase, ports)).filter(({ texts }) => texts.length > 0);
    if (erasures.length === 0) throw nothingFound(id, phrase);
    const machines = otherMachines(erasures, ports);
    const isDone = await isAgreed(erasures, ports);
    // The notes first: a case that is blanked has nothing left that leads to them.
    if (isDone) await erase(erasures.toReversed(), phrase === '' ? 'all' : 'keys', ports);
    return { id, erasures, machines, isDone };
  },
  human({ id, erasures, machines, isDone }) {
    if (!isDone) return 'Everything stays as it was.';
    return erasedLines(`Taken out of ${id}`, { places: placesIn(erasures), machines }).join('\n');
  },
  json: ({ id, erasures, machines, isDone }) => ({
    schemaVersion: 1,
    id,
    redacted: isDone ? erasures.flatMap(({ texts }) => texts.map(({ record, key }) => ({ record, key }))) : [],
    heldElsewhere: isDone ? machines : [],
  }),
};

/** The case or note that was named, and the notes filed in that case, which hold the same text. */
async function subjectsOf(typed: string, ports: Ports): Promise<readonly string[]> {
  if (/^n-/i.test(typed.trim())) return [findNoteId(typed, ports)];
  const { id, filedNotes } = await findCase(typed, ports);
  return [id, ...filedNotes.filter(isNoteId)];
}

async function isAgreed(erasures: readonly Erasure[], { person, output }: Ports): Promise<boolean> {
  if (!person) return true;
  for (const { key, text } of erasures.flatMap(({ texts }) => texts)) output.write(`  ${key}: ${excerpt({ text })}\n`);
  return (await person()).confirm('Take this out for good? It cannot be undone.');
}

function excerpt({ text }: Pick<WrittenText, 'text'>): string {
  const shown = clean(text);
  return shown.length > 70 ? `${shown.slice(0, 69)}…` : shown;
}

function nothingFound(id: string, phrase: string): HeardError {
  const message = phrase === '' ? `There is no text left in ${id}.` : `"${phrase}" does not stand in ${id}.`;
  return new HeardError(message, { code: 'not-found', hint: `heard show ${id} --history shows what is there.` });
}
