import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import type { Choice } from '../../src/domain/decision.ts';
import type { QuoteLine } from '../../src/domain/offer.ts';
import { offerLines } from '../../src/output/offer-view.ts';
import { type Business, sheetOf } from '../../src/output/sheet/sheet.ts';
import { sheetHtml } from '../../src/output/sheet/sheet-html.ts';
import { sheetMarkdown } from '../../src/output/sheet/sheet-md.ts';
import { sheetText } from '../../src/output/sheet/sheet-text.ts';
import { widthOf } from '../../src/output/width.ts';
import { readPage } from '../page.ts';
import { exampleCase, fix, offer, screen, usd } from './example.ts';

const alone: Business = { helper: 'Dana' };
const shop: Business = {
  helper: 'Dana',
  business: 'Hill Street Computers',
  address: '12 Hill Street; Leeds LS1 4AB',
  phone: '0113 496 0812',
  mail: 'dana@example.com',
  taxNumber: 'GB123456789',
  terms: 'To be paid within 14 days.\nNo refunds on ink.',
};
const today = '2026-11-26';
const decidedAt = '2026-11-22T12:40:00.000Z';

const made = (subject: Case, business = shop) => sheetOf(subject, { business, today });
const texts = (subject: Case, business = shop) => {
  const sheet = made(subject, business);
  return { text: sheetText(sheet, screen(80)), md: sheetMarkdown(sheet), html: sheetHtml(sheet) };
};
const open: Case = { ...exampleCase, status: 'open', decision: null, outcome: null };
const estimate = { ...fix, id: 'new', title: 'A new one', basis: 'estimate', ceiling: usd(14000) } as const;
const flat = (text: string) => text.replace(/[│┌┐└┘├┤─\s]+/g, ' ');
const section = (text: string, title: string) => text.split('\n\n').find((part) => part.startsWith(`${title}\n`));
const decided = (choice: Choice, more: object = {}): Case => ({
  ...exampleCase,
  decision: { choice, at: decidedAt, ...more },
});

