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
  ['call fri at 14:00', [{ what: 'call', who: 'me', due: new Date(2026, 10, 27, 14, 0).toISOString() }]],
  ['see the photos by 24 Dec', [{ what: 'see the photos', who: 'me', due: '2026-12-24' }]],
  ['send the photos Dec 24', [{ what: 'send the photos', who: 'me', due: '2026-12-24' }]],
  ['call Fri 27 Nov 2026, 14:00', [{ what: 'call', who: 'me', due: new Date(2026, 10, 27, 14, 0).toISOString() }]],
  ['call tonight', [{ what: 'call', who: 'me', due: new Date(2026, 10, 22, 20, 0).toISOString() }]],
  ['call next week', [{ what: 'call', who: 'me', due: '2026-11-23' }]],
  ['', []],
])('"%s"', (text, value) => {
  expect(readPromises(text, sunday)).toEqual({ ok: true, value });
});

test.each([
  ['send invoice', '"send invoice" needs a day it is promised for: write it like "send invoice by fri".'],
  ['Anna: order part soon', '"order part soon" needs a day it is promised for: write it like "send invoice by fri".'],
  ['send invoice by fri; by tomorrow', '"by tomorrow" needs what is promised: write it like "send invoice by fri".'],
  ['call by 31 Feb', '31 Feb is not a day: write one like 24 Dec or 2026-12-24.'],
  ['call 31 Feb at 9:00', '31 Feb is not a day: write one like 24 Dec or 2026-12-24.'],
  ['call by Thu 27 Nov 2026', '27 Nov 2026 is a Friday: leave the weekday out or write another day.'],
])('"%s" is refused with an example', (text, reason) => {
  expect(readPromises(text, sunday)).toEqual({ ok: false, reason });
});
