import { phraseFinder } from '../domain/phrase.ts';
import { textsWithin } from '../domain/secrets/within.ts';
import type { Draft, Drafts } from '../interview/draft.ts';
import type { Erasure } from './erase.ts';

/**
 * Takes texts that are erased out of the unfinished interviews that took them over, from a note or an earlier offer for
 * example: the whole texts, or with a phrase whatever holds it. The offer of a case that loses all its text, opened again,
 * goes whole.
 */
export function blankDrafts(erasures: readonly Erasure[], phrase: string, drafts: Drafts): void {
  const gone = new Set(erasures.flatMap(({ texts }) => texts.map(({ text }) => text)));
  const emptied = new Set(erasures.flatMap(({ subject, extent }) => (extent === 'all' ? Object.values(subject) : [])));
  const find = phrase === '' ? () => undefined : phraseFinder(phrase);
  const isGone = (text: string) => gone.has(text) || find(text) !== undefined;
  for (const draft of drafts.list()) {
    if (draft.only && emptied.has(draft.interview)) drafts.remove(draft.interview);
    else blankDraft(draft, isGone, drafts);
  }
}

/** True where an unfinished offer of the case holds the phrase, which the case itself need not. */
export function isInDraft(id: string, phrase: string, drafts: Drafts): boolean {
  const draft = drafts.get(id);
  return draft !== undefined && phrase !== '' && textsWithin(draft).some((text) => phraseFinder(phrase)(text));
}

function blankDraft(draft: Draft, isGone: (text: string) => boolean, drafts: Drafts): void {
  if (!textsWithin(draft).some(isGone)) return;
  const { typed, ...kept } = draft;
  const left: Draft = { ...kept, answers: without(draft.answers, isGone), aside: without(draft.aside, isGone) };
  drafts.save(typed === undefined || isGone(typed.text) ? left : { ...left, typed });
}

/** Answers that hold such a text are asked again. */
function without<T extends object>(answers: T, isGone: (text: string) => boolean): T {
  const kept = Object.entries(answers).filter(([, answer]) => !textsWithin(answer).some(isGone));
  return Object.fromEntries(kept) as T;
}
