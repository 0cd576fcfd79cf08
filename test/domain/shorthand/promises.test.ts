import { expect, test } from 'vitest';
import { readPromises } from '../../../src/domain/shorthand/promises.ts';

const sunday = new Date(2026, 10, 22, 10, 0).getTime();
const tomorrowAtNine = new Date(2026, 10, 23, 9, 0).toISOString();

test.each([
  ['send invoice by fri', [{ what: 'send invoice', who: 'me', due: '2026-11-27' }]],
  [
    'send invoice by fri; call back tomorrow 9:00',
    [
      { what: 'send invoice', who: 'me', due: '2026-11-27' },
      { what: 'call back', who: 'me', due: tomorrowAtNine },
    ],
  ],
  ['Anna: order part by 3d', [{ what: 'order part', who: 'Anna', due: '2026-11-25' }]],
  ['Me: call at tomorrow 9:00;', [{ what: 'call', who: 'me', due: tomorrowAtNine }]],
  ['stand by the phone on mon', [{ what: 'stand by the phone', who: 'me', due: '2026-11-23' }]],
  ['call on fri at 14:00', [{ what: 'call', who: 'me', due: new Date(2026, 10, 27, 14, 0).toISOString() }]],
  ['', []],
])('"%s"', (text, value) => {
  expect(readPromises(text, sunday)).toEqual({ ok: true, value });
});

test.each([
  ['send invoice', '"send invoice" needs a day it is promised for: write it like "send invoice by fri".'],
  ['Anna: order part soon', '"order part soon" needs a day it is promised for: write it like "send invoice by fri".'],
  ['send invoice by fri; by tomorrow', '"by tomorrow" needs what is promised: write it like "send invoice by fri".'],
])('"%s" is refused with an example', (text, reason) => {
  expect(readPromises(text, sunday)).toEqual({ ok: false, reason });
});
