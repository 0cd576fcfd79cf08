import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Shop } from './shop.ts';

const id = '2611-aaaaaa';
const usd = (amount: number) => ({ amount, currency: 'USD' });
const german = { LANG: 'de_DE.UTF-8' };

const fix = {
  id: 'ssd',
  title: 'A new disk',
  basis: 'estimate',
  lines: [
    { kind: 'labour', text: 'Work', quantity: 1.5, unitPrice: usd(9_050), taxRate: '8.875' },
    { kind: 'part', text: 'Disk', quantity: 1, unitPrice: usd(111_475), supportedUntil: '2029-10-14' },
  ],
  residualMinutes: 10,
  sideEffects: ['none known'],
  excludes: [],
  assumes: [],
  validUntil: '2026-12-06',
  warrantyDays: 30,
  deposit: usd(5_050),
  ceiling: usd(150_050),
  yearly: usd(8_050),
  total: usd(125_050),
  sums: { savePerYear: usd(46_850), breakEvenMonths: 2.3, pays: 'yes' },
};
const offer = {
  kind: 'offered',
  fixes: [fix],
  liveWithIt: { how: 'Restart it', risk: 'It may stop', reviewOn: '2027-02-20', visit: usd(4_050) },
  hourValue: usd(4_050),
  directCostYear: usd(1_050),
  ring: [{ piece: 'printer', maker: 'HP', answer: 'unsupported', on: '2026-11-16' }],
  ringStop: { hours: 1.5, returnBy: '2026-12-05' },
  sums: { minutesPerYear: 780, nuisancePerYear: usd(52_050), savePerYear: usd(46_850), breakEvenMonths: 2.3 },
};

/** A case about which everything that has a price or a day is known. */
function shopWithCase(): Shop {
  const shop = new Shop();
  shop.case(id, 'It clicks', [
    { kind: 'logged', deadline: '2026-11-27', since: '2026-11-01', frequency: { times: 3, per: 'week' }, minutes: 5 },
    offer,
    { kind: 'decided', choice: 'think', replaces: [], until: '2026-12-01', words: 'Let me see' },
    { kind: 'promised', id: 'p-aaaaaa', what: 'Send the link', who: 'Dana', due: '2026-11-20' },
    { kind: 'noted', text: 'A long cable' },
    { kind: 'follow-up-set', due: '2027-02-20' },
    { kind: 'worked', minutes: 30, charged: usd(12_550) },
  ]);
  shop.case('2611-bbbbbb', 'It is old', [], { at: '2025-10-01T09:00:00.000Z' });
  return shop;
}

const buy = 'buy laptop --updates-until 2027-10 --return-by 2026-12-05 --source dell.com';
const lines = [
  ...['show aaa', 'show aaa --history', 'sheet aaa', 'sheet aaa --format md', 'sheet aaa --format html'],
  ...['ring aaa', 'ring aaa --page', 'list --all', '', 'support windows 10', buy],
];

/** What only the plain form says: "$1", "Fri 27 Nov", "27 Nov 2026". */
const plainForm =
  /\$\d|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z]|\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/;

test('a German helper reads German amounts and days in every view', async () => {
  const shop = shopWithCase();
  const said = new Map<string, string>();
  for (const line of lines) said.set(line, (await shop.line(line, { env: german })).out);
  const file = join(shop.folder, 'sheet.txt');
  await shop.run(['sheet', 'aaa', '-o', file], { env: german });
  said.set('the file', readFileSync(file, 'utf8'));
  said.set('undo', (await shop.line('note -k aaa x')).out && (await shop.line('undo', { env: german })).out);
  for (const [line, out] of said) expect([line, plainForm.exec(out)?.[0]]).toEqual([line, undefined]);
  expect(said.get('show aaa')).toContain('A new disk, for an estimated 1.250,50 $, at most 1.500,50 $,');
  expect(said.get('show aaa')).toContain('Work (labour): 1,5 x 90,50 $, 8,875 % tax');
  expect(said.get('show aaa')).toContain('It has paid for itself after 2,3\n');
  expect(said.get('show aaa')).toContain('Look again  Sa., 20. Feb. 2027');
  expect(said.get('show aaa --history')).toMatch(/^Sa\., 21\. Nov\. 2026, 09:00, Dana/);
  expect(said.get('sheet aaa')).toContain('In all, estimated: 1.250,50 $');
  expect(said.get('the file')).toContain('In all, estimated: 1.250,50 $');
  expect(said.get('undo')).toContain('So., 22. Nov. 2026, ');
  expect(said.get('sheet aaa --format html')).toContain('We look at it again on Sa., 20. Feb. 2027.');
  expect(said.get('ring aaa --page')).toContain('As of So., 22. Nov. 2026.');
  expect(said.get('list --all')).toMatch(/bbbbbb {2}1\. Okt\. 2025 /);
  expect(said.get('support windows 10')).toContain('free updates ended on 14. Okt. 2025');
  expect(said.get(buy)).toContain('Try it with what it must work with before Sa., 5. Dez. 2026');
});

test.each(['en_US.UTF-8', 'C', '', 'xx_YY.UTF-8'])(
  'with LANG="%s" it is the plain form, byte for byte',
  async (lang) => {
    const shop = shopWithCase();
    for (const line of ['show aaa', 'sheet aaa']) {
      const plain = await shop.line(line);
      expect(plain.out).toMatch(plainForm);
      expect(await shop.line(line, { env: { LANG: lang } })).toEqual(plain);
    }
  },
);

test('what programs read, and what is kept, is the same in every locale', async () => {
  const shop = shopWithCase();
  for (const line of [
    'show aaa --json',
    'sheet aaa --json',
    'ring aaa --json',
    'list --json',
    `${buy} --json`,
    'export',
  ]) {
    const plain = await shop.line(line);
    expect(plain.out).not.toBe('');
    expect(await shop.line(line, { env: german })).toEqual(plain);
  }
  expect((await shop.line('sheet aaa --json', { env: german })).out).toMatch(plainForm);
  await shop.line(`${buy} --case aaa`, { env: german });
  const kept = shop.records().flatMap(({ events }) => events.map(({ text }) => text));
  expect(kept).toContainEqual(expect.stringContaining('updates until: Sun 31 Oct 2027'));
});
