import { acceptedFix } from '../domain/agreed.ts';
import type { Case } from '../domain/case.ts';
import { wholeOffer } from '../domain/offer.ts';
import { clean } from './clean.ts';
import { priceOf } from './fix-view.ts';
import { offerView } from './offer-view.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

/** The offer as it stands after it was opened again, and how what the client decides is recorded. */
export function reofferView(subject: Case, style: Style): string {
  const { id, client, offer } = subject;
  const accepted = acceptedFix(subject);
  const notes = [
    ...(accepted
      ? [`They accepted: ${clean(accepted.title)}, for ${priceOf(accepted, style)}. That stays as it was.`]
      : []),
    `When they decide: heard decide ${id}`,
  ];
  return [
    `${style.good('Offered')} ${style.strong(id)}${client ? ` ${clean(client.name)}` : ''}`,
    offerView(wholeOffer(offer), style),
    '',
    ...notes.flatMap((line) => wrap(line, style.columns)),
  ].join('\n');
}
