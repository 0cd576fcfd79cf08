import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RingEntry, ringAnswers } from '../../src/domain/offer.ts';
import { ringOf, speakRing } from '../../src/domain/ring.ts';
import { parseHours, speakNearness, speakStop, stopOf, withNews } from '../../src/domain/ring-answers.ts';
import { withoutName } from '../../src/domain/without-name.ts';

/** "HP>Microsoft" is a maker and whom it points to; "HP no" does not support it, "HP yes" does, "HP ?" has not answered. */
function entry(text: string): RingEntry {
  const [maker = '', pointsTo] = text.split('>');
  if (pointsTo !== undefined) return { piece: 'x', maker, answer: 'call-other', pointsTo };
  const [name = '', said = ''] = text.split(' ');
  if (said === '?') return { piece: 'x', maker: name, answer: 'none', on: '2026-11-22' };
  return { piece: 'x', maker: name, answer: said === 'yes' ? 'supported' : said === 'no' ? 'unsupported' : 'none' };
}

describe('what the makers’ answers come to is said', () => {
  test.each([
    ['nothing where nobody was asked', [], []],
    ['two', ['HP>Microsoft', 'Microsoft>HP'], ['HP points to Microsoft, and Microsoft points to HP.']],
    [
      'three',
      ['HP>Microsoft', 'Microsoft>Brother', 'Brother>HP'],
      ['HP points to Microsoft, Microsoft points to Brother, and Brother points to HP.'],
    ],
    ['one alone', ['HP>hp'], ['HP points back to itself.']],
    [
      'whatever the letters’ case and the blanks',
      ['HP>microsoft ', ' MICROSOFT>hp'],
      ['HP points to MICROSOFT, and MICROSOFT points to HP.'],
    ],
    ['however an accent is written', ['Caf\u00e9>X', 'X>Cafe\u0301'], ['Café points to X, and X points to Café.']],
    [
      'two circles',
      ['A>B', 'B>A', 'C>D', 'D>C'],
      ['A points to B, and B points to A.', 'C points to D, and D points to C.'],
    ],
    [
      'two circles through one maker',
      ['A>B', 'A>C', 'B>A', 'C>A'],
      ['A points to B, and B points to A.', 'A points to C, and C points to A.'],
    ],
    ['no circle where two ways meet', ['A>B', 'A>C', 'C>B'], ['Nobody has asked B yet.']],
    [
      'the circle alone, where one outside points into it',
      ['X>A', 'A>B', 'B>A'],
      ['A points to B, and B points to A.'],
    ],
    [
      'a chain that ends with a maker not asked',
      ['HP>Microsoft', 'Microsoft>Brother'],
      ['Nobody has asked Brother yet.'],
    ],
    ['a piece of which nothing but its maker is known', ['HP no', 'Acme'], ['Nobody has asked Acme yet.']],
    ['several not asked', ['A>B', 'A>C', 'A>D'], ['Nobody has asked B, C or D yet.']],
    ['who has not answered', ['A ?', 'B ?'], ['A and B have not answered yet.']],
    ['who supports it', ['A yes', 'B no'], ['A says it is supported.']],
    [
      'nobody for the whole',
      ['A no', 'B no'],
      ['Each maker looks after its own part; nobody has tried them together.'],
    ],
    ['only one', ['A no'], ['Only A has been asked so far.']],
    ['nothing of a maker without a name', [' >B'], []],
  ])('%s', (_name, entries, said) => expect(speakRing(ringOf(entries.map(entry)))).toEqual(said));
});

describe('by chance', () => {
  const name = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.constantFrom('HP', 'hp ', 'Acme', 'ACME', 'B', 'C', 'D', '__proto__', 'constructor', ''),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
  );
  const entries = fc.array(
    fc.record(
      { piece: fc.string(), maker: name, answer: fc.constantFrom(...ringAnswers), pointsTo: name, on: fc.string() },
      { requiredKeys: ['piece', 'maker', 'answer'] },
    ),
    { maxLength: 12 },
  ) as fc.Arbitrary<RingEntry[]>;
  const same = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
  /** Takes away, as long as there is one, an arrow into a maker from which none leads on: what stays goes round. */
  const goesRound = (list: readonly RingEntry[]) => {
    let arrows = list.map(({ maker, pointsTo = '' }) => [same(maker), same(pointsTo)] as const);
    arrows = arrows.filter(([from, to]) => from !== '' && to !== '');
    for (let before = -1; before !== arrows.length; ) {
      before = arrows.length;
      arrows = arrows.filter(([, to]) => arrows.some(([from]) => from === to));
    }
    return arrows.length > 0;
  };

  test('a ring is found if and only if the arrows go round, and every ring is one', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const { rings } = ringOf(list);
        expect(rings.length > 0).toBe(goesRound(list));
        for (const ring of rings) {
          ring.forEach((maker, at) => {
            const next = same(ring[(at + 1) % ring.length]!);
            expect(list.some((one) => same(one.maker) === same(maker) && same(one.pointsTo ?? '') === next)).toBe(true);
          });
          expect(new Set(ring.map(same)).size).toBe(ring.length);
        }
        rings.forEach((ring, at) => {
          const before = new Set(rings.slice(0, at).flat().map(same));
          expect(ring.some((maker) => !before.has(same(maker)))).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('ways that part and meet again are gone once, not once for every way to them', () => {
    const row = Array.from({ length: 40 }, (_, at) => [entry(`m${at}>m${at + 1}`), entry(`m${at}>m${at + 2}`)]);
    expect(ringOf([...row.flat(), entry('m41>m40'), entry('m40>m41')]).rings).toEqual([['m40', 'm41']]);
  });

  test('there is a sentence for every state of things', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const said = speakRing(ringOf(list));
        expect(said.length > 0).toBe(list.some(({ maker }) => same(maker) !== ''));
      }),
    );
  });
});

