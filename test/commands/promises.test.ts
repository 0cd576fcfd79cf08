import { describe, expect, test } from 'vitest';
import type { JournalEvent } from '../../src/domain/record.ts';
import { Shop } from './shop.ts';

const id = '2611-aaaaaa';
const promised = (letter: string, what: string) => ({
  kind: 'promised',
  id: `p-${letter.repeat(6)}`,
  what,
  who: 'Dana',
  due: '2026-11-25',
});

function shopWith(...events: readonly JournalEvent[]): Shop {
  const shop = new Shop();
  shop.case(id, 'It clicks', events);
  return shop;
}

describe('heard promise', () => {
  test('writes down what, for which day and who', async () => {
    const { schemaVersion, promises } = await shopWith().json(['promise', 'aaa', 'send the link', '--due', 'fri']);
    expect([schemaVersion, promises]).toMatchObject([1, [{ what: 'send the link', due: '2026-11-27', state: 'open' }]]);
    expect(promises[0].id).toMatch(/^p-/);
  });

  test('is the helper’s own unless somebody is named', async () => {
    const shop = shopWith();
    await shop.line('config set helper Dana');
    await shop.line('promise aaa call --due 3d');
    await shop.line('promise aaa ring back --due 3d --who me');
    const { promises } = await shop.json('promise aaa order the part --due 3d --who Anna');
    expect(promises.map(({ what, who }: Record<string, string>) => [what, who])).toEqual([
      ['call', 'Dana'],
      ['ring back', 'Dana'],
      ['order the part', 'Anna'],
    ]);
  });

  test('says the day that was understood', async () => {
    const { out } = await shopWith().line('promise aaa call --due fri --who Anna');
    expect(out).toContain('Promised  call (Anna), due Fri 27 Nov 2026');
  });

  test.each([
    ['promise aaa call', 2, '--due is missing.'],
    ['promise aaa --due fri', 2, '<what> is missing.'],
    ['promise', 2, '<case> is missing.'],
    ['promise aaa call --due soonish', 2, '--due: "soonish"'],
    ['promise zzz call --due fri', 1, 'There is no case "zzz".'],
  ])('refuses "%s"', async (line, code, said) => {
    const shop = shopWith();
    const ran = await shop.line(line);
    expect([ran.code, ran.err, shop.records().length]).toEqual([code, expect.stringContaining(said), 1]);
  });
});

describe('heard keep', () => {
  const states = async (shop: Shop) =>
    (await shop.json('show aaa')).promises.map(({ state }: { readonly state: string }) => state);

  test('without a number keeps the only one that is open', async () => {
    const kept = { kind: 'promise-kept', id: 'p-aaaaaa' };
    const shop = shopWith(promised('a', 'call'), promised('b', 'send the link'), kept);
    expect((await shop.line('keep aaa')).out).toContain('Kept  send the link (Dana)');
    expect(await states(shop)).toEqual(['kept', 'kept']);
  });

  test('with a number keeps that one', async () => {
    const shop = shopWith(promised('a', 'call'), promised('b', 'send the link'));
    expect((await shop.json('keep aaa 2')).promises).toMatchObject([{ state: 'open' }, { state: 'kept' }]);
  });

  test('one that was moved can be kept', async () => {
    const moved = { kind: 'promise-moved', id: 'p-aaaaaa', due: '2026-11-30' };
    const shop = shopWith(promised('a', 'call'), moved);
    await shop.line('keep aaa');
    expect(await states(shop)).toEqual(['kept']);
  });

  test.each([
    ['keep aaa', 2, 'Which promise was kept? 1: call; 3: order.'],
    ['keep aaa 2', 1, '"send" is kept already.'],
    ['keep aaa 4', 2, 'has no promise "4". 1: call; 2: send; 3: order.'],
    ['keep aaa 0', 2, 'has no promise "0".'],
    ['keep aaa call', 2, 'has no promise "call".'],
  ])('with two open and one kept, "%s" is answered in a sentence', async (line, code, said) => {
    const kept = { kind: 'promise-kept', id: 'p-bbbbbb' };
    const shop = shopWith(promised('a', 'call'), promised('b', 'send'), promised('c', 'order'), kept);
    const ran = await shop.line(line);
    expect([ran.code, ran.err, shop.records().length]).toEqual([code, expect.stringContaining(said), 1]);
  });

  test('where nothing was promised it says so', async () => {
    const { code, err } = await shopWith().line('keep aaa');
    expect([code, err]).toEqual([1, expect.stringContaining('Nothing was promised')]);
  });
});
