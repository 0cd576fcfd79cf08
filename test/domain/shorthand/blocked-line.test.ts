import { expect, test } from 'vitest';
import { readBlockedLine } from '../../../src/domain/shorthand/blocked-line.ts';

const sunday = new Date(2026, 10, 22, 10, 0).getTime();

test.each([
  ['send invoices by fri', { blocked: 'send invoices', deadline: '2026-11-27' }],
  ['send invoices, before tomorrow', { blocked: 'send invoices', deadline: '2026-11-23' }],
  ['stand by the desk until 2026-12-24', { blocked: 'stand by the desk', deadline: '2026-12-24' }],
  ['send invoices, fri', { blocked: 'send invoices', deadline: '2026-11-27' }],
  ['send invoices by 24 Dec', { blocked: 'send invoices', deadline: '2026-12-24' }],
  ['pay by card', { blocked: 'pay by card' }],
  ['pay by card by 3d', { blocked: 'pay by card', deadline: '2026-11-25' }],
  ['by fri', { deadline: '2026-11-27' }],
  ['fri', { deadline: '2026-11-27' }],
  ['send invoices by some day', { blocked: 'send invoices by some day' }],
  ['', {}],
])('"%s"', (text, expected) => {
  expect(readBlockedLine(text, sunday)).toEqual(expected);
});

test('a deadline may have a time', () => {
  const deadline = new Date(2026, 10, 27, 14, 0).toISOString();
  expect(readBlockedLine('send invoices by fri 14:00', sunday)).toEqual({ blocked: 'send invoices', deadline });
});
