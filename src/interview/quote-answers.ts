import { z } from 'zod';
import { liveWithItSchema } from '../domain/offer.ts';
import { refused, understood } from '../domain/parsed.ts';
import { buildFixes, type Quote, readQuote } from '../domain/quote.ts';
import type { AnswerOf } from './answers.ts';
import type { Check } from './checks.ts';
import { date, shape, shown } from './checks.ts';
import { nuisanceOf } from './nuisance.ts';

/**
 * Quotes that could be put before a client, but for their side effects, which may still be asked. Ids and the day they
 * hold until are filled in, so that the same quote reads the same tomorrow.
 */
export const quotes: Check<readonly Quote[]> = (value, scene, answers) => {
  if (!Array.isArray(value)) return refused('this needs a list of quotes, which may be empty');
  const read: Quote[] = [];
  for (const one of value) {
    const quote = readQuote(one);
    if (!quote.ok) return quote;
    read.push(quote.value);
  }
  const complete = read.map((quote) => (lacksSideEffect(quote) ? { ...quote, sideEffects: ['none known'] } : quote));
  const fixes = buildFixes(complete, { ...scene, nuisance: nuisanceOf(scene, answers) });
  if (!fixes.ok) return fixes;
  return understood(read.map((quote, index) => ({ ...quote, ...pick(fixes.value[index]) })));
};

function pick(fix: { readonly id: string; readonly validUntil: string } | undefined) {
  return fix ? { id: fix.id, validUntil: fix.validUntil } : {};
}

/** True while the quote names no side effect, not even "none known". */
export function lacksSideEffect({ sideEffects = [] }: Quote): boolean {
  return sideEffects.every((effect) => effect.trim() === '');
}

/** The fix that was chosen, by the id of its quote. */
export const option: Check<string> = (value, _scene, answers) => {
  const ids = (answers.fixes ?? []).map(({ id }) => id);
  return typeof value === 'string' && ids.includes(value)
    ? understood(value)
    : refused(`${shown(value)} is not one of the fixes: ${ids.join(', ') || 'none was quoted'}`);
};

const partialLiving = shape(
  z.strictObject(liveWithItSchema.omit({ visit: true }).partial().shape),
  'how to live with it and the risk, such as {"how": "…", "risk": "…"}',
);

/** Living with it; what is missing comes from the playbook and the settings. */
export const liveWithIt: Check<AnswerOf['liveWithIt']> = (value, scene, answers) => {
  const given = partialLiving(value, scene, answers);
  if (!given.ok || given.value.reviewOn === undefined) return given;
  const review = date('due')(given.value.reviewOn, scene, answers);
  return review.ok ? understood({ ...given.value, reviewOn: review.value }) : review;
};
