import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomPart, resolvePrefix, shortestUniquePrefix } from '../../src/domain/prefix.ts';

const ids = ['2611-k7m4xq', '2611-k7z000', '2610-k7m4xq', '2610-101010', 'n-2611-abcdef'];

describe('a typed prefix', () => {
  it.each([
    ['2611-k7m4xq', '2611-k7m4xq'],
    ['2611-K7M', '2611-k7m4xq'],
    ['k7z', '2611-k7z000'],
    [' K7Z ', '2611-k7z000'],
    ['1o1', '2610-101010'],
    ['IoL', '2610-101010'],
    ['2610-k', '2610-k7m4xq'],
    ['n-2611-a', 'n-2611-abcdef'],
    ['2611-ab', 'n-2611-abcdef'],
    ['abc', 'n-2611-abcdef'],
  ])('%j means %s', (typed, id) => {
    expect(resolvePrefix(typed, ids)).toEqual({ type: 'one', id });
  });

  it('that fits several names them all', () => {
    expect(resolvePrefix('k7m', ids)).toEqual({ type: 'many', ids: ['2611-k7m4xq', '2610-k7m4xq'] });
  });

  it.each([
    ['k8z', '2611-k7z000'],
    ['2610-102', '2610-101010'],
    ['2611-k7m4xx', '2611-k7m4xq'],
  ])('%j that fits none names the nearest, %s', (typed, nearest) => {
    expect(resolvePrefix(typed, ids)).toEqual({ type: 'none', nearest });
  });

  it('is never taken from the month alone', () => {
    expect(resolvePrefix('26', ids).type).toBe('none');
  });

  it('means nothing when it is empty, and nothing is near when there are no ids', () => {
    expect(resolvePrefix('  ', ids).type).toBe('none');
    expect(resolvePrefix('k7', [])).toEqual({ type: 'none' });
  });
});

describe('the shortest unique prefix', () => {
  it('is as short as the other ids allow, and the whole id where a random part is there twice', () => {
    const shortest = shortestUniquePrefix(ids);
    expect(ids.map(shortest)).toEqual(['2611-k7m4xq', 'k7z', '2610-k7m4xq', '1', 'a']);
  });

  it('is found for an id that is not among them', () => {
    expect(shortestUniquePrefix(ids)('2612-k9z000')).toBe('k9');
  });

  it('resolves to its own id, and one character less does not', () => {
    const digit = fc.constantFrom(...'01abc');
    const id = fc.tuple(fc.constantFrom('2610', '2611'), fc.string({ unit: digit, minLength: 6, maxLength: 6 }));
    fc.assert(
      fc.property(
        fc.uniqueArray(
          id.map((parts) => parts.join('-')),
          { minLength: 1, maxLength: 30 },
        ),
        (many) => {
          const shortest = shortestUniquePrefix(many);
          for (const one of many) {
            expect(resolvePrefix(shortest(one), many)).toEqual({ type: 'one', id: one });
            const shorter = shortest(one).slice(0, -1);
            if (shortest(one).length < 7 && shorter !== '') expect(resolvePrefix(shorter, many).type).toBe('many');
          }
        },
      ),
    );
  });

  it('knows the random part', () => {
    expect(randomPart('n-2611-abcdef')).toBe('abcdef');
  });
});