describe('the sheet as text', () => {
  it('begins with the business, the client and the day, and ends with how to reach us and the terms', () => {
    const parts = texts(open).text.split('\n\n');
    expect(parts.slice(0, 2).concat(parts.slice(-2)).join('\n\n')).toMatchInlineSnapshot(`
      "Hill Street Computers
      12 Hill Street
      Leeds LS1 4AB
      Tax number GB123456789

      For Mrs Alder
      Thu 26 Nov 2026, 2611-k7m4xq

      How to reach us
      ───────────────
      Phone: 0113 496 0812
      Mail: dana@example.com
      Case: 2611-k7m4xq, ask for Dana

      Terms
      ─────
      To be paid within 14 days.
      No refunds on ink."
    `);
  });

  it('says what they said, word by word, and what they said to our saying it back', () => {
    expect(section(texts(open).text, 'You told us')).toContain(
      '“It takes forever to start,\n and the invoice must be out by Friday.”\n“only in the morning”',
    );
  });

  it('says everything that the offer on the screen says', () => {
    for (const shown of [offer, { ...offer, fixes: [fix, { ...estimate, yearly: usd(8000), warrantyDays: 0 }] }]) {
      const paper = flat(sheetText(made({ ...open, offer: shown }), screen(36)));
      const said = offerLines(shown, screen(1000)).split('\n');
      // The price of each fix stands in the title of its card on paper.
      const lines = said.map((line) => line.replace(/^[AB]: (.*), for .*/, '$1.'));
      expect(lines.length).toBeGreaterThan(12);
      for (const line of lines) expect(paper).toContain(line.replace(/\.$/, ''));
    }
  });

  it('draws what each way costs, longest bar for the dearest', () => {
    const bars = texts(open)
      .text.split('\n')
      .filter((line) => line.includes('█'));
    expect(bars).toMatchInlineSnapshot(`
      [
        "  Fix it       █████████ $142",
        "  Live with it ████████████████████████████████ $520",
        "  Fix it       ███ $52",
        "  Live with it ████████████████████████████████ $520",
      ]
    `);
    expect(texts({ ...open, offer: { ...offer, fixes: [estimate] } }).text).toMatch(/█░+ \$142 to \$192\n/);
  });

  it('draws the time where an hour has no price, and nothing where a figure is missing', () => {
    const unpriced = { ...offer, sums: { ...offer.sums, nuisancePerYear: null } };
    const { residualMinutes: _, ...silent } = fix;
    expect(texts({ ...open, offer: unpriced }).text).toMatch(/Fix it +█+ 1 h 18\n {2}Live with it █+ 13 h\n/);
    expect(texts({ ...open, offer: { ...unpriced, fixes: [silent] } }).text).not.toMatch(/█|each way/);
  });

  it.each([80, 40, 24])('is no wider than %i columns', (columns) => {
    const many: Case = { ...open, offer: { ...offer, fixes: [fix, estimate] } };
    const lines = sheetText(made(many), screen(columns)).split('\n');
    expect(lines.filter((line) => widthOf(line) > columns)).toEqual([]);
  });

  it('has a box for each way and a line to sign while nothing is decided', () => {
    const both: Case = { ...open, offer: { ...offer, fixes: [fix, estimate] } };
    expect(section(texts(both).text, 'Your choice')).toMatchInlineSnapshot(`
      "Your choice
      ───────────
      [ ] A: The computer starts in under a minute, for $90
      [ ] B: A new one, for an estimated $90, at most $140
      [ ] Live with it
      [ ] Think about it until ____________"
    `);
    expect(texts(both).text).toContain('Signature: ____');
  });

  it.each<[string, Case, boolean]>([
    ['thought about', decided('think', { until: '2026-12-04' }), true],
    ['with somebody else', decided('hand-over', { handOverTo: 'Bob' }), true],
    ['decided', exampleCase, false],
    ['closed', { ...open, status: 'closed' }, false],
    ['without an offer', { ...open, offer: null }, false],
  ])('has the boxes as long as it can be chosen: %s', (_what, subject, has) => {
    expect(texts(subject).text.includes('Your choice')).toBe(has);
  });

  it.each<[Choice, object, string]>([
    ['fix', { when: '2026-11-30' }, 'You chose to have it fixed. We do it on Mon 30 Nov 2026.'],
    ['live-with-it', { words: 'Well' }, 'You chose to live with it.\n“Well”'],
    ['think', { until: '2026-12-04' }, 'You are thinking about it until Fri 4 Dec 2026.'],
    ['hand-over', { handOverTo: 'Bob', handOverBy: '2026-12-04' }, 'Bob decides, by Fri 4 Dec 2026.'],
    [
      'no',
      { reason: 'No parts are made.', alternative: 'A new one.' },
      'We cannot do this for you.\nWhy: No parts are made.\nWhat we can do instead: A new one.',
    ],
  ])('says what was decided: %s', (choice, more, said) => {
    const title = choice === 'think' || choice === 'hand-over' ? 'How it stands' : 'Decided on Sun 22 Nov 2026';
    expect(
      section(texts(decided(choice, more)).text, title)
        ?.split('\n')
        .slice(2)
        .join('\n'),
    ).toBe(said);
  });

  it('names the fix that was chosen, and what is true now', () => {
    const both = { ...decided('fix', { option: 'new', when: 'now' }), offer: { ...offer, fixes: [fix, estimate] } };
    for (const page of Object.values(texts(both))) expect(page).toContain('You chose to have it fixed. B: A new one.');
    expect(section(texts(both).text, 'What will be true')).toContain('\nA new one');
    const works: Case = { ...both, outcome: { result: 'fixed', works: 'yes' } };
    expect(section(texts(works).text, 'What is true now')).toContain('\nA new one');
  });

  it('says on the card of each fix what it is, in every format and at 40 columns', () => {
    const both = made({ ...open, offer: { ...offer, fixes: [fix, { ...estimate, title: 'A new one.' }] } });
    const [html, md] = [readPage(sheetHtml(both)).text, sheetMarkdown(both)];
    // The fixes stand left of living with it.
    const left = (columns: number) =>
      sheetText(both, screen(columns)).replace(/^.*$/gm, (line) => line.slice(0, columns / 2 - 1));
    for (const page of [left(80), left(40), html, md].map(flat)) {
      expect(page).toContain(' The computer starts in under a minute. Fixed price. ');
      expect(page).toContain(' A new one. Estimated price. ');
    }
    for (const page of [sheetText(both, screen(40)), html, md].map(flat))
      expect(page).toContain('B: A new one, for an estimated $90, at most $140');
  });

  it('says that the visit is in the price of a fix where living with it costs the visit', () => {
    const visited = { ...offer, fixes: [fix, estimate], liveWithIt: { ...offer.liveWithIt, visit: usd(3000) } };
    const of = (shown: object) => JSON.stringify(made({ ...open, offer: shown })).match(/This visit is included\."/g);
    expect([of(visited)?.length, of(offer)]).toEqual([2, null]);
  });

  it('says what a line of a quote is for in a word that a client knows, unless it says so itself', () => {
    const line = (kind: QuoteLine['kind'], text: string, quantity = 1) =>
      ({ kind, text, quantity, unitPrice: usd(3000) }) as const;
    const lines = [
      ...[
        line('labour', 'Work, in hours', 2),
        line('labour', 'Moving the system', 2),
        line('part', 'Part for the hinge'),
      ],
      ...[line('part', 'A disk'), line('travel', 'Coming to you'), line('travel', 'Into town'), line('other', 'Tea')],
    ];
    const blocks = made({ ...open, offer: { ...offer, fixes: [{ ...fix, lines }] } }).sections.flatMap(
      ({ blocks }) => blocks,
    );
    expect(JSON.stringify(blocks).match(/(?<="what":")[^"]*(?=","price")/g)).toEqual([
      ...['Work, in hours (2 x $30)', 'Moving the system (work, 2 x $30)', 'Part for the hinge', 'A disk (part)'],
      ...['Coming to you', 'Into town (travel to you)', 'Tea', 'In all'],
    ]);
  });

  const worked = { result: 'fixed', works: 'yes', charged: usd(50000), paid: 'card' } as const;

  it('says after the work what was charged, how it was paid and to what they agreed', () => {
    const both = { ...decided('fix', { option: 'new', when: 'now' }), offer: { ...offer, fixes: [fix, estimate] } };
    const paid = { ...both, outcome: { ...worked, overrunAgreed: 'fine, do the cable too' } };
    expect(section(texts(paid).text, 'What was done')).toMatchInlineSnapshot(`
      "What was done
      ─────────────
      You tried it: it works.
      Charged: $500, paid by card
      Quoted: an estimated $90, at most $140
      You agreed to more: “fine, do the cable too”"
    `);
    expect(texts(paid).md).toContain('**Charged:** $500, paid by card\n');
    expect(texts(paid).html).toContain('<strong>You agreed to more:</strong> “fine, do the cable too”');
  });

  it.each<[string, Case['outcome'], string | undefined]>([
    ['nothing', { result: 'fixed' }, undefined],
    ['it failed', { result: 'not-fixed', works: 'no' }, 'You tried it: it does not work yet.'],
    ['a charge', { result: null, charged: usd(3000) }, 'Charged: $30'],
    ['a charge to come', { result: null, charged: usd(3000), paid: 'later' }, 'Charged: $30, to be paid later'],
    ['no charge', { result: null, charged: usd(0), paid: 'none' }, 'Charged: $0'],
  ])('of the work has no more than is known: %s', (_what, outcome, said) => {
    const done = section(texts({ ...exampleCase, outcome }).text, 'What was done');
    expect(done?.split('\n').slice(2).join('\n')).toBe(said);
  });

  it('heads the ways as open only while they are', () => {
    const heads = (subject: Case) => made(subject).sections.map(({ title }) => title);
    expect(heads(open)).toContain('The two ways to go on');
    expect(heads(decided('think'))).toContain('The two ways to go on');
    for (const subject of [decided('fix'), { ...open, status: 'closed' } as const]) {
      expect(heads(subject)).toContain('What was offered');
      expect(heads(subject).filter((title) => title.includes('go on'))).toEqual([]);
    }
  });

  it.each<[string, string, Case['outcome'], boolean]>([
    ['to come', '2026-11-27', null, true],
    ['today', today, null, true],
    ['past', '2026-11-25', null, false],
    ['today, and paid', today, { result: null, charged: usd(9000) }, false],
    ['to come, for what is not done yet', '2026-11-27', { result: null, works: 'no' }, true],
    ['to come, and it works already', '2026-11-27', worked, false],
  ])('says when we do it only while that is ahead: %s', (_what, when, outcome, is) => {
    expect(texts({ ...decided('fix', { when }), outcome }).text.includes('We do it on')).toBe(is);
  });

  it('lists the promises that are open, and when we ask again', () => {
    expect(section(texts(exampleCase).text, 'Promised')?.split('\n').slice(2)).toEqual([
      '- Send the link (Dana), by Fri 20 Nov 2026',
      '- Call about the photos (Dana), by Sun 20 Dec 2026',
      'We ask again on Sat 20 Feb 2027.',
    ]);
  });

  it('of a case that we were only to know about is the words, what was promised and how to reach us', () => {
    const told: Case = {
      ...exampleCase,
      listening: { ...exampleCase.listening, wants: 'know' },
      ...{ problem: null, offer: null, decision: null, outcome: { result: 'heard' }, followUpOn: null },
    };
    expect(made(told, { ...shop, terms: undefined }).sections.map(({ title }) => title)).toEqual([
      'You told us',
      'Promised',
      'How to reach us',
    ]);
    expect(texts(told).text).toContain('You wanted us to know this. It is written down in your own words.');
  });

  it('without settings has the helper’s name as its head and invents nothing', () => {
    const sheet = made(exampleCase, alone);
    expect(sheet.head).toEqual({ name: 'Dana', lines: [] });
    expect(sheet.sections.map(({ title }) => title)).not.toContain('How to reach us');
  });

  it('says where a text was taken out, and leaves out what is not known', () => {
    const blank: Case = {
      ...open,
      client: null,
      listening: null,
      problem: null,
      offer: { fixes: [{ ...fix, lines: [], sideEffects: [], excludes: [], assumes: [], validUntil: '' }] },
      promises: [{ id: 'p-aaaaaa', what: '', who: 'Dana', due: '2026-12-01', state: 'open' }],
      followUpOn: null,
    };
    const { text } = texts(blank, alone);
    expect(text).toContain('- (taken out) (Dana), by Tue 1 Dec 2026');
    expect(text).toContain('For you');
    expect(text).not.toMatch(/undefined|null|Good until|Side effects|NaN/);
  });
});

describe('no sheet holds', () => {
  const secret = 'zebra';
  /** Everything a case keeps that is ours alone, and what is on no sheet. */
  const hidden: Case = {
    ...decided('fix', { option: 'ssd', words: 'Go on' }),
    by: secret,
    kind: secret,
    devices: [{ id: 'd-aaaaaa', name: secret }],
    listening: { ...exampleCase.listening, feeling: secret, readbacks: [{ answer: 'yes', text: secret }] },
    problem: {
      ...{ playbook: secret, component: secret, since: secret, changed: secret, blocked: secret, deadline: secret },
      ...{ message: secret, tried: secret, seen: secret, answers: { [secret]: secret }, checks: [secret] },
      ...{ redFlags: [secret], impact: 'high', urgency: 'high', priority: 'NOW' },
    },
    offer: { ...offer, ring: [{ piece: secret, maker: secret, answer: 'none', pointsTo: secret, reference: secret }] },
    outcome: { result: 'fixed', works: 'yes', minutes: 77, cause: 'our-work' },
    recurrences: [{ at: decidedAt, words: secret }],
    followUps: [{ at: decidedAt, words: secret }],
    gestures: [{ at: decidedAt, type: 'credit', why: secret }],
    feedback: [{ at: decidedAt, type: 'complaint', words: secret }],
    notes: [{ id: 'n-2611-aaaaaa', at: decidedAt, by: secret, text: secret }],
    links: { causedBy: secret, repeatOf: secret },
    rivals: [{ record: secret, at: decidedAt, by: secret, machine: secret, events: [] }],
    heads: [secret],
  };

  it('a note, a feeling, a finding, a priority, a cause or anybody else', () => {
    const { text, md, html } = texts(hidden);
    for (const page of [text, md, html, JSON.stringify(made(hidden))]) {
      expect(page).toContain('Go on');
      expect(page).not.toMatch(/zebra|NOW|high|our.work|77/);
    }
  });
});

describe('the sheet as Markdown', () => {
  it('puts the ways side by side in one table', () => {
    const rows = texts(open)
      .md.split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows.slice(0, 3)).toEqual([
      '| You could permanently fix this for $90 | I can live with it |',
      '| --- | --- |',
      expect.stringMatching(/^\| The computer .* \| Restart once a day .* \|$/),
    ]);
    expect(new Set(rows.slice(0, 7).map((row) => row.split(' | ').length))).toEqual(new Set([2]));
  });

  it('sets several of one kind off as sentences', () => {
    const shown = { ...offer, fixes: [{ ...fix, sideEffects: ['The old name is gone.', 'next', 'Is it?'] }] };
    expect(texts({ ...open, offer: shown }).md).toContain('**Side effects:** The old name is gone. next. Is it? ');
  });

  it.each([
    ['a heading', '# big', '\\# big'],
    ['a list', '- one', '\\- one'],
    ['a number', '1. one', '1\\. one'],
    ['a table', 'a | b', 'a \\| b'],
    ['a link', '[a](b)', '\\[a\\](b)'],
    ['an address', 'see https://evil.example', 'see https\\://evil.example'],
    ['HTML', '<b>&lt;', '\\<b\\>\\&lt;'],
    ['stress', '*a* _b_ `c` ~d~ \\', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\\\'],
    ['a quotation', '> a', '\\> a'],
  ])('takes %s for text', (_what, typed, written) => {
    const subject: Case = {
      ...open,
      promises: [{ id: 'p-aaaaaa', what: typed, who: 'Dana', due: today, state: 'open' }],
    };
    expect(texts(subject).md).toContain(`| ${written} | Dana | Thu 26 Nov 2026 |`);
  });
});

describe('the sheet as HTML', () => {
  const page = readPage(texts({ ...open, offer: { ...offer, fixes: [fix, estimate] } }).html);
  const named = (name: string) => page.elements.filter((element) => element.name === name);

  it('is made of nothing but what a page of text needs', () => {
    expect(page.faults).toEqual([]);
    expect(named('html')[0]?.attributes.lang).toBe('en');
    expect(named('title')[0]?.text).toBe('For Mrs Alder, Thu 26 Nov 2026');
  });

  it('has one heading for the whole, one for each part, one for each way', () => {
    expect(named('h1').map(({ text }) => text)).toEqual(['For Mrs Alder']);
    expect(named('h2').map(({ text }) => text)).toContain('The ways to go on');
    expect(named('h3').map(({ text }) => text)).toEqual([
      'A: You could permanently fix this for $90',
      'B: You could permanently fix this for an estimated $90, at most $140',
      'I can live with it',
      'What each way costs you',
    ]);
  });

  it('says of every cell of a table what it stands under', () => {
    const heads = named('th').map(({ attributes }) => attributes.scope);
    expect(heads.length).toBeGreaterThan(10);
    expect(heads.filter((scope) => scope !== 'row' && scope !== 'col')).toEqual([]);
    for (const row of named('tr').filter(({ within }) => within.at(-1) === 'tbody'))
      expect(row.text.trim()).not.toBe('');
    expect(named('svg').every(({ attributes }) => attributes['aria-hidden'] === 'true')).toBe(true);
  });

  it('draws each bar in its share and says the figure beside it', () => {
    const bars = named('rect').filter(({ attributes }) => attributes.class === 'solid');
    expect(bars.map(({ attributes }) => attributes.width)).toEqual([
      '27.3%',
      '27.3%',
      '100.0%',
      '10.0%',
      '10.0%',
      '100.0%',
    ]);
    expect(named('rect').filter(({ attributes }) => attributes.class === 'open')).toMatchObject([
      { attributes: { x: '27.3%', width: '9.6%' } },
    ]);
    expect(page.text).toContain('$142 to $192');
  });

  it('uses smaller letters for a longer sheet', () => {
    const long = { ...fix, excludes: Array.from({ length: 30 }, () => 'A long line that says what is left out of it') };
    const sizes = [[fix], [fix, estimate, estimate], [long]].map(
      (fixes) => /<body class="(\w+)"/.exec(texts({ ...open, offer: { ...offer, fixes } }).html)?.[1],
    );
    expect(sizes).toEqual(['usual', 'tight', 'tight']);
  });
});
