import { expect, test } from 'vitest';
import { readLivingLine, writeLivingLine } from '../../../src/domain/shorthand/living-line.ts';

test.each([
  ['', {}],
  ['restart it', { how: 'restart it' }],
  ['restart it; risk: it may stop', { how: 'restart it', risk: 'it may stop' }],
  ['restart it, Risk: it may stop', { how: 'restart it', risk: 'it may stop' }],
  ['; risk: it may stop', { risk: 'it may stop' }],
  ['risk: it may stop', { risk: 'it may stop' }],
  ['a; b; risk: c; d', { how: 'a; b', risk: 'c; d' }],
  ['the risk: is known', { how: 'the risk: is known' }],
  [
    'restart it; gone for good: the photos; look again: 2w; risk: it stops',
    { how: 'restart it', cannotBeBoughtBack: 'the photos', reviewOn: '2w', risk: 'it stops' },
  ],
  ['restart it; risk:', { how: 'restart it' }],
])('%j is read', (line, read) => {
  expect(readLivingLine(line)).toEqual(read);
  expect(readLivingLine(writeLivingLine(read))).toEqual(read);
});
