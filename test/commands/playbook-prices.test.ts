import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fix, offered, Shop } from './shop.ts';

interface Charged {
  /** Minor units, tax included. */
  readonly charged: number;
  readonly currency?: string;
  readonly minutes?: number;
}

/** A finished case of a slow computer that was tidied up. */
function tidied(shop: Shop, letter: string, { charged, currency = 'USD', minutes }: Charged) {
  const at = `2026-10-0${(letter.charCodeAt(0) % 9) + 1}T09:00:00.000Z`;
  const worked = { kind: 'worked', charged: { amount: charged, currency }, ...(minutes && { minutes }) };
  const events = [
    { kind: 'logged', playbook: 'slow-computer' },
    offered(fix('tidy', 9_000)),
    { kind: 'decided', choice: 'fix', option: 'tidy', when: 'now', replaces: [] },
    worked,
    { kind: 'checked', works: 'yes' },
  ];
  shop.case(`2610-${letter.repeat(6)}`, 'It is slow', events, { at });
}

async function shopWith(...cases: readonly Charged[]): Promise<Shop> {
  const shop = new Shop();
  for (const [index, one] of cases.entries()) tidied(shop, 'abcdefgh'[index] ?? '', one);
  await shop.line('config set rate 90');
  return shop;
}

const three = [
  { charged: 8_000, minutes: 45 },
  { charged: 15_000, minutes: 120 },
  { charged: 11_000, minutes: 60 },
];
const file = ({ home }: Shop) => join(home, 'playbooks/prices.json');
const kept = (shop: Shop) => JSON.parse(readFileSync(file(shop), 'utf8'));

/** What heard proposes for the fix in a visit, through the answers that a terminal would ask for. */
async function proposed(shop: Shop): Promise<string> {
  shop.case('2611-pppppp', 'It is slow', [{ kind: 'logged', playbook: 'slow-computer' }]);
  const { out, err, code } = await shop.run(['offer', '2611-pppppp', '1', '--json']);
  if (code !== 0) throw new Error(err);
  return JSON.stringify(JSON.parse(out).offer.fixes[0].lines);
}

