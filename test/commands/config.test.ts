import { describe, expect, test } from 'vitest';
import { Shop } from './shop.ts';

describe('heard config', () => {
  test('what was set is what holds', async () => {
    const shop = new Shop();
    expect((await shop.line('config set rate 90')).code).toBe(0);
    expect((await shop.line('config get rate')).out).toBe('90\n');
    expect(await shop.json('config get rate')).toEqual({ schemaVersion: 1, key: 'rate', value: '90' });
    expect((await shop.json('config list')).settings).toMatchObject({ rate: '90', currency: 'USD', followUpDays: 7 });
  });

  test.each(['config', 'config list'])('"%s" shows every setting', async (line) => {
    expect((await new Shop().line(line)).out).toMatch(/helper .*\ncurrency +USD +usual\nrate +- +not set\n/);
  });

  test('the helper’s name signs what is written from then on', async () => {
    const shop = new Shop();
    await shop.run(['config', 'set', 'helper', 'Dana Öz']);
    expect((await shop.line('config get helper')).out).toBe('Dana Öz\n');
    expect((await shop.json('note hello')).note.by).toBe('Dana Öz');
  });

  test('what is not set says so, and that is no failure', async () => {
    expect(await new Shop().line('config get tax')).toEqual({ code: 0, out: 'not set\n', err: '' });
  });

  test('shows escape sequences and never obeys them', async () => {
    const shop = new Shop();
    await shop.run(['config', 'set', 'helper', 'A\u001b[31mB']);
    expect((await shop.line('config get helper')).out).toBe('A␛[31mB\n');
  });

  test.each([
    ['config get rat', 'There is no setting "rat"; did you mean rate?'],
    ['config set curency EUR', 'did you mean currency?'],
    ['config set rate much', 'rate cannot be "much"'],
    ['config gte rate', 'There is no command'],
    ['config gte', 'did you mean get?'],
    ['config edit', 'needs a terminal'],
  ])('refuses "%s"', async (line, said) => {
    const { code, err } = await new Shop().line(line);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });
});
