import { expect, test } from 'vitest';
import { matchPlaybooks } from '../../src/domain/match.ts';
import type { Parts } from '../../src/domain/shown.ts';
import { partsOf } from '../../src/interview/parts.ts';
import { shipped } from '../playbooks/shipped.ts';
import { laptop, printer } from './desk.ts';

const devices = [{ ...laptop, name: 'laptop' }, laptop, printer];

function said(...texts: readonly string[]): Parts {
  const best = matchPlaybooks(texts[0] ?? '', shipped)[0]?.id;
  return partsOf(
    texts,
    devices,
    shipped.find(({ id }) => id === best),
  );
}

test.each<readonly [string, Parts]>([
  [
    'My laptop is so slow I cannot send the invoices by Friday',
    { noun: 'laptop', stops: 'cannot send the invoices', byWhen: 'by Friday' },
  ],
  [
    'The Kitchen Laptop keeps freezing, and I must hand in my thesis tomorrow morning',
    { noun: 'Kitchen Laptop', stops: 'keeps freezing', byWhen: 'tomorrow morning' },
  ],
  [
    'Since the new internet box the tablet cannot find the office printer.',
    { noun: 'office printer', stops: 'cannot find the office printer' },
  ],
  [
    'Since the new internet box the tablet cannot find the scanner.',
    { noun: 'tablet', stops: 'cannot find the scanner' },
  ],
  ['Every morning I press the button and feed the cat before this old computer lets me work', { noun: 'old computer' }],
  ['Upstairs the wi-fi is gone half of the evening.', { noun: 'wi-fi' }],
  ["It won't let me print my boarding pass, we fly on Tuesday", { stops: "won't let me print my boarding pass" }],
  [
    "I don't know what it is, the washing machine app keeps crashing",
    { noun: 'washing machine app', stops: 'keeps crashing' },
  ],
  ['Outlook asks me for my password over and over again.', { noun: 'Outlook' }],
  [
    "Since Friday I haven't had a single e-mail on the phone",
    { noun: 'e-mail', stops: "haven't had a single e-mail on the phone" },
  ],
  ['My inbox has been empty since the update.', { noun: 'inbox' }],
  ['It froze on me twice and now it is freezing every hour.', {}],
  ['a popup says I am infected', { noun: 'popup' }],
  [
    'There is a clicking sound out of the tower and my photos will not open.',
    { noun: 'tower', stops: 'will not open' },
  ],
  [
    'The hearing aids refuse to pair with this phone',
    { noun: 'hearing aids', stops: 'refuse to pair with this phone' },
  ],
  ['My nephew says it is broken', {}],
  ['The till is dead and the shop opens at 9:00, I need it before 8:30', { noun: 'till', byWhen: 'before 8:30' }],
  ['It stopped today. I need it for the tax return, due Thursday', { byWhen: 'due Thursday' }],
  ['Can this one still be upgraded to Windows 11?', { noun: 'Windows 11' }],
  [
    'my external drive no longer shows up; the audit is due on 3 December',
    { noun: 'external drive', stops: 'no longer shows up', byWhen: 'due on 3 December' },
  ],
  [
    'We must have the office printer working by the end of the week',
    { noun: 'office printer', byWhen: 'by the end of the week' },
  ],
  ['The garage door opener stopped', { noun: 'garage door opener' }],
  ['MY PRINTER DOES NOT PRINT', { noun: 'PRINTER', stops: 'DOES NOT PRINT' }],
  ['', {}],
  ['😀', {}],
])('%s', (words, parts) => {
  expect(said(words)).toEqual(parts);
});

test.each<readonly [readonly string[], Parts]>([
  [['My laptop is slow', 'only since the update'], { noun: 'laptop' }],
  [['My laptop is slow', 'no, it is the tablet that is slow'], { noun: 'tablet' }],
  [['The wifi drops', 'only upstairs, and I need it by Monday'], { noun: 'wifi', byWhen: 'by Monday' }],
  [['I cannot print by Friday', 'no, I cannot scan by Monday'], { stops: 'cannot scan', byWhen: 'by Monday' }],
  [['The printer is broken', 'only in the mornings', 'the office printer, not the other'], { noun: 'office printer' }],
])('with their corrections: %j', (texts, parts) => {
  expect(said(...texts)).toEqual(parts);
});

test('every part stands in the words as it is shown', () => {
  for (const words of [
    'My LAPTOP  cannot  open e-mails by  Friday',
    'the Wi Fi keeps dropping, tomorrow I have to leave',
  ]) {
    for (const part of Object.values(said(words))) expect(words).toContain(part);
  }
});