describe('heard playbook prices', () => {
  test('says what was charged for a fix, how long it took, and what it proposes', async () => {
    const { code, out } = await (await shopWith(...three)).line('playbook prices');
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "slow-computer tidy
        Fix       It starts faster, and nothing you do not use runs along with it
        Cases     3
        Charged   $80 to $150, in the middle $110, tax included
        Work      45 min to 2 h, in the middle 1 h
        Playbook  0.75 to 1.5 h; $112.50, at most $135 before tax
        Proposed  $110 before tax, the middle of 3 cases

      Make them your own: heard playbook prices --take
      "
    `);
  });

  test('proposes nothing from fewer than three cases, and says so', async () => {
    const { out } = await (await shopWith(...three.slice(0, 2))).line('playbook prices');
    expect(out).toContain('nothing yet: 1 more case is needed');
    expect(out).not.toContain('--take');
  });

  test('says how it learns where there is nothing to learn from, and lists the fixes of a playbook that is named', async () => {
    const shop = await shopWith();
    expect((await shop.line('playbook prices')).out).toMatch(/heard learns from\swhat you write down/);
    const { prices } = await shop.json('playbook prices slow-computer');
    expect(prices.map(({ fix: id, cases, proposed: price }: Record<string, unknown>) => [id, cases, price])).toEqual([
      ['tidy', 0, null],
      ['new-disk', 0, null],
      ['next-computer', 0, null],
    ]);
  });

  test('leaves out other currencies, and counts them', async () => {
    const shop = await shopWith(...three, { charged: 1, currency: 'EUR' });
    const { prices } = await shop.json('playbook prices slow-computer tidy');
    expect(prices).toMatchObject([
      { cases: 3, proposed: { amount: 11_000, currency: 'USD' }, otherCurrencies: { EUR: 1 } },
    ]);
    expect((await shop.line('playbook prices')).out).toContain('3; 1 in EUR, left out');
  });

  test('--take keeps what it proposes, and a visit proposes that from then on', async () => {
    const shop = await shopWith(...three);
    expect(await proposed(shop)).toContain('"amount":9000');
    const { out } = await shop.line('playbook prices --take');
    expect(out).toBe('Kept: slow-computer tidy, $110, your own price from 3 cases.\n');
    expect(kept(shop)).toEqual({
      format: 1,
      prices: { 'slow-computer': { tidy: { amount: 11_000, currency: 'USD', cases: 3, on: '2026-11-22' } } },
    });
    expect(await proposed(shop)).toContain('"quantity":1,"unitPrice":{"amount":11000');
    expect((await shop.line('playbook prices')).out).toContain(
      'Yours     $110 before tax, your own price from 3 cases, since 22 Nov 2026',
    );
    expect((await shop.line('playbook prices --take')).out).toContain('There is nothing new to take');
  });

  test('takes them on a terminal after a yes, and nothing after a no', async () => {
    const shop = await shopWith(...three);
    const asked: string[] = [];
    const answering = (yes: boolean) => ({
      person: { confirm: async (question: string) => asked.push(question) > 0 && yes },
    });
    await shop.line('playbook prices', answering(false));
    expect(readdirSync(shop.home)).not.toContain('playbooks');
    const { out } = await shop.line('playbook prices', answering(true));
    expect(out).toMatch(/Proposed +\$110[\s\S]*Kept: slow-computer tidy, \$110/);
    expect(asked).toEqual(['Make the proposed prices your own?', 'Make the proposed prices your own?']);
    await shop.line('playbook prices', answering(true));
    expect(asked).toHaveLength(2);
  });

  test('--set keeps a price that was typed, which --take leaves alone unless its fix is named', async () => {
    const shop = await shopWith(...three);
    expect((await shop.line('playbook prices slow-computer tidy --set 99.50')).out).toBe(
      'Kept: slow-computer tidy, $99.50, your own price.\n',
    );
    expect((await shop.line('playbook prices --take')).out).toContain(
      'You typed $99.50 for slow-computer tidy, so it stays',
    );
    expect(kept(shop).prices['slow-computer'].tidy).toEqual({ amount: 9_950, currency: 'USD', on: '2026-11-22' });
    await shop.line('playbook prices slow-computer tidy --take');
    expect(kept(shop).prices['slow-computer'].tidy.cases).toBe(3);
  });

  test('--drop goes back to the playbook', async () => {
    const shop = await shopWith(...three);
    await shop.line('playbook prices --take');
    await shop.line('playbook prices wifi-drops more-reach --set 200');
    expect((await shop.line('playbook prices slow-computer --drop')).out).toBe('Dropped: slow-computer tidy.\n');
    expect(Object.keys(kept(shop).prices)).toEqual(['wifi-drops']);
    expect(await proposed(shop)).toContain('"amount":9000');
    expect((await shop.line('playbook prices slow-computer --drop')).out).toContain('no price of your own');
  });

  test('does not use a price in another currency', async () => {
    const shop = await shopWith(...three);
    await shop.line('playbook prices --take');
    await shop.line('config set currency EUR');
    expect((await shop.line('playbook prices')).out).toMatch(/Yours .*\$110.* not\s+used while\s+your currency is EUR/);
  });

  test.each([
    ['playbook prices no-such', 1, 'There is no playbook "no-such".'],
    ['playbook prices slow-computer tidi', 1, 'It has: tidy, new-disk, next-computer.'],
    ['playbook prices --take --drop', 2, 'do not go together'],
    ['playbook prices --set 90', 2, '--set needs the playbook and the fix'],
    ['playbook prices slow-computer tidy --set 9,5', 2, '--set: "9,5"'],
  ])('heard %s ends with %i', async (line, code, said) => {
    const ran = await (await shopWith()).line(line);
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(said)]);
  });
});

describe('the file of own prices', () => {
  test('is for this user alone, and goes into a backup and out of it', async () => {
    const shop = await shopWith(...three);
    await shop.line('playbook prices --take');
    expect((statSync(file(shop)).mode & 0o777).toString(8)).toBe('600');
    const zip = join(shop.folder, 'heard.zip');
    const restored = join(shop.folder, 'restored');
    await shop.run(['backup', zip]);
    await shop.run(['restore', zip, '--home', restored]);
    expect(readFileSync(join(restored, 'playbooks/prices.json'))).toEqual(readFileSync(file(shop)));
    expect((await shop.line('doctor')).out).not.toContain('prices.json');
    expect((await shop.line('playbook list')).err).toBe('');
  });

  test('that is damaged is said, left as it is by a visit, and set aside by the next price', async () => {
    const shop = await shopWith(...three);
    mkdirSync(join(shop.home, 'playbooks'));
    writeFileSync(file(shop), '{"format":1,"prices":');
    const visit = { client: 'Ana Miller', words: 'It is slow', readbacks: [{ answer: 'yes' }], wants: 'know' };
    const ran = await shop.run(['new', '--answers', '-'], { stdin: JSON.stringify(visit) });
    expect([ran.code, ran.err]).toEqual([0, expect.stringContaining('prices.json is damaged, so heard proposes')]);
    expect(readFileSync(file(shop), 'utf8')).toBe('{"format":1,"prices":');
    expect((await shop.line('doctor')).out).toContain('Your own prices in this file are damaged');
    const { err } = await shop.line('playbook prices --take');
    expect(err).toMatch(/was damaged\. It was kept as .*prices\.broken-1\.json\./);
    expect(readFileSync(join(shop.home, 'playbooks/prices.broken-1.json'), 'utf8')).toBe('{"format":1,"prices":');
    expect(kept(shop).prices).toHaveProperty('slow-computer');
  });

  test('that is damaged goes to the trash with doctor --fix', async () => {
    const shop = await shopWith(...three);
    mkdirSync(join(shop.home, 'playbooks'));
    writeFileSync(file(shop), 'x');
    await shop.line('doctor --fix');
    expect(readdirSync(join(shop.home, 'playbooks'))).toEqual([]);
    expect(readdirSync(join(shop.home, 'trash'), { recursive: true }).join()).toContain('prices.json');
    expect((await shop.line('doctor')).out).not.toContain('prices.json');
  });

  test.each([
    ['of a newer heard', '{"format":2,"prices":{}}', 'written by a newer heard'],
    ['that is a link', undefined, 'is not a plain file'],
  ])('%s is left alone', async (_, text, said) => {
    const shop = await shopWith(...three);
    mkdirSync(join(shop.home, 'playbooks'));
    const elsewhere = join(shop.folder, 'elsewhere.json');
    writeFileSync(elsewhere, '{"format":1,"prices":{}}');
    if (text === undefined) symlinkSync(elsewhere, file(shop));
    else writeFileSync(file(shop), text);
    expect((await shop.line('playbook prices')).err).toContain(said);
    const { code, err } = await shop.line('playbook prices --take');
    expect([code, err]).toEqual([1, expect.stringContaining(said)]);
    expect(readFileSync(file(shop), 'utf8')).toBe(text ?? '{"format":1,"prices":{}}');
  });
});
