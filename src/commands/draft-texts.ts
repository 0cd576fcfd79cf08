import { textsWithin } from '../domain/secrets/within.ts';
import type { Draft, Drafts } from '../interview/draft.ts';
import type { Erasure } from './erase.ts';

/** Takes texts that are erased out of the unfinished interviews that took them over, from a note for example. */
export function blankDrafts(erasures: readonly Erasure[], drafts: Drafts): void {
  const gone = new Set(erasures.flatMap(({ texts }) => texts.map(({ text }) => text)));
  for (const draft of drafts.list()) {
    if (!textsWithin(draft).some((text) => gone.has(text))) continue;
    const { typed, ...kept } = draft;
    const left: Draft = { ...kept, answers: without(draft.answers, gone), aside: without(draft.aside, gone) };
    drafts.save(typed === undefined || gone.has(typed.text) ? left : { ...left, typed });
  }
}

/** Answers that hold such a text are asked again. */
function without<T extends object>(answers: T, gone: ReadonlySet<string>): T {
  const kept = Object.entries(answers).filter(([, answer]) => !textsWithin(answer).some((text) => gone.has(text)));
  return Object.fromEntries(kept) as T;
}
