import { describe, expect, test } from 'vitest';
import { Shop } from './shop.ts';

const id = '2611-aaaaaa';
const logged = (priority: string) => ({ kind: 'logged', priority });
const booked = (when: string) => ({ kind: 'decided', choice: 'fix', when, replaces: [] });
const inThreeDays = { kind: 'decided', choice: 'think', until: '2026-11-25', replaces: [] };

describe('heard alone', () => {
  test.each([
    ['booked for yesterday', booked('2026-11-21'), 1],
    ['booked for today', booked('2026-11-22'), 1],
    ['booked for tomorrow', booked('2026-11-23'), 0],
    ['begun at once', booked('now'), 0],
  ])('a fix that was %s', async (_when, decided, count) => {
    const shop = new Shop();
    shop.case(id, 'It clicks', [decided]);
    expect((await shop.json([])).booked).toHaveLength(count);
  });

  test('a booked fix is shown with its day and what to type when it is done', async () => {
    const shop = new Shop();
    shop.case(id, 'It clicks', [booked('2026-11-21')]);
    const { out } = await shop.run([]);
    expect(out).toContain('1 fix booked for today or earlier  heard done CASE');
    expect(out).toMatch(/2611-aaaaaa {2}yesterday {2}Ana Miller {2}It clicks/);
  });

  test('a booked fix that was done waits no longer', async () => {
    const shop = new Shop();
    shop.case(id, 'It clicks', [booked('2026-11-21')]);
    await shop.line('done aaa --works yes');
    expect((await shop.json([])).booked).toEqual([]);
  });

  test.each([
    ['is open and cannot wait', [logged('NOW')], 1],
    ['can wait until today', [logged('TODAY')], 0],
    ['was settled until a later day', [logged('NOW'), inThreeDays], 0],
  ])('a case that %s', async (_how, events, count) => {
    const shop = new Shop();
    shop.case(id, 'It smokes', events);
    expect((await shop.json([])).urgent).toHaveLength(count);
  });

  test('a promise that was kept waits no longer', async () => {
    const shop = new Shop();
    shop.case(id, 'It clicks');
    await shop.line('promise aaa call --due today');
    expect((await shop.json([])).promises).toHaveLength(1);
    await shop.line('keep aaa');
    expect((await shop.json([])).promises).toEqual([]);
  });
});
