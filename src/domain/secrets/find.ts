import { findCards } from './card-number.ts';
import { findForms } from './forms.ts';
import { findRecoveryKeys } from './recovery-key.ts';
import type { Secret } from './secret.ts';
import { findTold } from './told.ts';

/**
 * The secrets in a text, in their order and apart from each other, found in time that grows with its length alone. A bank
 * account number is none: it stands on every invoice.
 */
export function findSecrets(text: string): readonly Secret[] {
  const found = [...findForms(text), ...findRecoveryKeys(text), ...findCards(text), ...findTold(text)];
  found.sort((one, other) => one.start - other.start || other.end - one.end);
  const apart: Secret[] = [];
  for (const secret of found) {
    const last = apart.at(-1);
    if (last === undefined || secret.start >= last.end) apart.push(secret);
    else apart[apart.length - 1] = joined(last, secret);
  }
  return apart;
}

/** The text with each secret replaced by what it was: `[card number removed]`. */
export function blank(text: string, secrets: readonly Secret[]): string {
  let at = 0;
  let left = '';
  for (const { start, end, name } of secrets) {
    left += `${text.slice(at, start)}[${name.replace(/^an? /, '')} removed]`;
    at = end;
  }
  return left + text.slice(at);
}

/** Both places as one, under the name of the longer. */
function joined(one: Secret, other: Secret): Secret {
  const { name } = other.end - other.start > one.end - one.start ? other : one;
  return { start: one.start, end: Math.max(one.end, other.end), name };
}
