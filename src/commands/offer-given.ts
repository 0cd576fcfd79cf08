import type { Quote } from '../domain/quote.ts';
import { readLivingLine } from '../domain/shorthand/living-line.ts';
import { HeardError } from '../errors.ts';
import type { Patch } from '../interview/answers.ts';
import { parseAnswersFile } from '../interview/answers-file.ts';
import type { State } from '../interview/machine.ts';
import { readQuotes } from '../interview/proposals.ts';
import { lacksSideEffect } from '../interview/quote-answers.ts';
import { offerAnswers } from '../interview/reoffer.ts';
import type { Scene } from '../interview/scene.ts';

/** An offer about to be made again, and what it is made from. */
export interface Opened {
  readonly scene: Scene;
  readonly open: State;
}

/** Answers as they were given, to be checked. */
export type Given = Readonly<Record<string, unknown>>;

interface OfferFlags {
  readonly quotes: readonly string[];
  readonly sideEffects?: string | undefined;
  readonly liveWithIt?: string | undefined;
  readonly hourValue?: string | undefined;
}

type FlagAnswers = Patch & { readonly fixes?: readonly Quote[] };

/** How they live with it was decided on as it is. */
export function agreedAlready(): HeardError {
  return refused('They live with it as it was agreed; that stays until they decide anew.');
}

/** Nothing was offered: why, and that nothing changed. */
export function refused(message: string): HeardError {
  return new HeardError(message, { code: 'usage', hint: 'The offer stays as it was.' });
}

/** What an answers file gives of an offer. @throws HeardError `usage` for one that holds anything else. */
export function fileAnswers(text: string | undefined): Given {
  if (text === undefined) return {};
  const file = parseAnswersFile(text);
  const entry = file.ok && file.value.form === 'object' ? file.value.entries[0] : undefined;
  const fault = file.ok ? 'An offer is one JSON object, like {"fixes": [...]}.' : file.reason;
  if (entry === undefined || !('value' in entry)) throw refused(fault);
  const stranger = Object.keys(entry.value).find((key) => !offerAnswers.some((known) => known === key));
  if (stranger === undefined) return entry.value;
  throw refused(`"${stranger}" is no part of an offer: ${offerAnswers.join(', ')}.`);
}

/** The flags as answers. @throws HeardError `usage` for quotes that cannot be read. */
export function flagAnswers(
  { quotes, sideEffects, liveWithIt, hourValue }: OfferFlags,
  { scene, open }: Opened,
): FlagAnswers {
  const line = quotes.join(' ').trim();
  const read = line === '' ? undefined : readQuotes({ scene, ...open }, line);
  if (read?.ok === false) throw refused(read.reason);
  const effects = sideEffects
    ?.split(';')
    .map((effect) => effect.trim())
    .filter((effect) => effect !== '');
  const fixes = read?.patch.fixes as readonly Quote[] | null | undefined;
  return {
    ...(fixes && { fixes: effects ? fixes.map((quote) => withSideEffects(quote, effects)) : fixes }),
    ...(liveWithIt !== undefined && { liveWithIt: { ...open.aside.liveWithIt, ...readLiving(liveWithIt, open) } }),
    ...(hourValue !== undefined && { hourValue }),
  };
}

/** What is not named stays. What was agreed stays too, until it is decided anew. */
function readLiving(typed: string, { answers }: State): ReturnType<typeof readLivingLine> {
  if (answers.liveWithIt) throw agreedAlready();
  const read = readLivingLine(typed);
  if (Object.keys(read).length > 0) return read;
  throw refused('--live-with-it is empty: say how they live with it; risk: what may happen.');
}

function withSideEffects(quote: Quote, sideEffects: string[]): Quote {
  return lacksSideEffect(quote) ? { ...quote, sideEffects } : quote;
}
