import type { PriceRow } from '../domain/price-rows.ts';

/** A fix with what was charged for it, as a program reads it. Amounts in minor units; `proposed` and `own` before tax. */
export function priceDocument({ playbook, fix, currency, lesson, band, own }: PriceRow) {
  const { cases, charged, minutes, proposed, others } = lesson;
  return {
    playbook,
    fix: fix.id,
    title: fix.title,
    cases,
    charged: charged ?? null,
    minutes: minutes ?? null,
    proposed: proposed ?? null,
    own: own ? { amount: own.amount, currency: own.currency, cases: own.cases ?? null, on: own.on } : null,
    band: {
      hours: fix.hours,
      parts: fix.parts.map(({ text, price }) => ({ text, price })),
      currency,
      price: band?.amount ?? null,
      ceiling: band?.basis === 'estimate' ? band.ceiling : null,
    },
    otherCurrencies: others,
  };
}
