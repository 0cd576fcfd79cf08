import { type Case, statuses } from '../case.ts';
import { choices } from '../decision.ts';
import { kinds } from '../events.ts';
import { isCaseId, isClientId, isDeviceId, isNoteId, isPromiseId } from '../ids.ts';
import { isDate, isInstant } from '../instant.ts';
import { readbackAnswers, wantsChoices } from '../listening.ts';
import { lineKinds, paysAnswers, ringAnswers, swapResults } from '../offer.ts';
import { causes, gestureTypes, paidBy, results, worksAnswers } from '../outcome.ts';
import { levels, periods, priorities, scopeChoices, stakesChoices } from '../problem.ts';
import { editions, factKinds } from '../support/fact.ts';
import { type Known, maskText } from './mask-text.ts';
import { namesOf } from './names.ts';

/**
 * The case with every text masked, its history too. Ids, times and heard's own words stay, so that it reads and counts as
 * before; clients are told apart by their ids. Whoever is named in the case is known in it, beside those `known`.
 */
export function maskCase(subject: Case, known: Known): Case {
  const here = { ...known, names: [...known.names, namesOf(namesIn(subject.history))] };
  return masked(subject, { key: '', known: here }) as Case;
}

function masked(value: unknown, { key, known }: { readonly key: string; readonly known: Known }): unknown {
  if (typeof value === 'string') return key === 'by' ? '[name]' : isOwnWord(value) ? value : maskText(value, known);
  if (Array.isArray(value)) return value.map((one) => masked(one, { key, known }));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([own, one]) => [
    isOwnKey(own) ? own : maskText(own, known),
    masked(one, { key: own, known }),
  ]);
  const whole = Object.fromEntries(entries);
  return key === 'client' && 'name' in whole ? { ...whole, name: '[name]' } : whole;
}

/** Who wrote, who the client is, and those who promised or decide: of these only what begins with a capital is a name. */
function namesIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') {
    if (key === 'by') return [value];
    return key === 'who' || key === 'handOverTo' ? (value.match(/(?<!\p{L})\p{Lu}[\p{L}\p{M}'’-]+/gu) ?? []) : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const name = key === 'client' && 'name' in value && typeof value.name === 'string' ? [value.name] : [];
  return [...name, ...Object.entries(value).flatMap(([own, one]) => namesIn(one, Array.isArray(value) ? key : own))];
}

const ownWords: ReadonlySet<string> = new Set([
  ...statuses,
  ...results,
  ...choices,
  ...worksAnswers,
  ...paidBy,
  ...causes,
  ...gestureTypes,
  ...readbackAnswers,
  ...wantsChoices,
  ...stakesChoices,
  ...scopeChoices,
  ...levels,
  ...priorities,
  ...periods,
  ...lineKinds,
  ...paysAnswers,
  ...ringAnswers,
  ...swapResults,
  ...editions,
  ...factKinds,
  ...Object.keys(kinds),
]);

const idForms = [isCaseId, isNoteId, isClientId, isDeviceId, isPromiseId];

/** False for a key that a person or another program made up. */
const isOwnKey = (key: string) => /^[a-z][A-Za-z0-9-]*$/.test(key);

/** True for what heard itself writes where a person could have: an id, a time, a word of its lists. */
function isOwnWord(text: string): boolean {
  if (ownWords.has(text) || isDate(text) || isInstant(text)) return true;
  return /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text) || idForms.some((isId) => isId(text));
}
