import { expect, test } from 'vitest';
import { readChangedLine } from '../../../src/domain/shorthand/changed-line.ts';

const sunday = new Date(2026, 10, 22, 10, 0).getTime();

test.each([
  ['new router, since mon', { changed: 'new router', since: '2026-11-16' }],
  ['new router since 2w', { changed: 'new router', since: '2026-11-08' }],
  ['new router, mon', { changed: 'new router', since: '2026-11-16' }],
  ['new router, since 3 Nov', { changed: 'new router', since: '2026-11-03' }],
  ['since mon', { since: '2026-11-16' }],
  ['Since 2026-11-01, new router', { changed: 'new router', since: '2026-11-01' }],
  ['yesterday', { since: '2026-11-21' }],
  ['new router', { changed: 'new router' }],
  ['new router, since we moved', { changed: 'new router', since: 'we moved' }],
  ['since the update, printer moved too', { changed: 'printer moved too', since: 'the update' }],
  ['new router, since the update, or so', { changed: 'new router', since: 'the update, or so' }],
  ['nothing since, really', { changed: 'nothing since, really' }],
  ['', {}],
])('"%s"', (text, expected) => {
  expect(readChangedLine(text, sunday)).toEqual(expected);
});
