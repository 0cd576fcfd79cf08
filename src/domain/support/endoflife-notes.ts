import type { FactKind } from './fact.ts';

const approximate = {
  'end-of-updates': 'Apple publishes no such day: this one is worked out from the systems it got.',
};
const toTheYear = { 'end-of-updates': 'Samsung names a year at most, so the day is approximate.' };

/** What a date of endoflife.date means, where its column alone would mislead. By the site's name of the product. */
export const endoflifeNotes: ReadonlyMap<string, Readonly<Partial<Record<FactKind, string>>>> = new Map(
  Object.entries({
    iphone: approximate,
    ipad: approximate,
    'apple-watch': approximate,
    'samsung-mobile': toTheYear,
    'samsung-galaxy-tab': toTheYear,
    'samsung-galaxy-watch': toTheYear,
    'raspberry-pi': { 'end-of-sale': 'This is how long it is made; its updates come with the system on its card.' },
    ubuntu: { 'paid-extension': 'It comes with Ubuntu Pro, which one person may use on five computers for nothing.' },
    debian: { 'end-of-updates': 'The last part of it comes from a team of volunteers.' },
    windows: { 'paid-extension': 'For businesses; homes have an offer of their own.' },
  }),
);
