import { acceptedFix } from '../../domain/agreed.ts';
import type { Case } from '../../domain/case.ts';
import type { Work, Works } from '../../domain/outcome.ts';
import { priceOf } from '../fix-view.ts';
import type { Speech } from '../speech.ts';
import { type Section, text } from './section.ts';

const tried: Readonly<Record<Works, string>> = {
  yes: 'You tried it: it works.',
  no: 'You tried it: it does not work yet.',
  'not-tested': 'Whether it works is still to be tried.',
};
const payments: Readonly<Record<NonNullable<Work['paid']>, string>> = {
  cash: ', paid in cash',
  card: ', paid by card',
  transfer: ', paid by bank transfer',
  later: ', to be paid later',
  none: ', not paid',
};

/** What came of it: whether it works, what was charged beside what was quoted, and the words of agreeing to more. */
export function doneSection(subject: Case, speech: Pick<Speech, 'money'>): Section {
  const { works, charged, paid, overrunAgreed } = subject.outcome ?? {};
  const quoted = charged && acceptedFix(subject);
  const payment = charged?.amount === 0 || paid === undefined ? '' : payments[paid];
  return {
    title: 'What was done',
    blocks: [
      ...(works === undefined ? [] : [text(tried[works])]),
      ...(charged ? [text(speech.money(charged) + payment, 'Charged')] : []),
      ...(quoted ? [text(priceOf(quoted, speech), 'Quoted')] : []),
      ...(overrunAgreed ? [text(`“${overrunAgreed.trim()}”`, 'You agreed to more')] : []),
    ],
  };
}