describe('what is told anew', () => {
  const known: RingEntry = {
    piece: 'Printer',
    maker: 'HP',
    answer: 'call-other',
    pointsTo: 'Microsoft',
    reference: '47',
    on: '2026-11-01',
    soldBy: 'the shop',
  };
  const other: RingEntry = { piece: 'laptop', maker: 'Dell', answer: 'none' };
  test.each([
    [
      'an answer takes the place of the earlier one, with its reference and pointer',
      { piece: 'printer', maker: 'hp', answer: 'unsupported', on: '2026-11-22' } as const,
      [{ piece: 'Printer', maker: 'HP', answer: 'unsupported', on: '2026-11-22', soldBy: 'the shop' }, other],
    ],
    [
      'anything else is added to it',
      { piece: 'printer', maker: 'HP', version: '2.1' },
      [{ ...known, version: '2.1' }, other],
    ],
    [
      'another maker of the same piece has an answer of its own',
      { piece: 'printer', maker: 'Acme', answer: 'supported' } as const,
      [known, other, { piece: 'printer', maker: 'Acme', answer: 'supported' }],
    ],
    ['what is undefined stays', { piece: 'printer', maker: 'HP', reference: undefined }, [known, other]],
    [
      'a piece of which no answer is known is not asked yet',
      { piece: 'cable', maker: 'Anker', answer: undefined },
      [known, other, { piece: 'cable', maker: 'Anker', answer: 'none' }],
    ],
  ])('%s', (_name, news, ring) => expect(withNews([known, other], news)).toEqual(ring));
});

describe('when the search ends', () => {
  const now = Date.parse('2026-11-22T15:26:00Z');
  test.each([
    [{}, undefined, ['No end is agreed yet.']],
    [{ hours: 1 }, undefined, ['We stop after 1 hour.']],
    [{ hours: 1.5 }, 45, ['We stop after 1.5 hours.', 'Spent so far: 45 min.']],
    [
      { hours: 1.5 },
      90,
      ['We stop after 1.5 hours.', 'Spent so far: 1 h 30.', 'The hours that were agreed are used up.'],
    ],
    [{ returnBy: '2026-12-05' }, 45, ['We stop on Sat 5 Dec 2026, the last day to return it.']],
    [
      { returnBy: '2026-11-22' },
      undefined,
      ['We stop on Sun 22 Nov 2026, the last day to return it.', 'The last day to return it is today.'],
    ],
    [
      { hours: 2, returnBy: '2026-11-20' },
      undefined,
      [
        'We stop after 2 hours, or on Fri 20 Nov 2026, the last day to return it: whichever comes first.',
        'The last day to return it has passed.',
      ],
    ],
  ])('%j with %s minutes spent', (stop, spent, said) => {
    expect([speakStop(stop), ...speakNearness(stop, spent, now)]).toEqual(said);
  });

  test('is known from the interview where that asked for the return date, and is what was agreed later', () => {
    const told = { playbook: 'unsupported-mix', deadline: '2026-12-05' };
    expect(stopOf({ offer: null, problem: told })).toEqual({ returnBy: '2026-12-05' });
    expect(stopOf({ offer: { ringStop: { hours: 2 } }, problem: told })).toEqual({ hours: 2, returnBy: '2026-12-05' });
    expect(stopOf({ offer: { ringStop: { returnBy: '2026-12-01' } }, problem: told })).toEqual({
      returnBy: '2026-12-01',
    });
    expect(stopOf({ offer: null, problem: { ...told, playbook: 'slow-computer' } })).toEqual({});
  });

  test.each([
    ['2', 2],
    [' 1,5 ', 1.5],
    ['0', undefined],
    ['-1', undefined],
    ['2h', undefined],
    ['1e3', undefined],
    ['1000', undefined],
  ])('"%s" hours', (text, hours) => {
    const parsed = parseHours(text);
    expect(parsed.ok ? parsed.value : undefined).toBe(hours);
  });
});

describe('for strangers the client has no name', () => {
  test.each([
    ['Ada’s printer', 'Ada Brown', 'the client’s printer'],
    ['ADA BROWN, ada@home, case of Mrs. Brown', 'Mrs. Ada Brown', 'the client, the client@home, case of the client'],
    ['the Café machine', 'Harbour Cafe\u0301', 'the client machine'],
    ['a Brownie camera', 'Ada Brown', 'a Brownie camera'],
    ['O’Brien’s router', 'Pat O’Brien', 'the client’s router'],
    ["O’Brien’s router, O'BRIEN", "Pat O'Brien", 'the client’s router, the client'],
    ['Ｍary and Mary', 'Mary', 'the client and the client'],
    ['a.b*c', '.* [x', 'a.b*c'],
    ['printer', '', 'printer'],
  ])('%s, of %s', (text, name, said) => expect(withoutName(text, name)).toBe(said));
});
