import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/interview/respondent.ts';
import { fix, offered, Shop } from './shop.ts';

/** Somebody who answers in turn, and what they were asked. */
function personWho(...answers: readonly string[]) {
  const asked: string[] = [];
  const next = async (question: string) => {
    asked.push(question);
    return answers[asked.length - 1] ?? '';
  };
  const person: Partial<Person> = {
    line: next,
    choose: next,
    confirm: async (question) => (await next(question)) === 'y',
    edit: (path) => asked.push(path),
  };
  return { person, asked };
}

function shopWithCase(): Shop {
  const shop = new Shop();
  shop.case('2611-aaaaaa', 'It clicks', [offered(fix('disk', 9000), fix('laptop', 90_000))]);
  return shop;
}

describe('somebody at a terminal is asked', () => {
  test.each([
    ['note', ['call back'], 'call back'],
    ['decide aaa think', ['2w'], '2026-12-06'],
    ['decide aaa hand-over --to Bob', ['fri'], '2026-11-27'],
    ['decide aaa fix', ['laptop'], 'laptop'],
    ['done aaa --charged 90', ['yes'], 'yes'],
  ])('"%s" %j', async (line, answers, kept) => {
    const shop = shopWithCase();
    const { person, asked } = personWho(...answers);
    expect((await shop.line(line, { person })).code).toBe(0);
    expect(asked).toHaveLength(answers.length);
    const events = shop.records().flatMap((record) => record.events);
    expect(events.some((event) => Object.values(event).includes(kept))).toBe(true);
  });

  test('an empty answer to what is needed is refused', async () => {
    const { person } = personWho('');
    expect((await shopWithCase().line('decide aaa think', { person })).code).toBe(2);
  });

  test('before anything is taken back, which they have seen', async () => {
    const shop = shopWithCase();
    await shop.line('note -k aaa cable');
    const no = await shop.line('undo', personWho('n'));
    expect(no).toMatchObject({ code: 0, out: expect.stringMatching(/cable[\s\S]*Everything stays as it was\.\n$/) });
    expect((await shop.json('show aaa')).notes).toHaveLength(1);
    const yes = await shop.line('undo', personWho('y'));
    expect(yes.out).toMatch(/cable[\s\S]*Taken back\.\n$/);
    expect((await shop.json('show aaa')).notes).toEqual([]);
  });

  test('with the settings in their editor', async () => {
    const { person, asked } = personWho();
    const shop = new Shop();
    expect((await shop.line('config edit', { person })).code).toBe(0);
    expect(asked).toEqual([(await shop.line('config path')).out.trim()]);
  });
});

test('an unfinished interview says how to go on, and takes nothing', async () => {
  const shop = new Shop();
  await shop.line('note to make the home');
  const draft = { interview: '2611-dddddd', version: 1, startedAt: '2026-11-22T10:00:00.000Z', answers: {}, aside: {} };
  shop.draft(draft);
  expect(await shop.line('show ddd')).toMatchObject({
    code: 0,
    out: expect.stringContaining('heard resume 2611-dddddd'),
  });
  expect(await shop.json('show ddd')).toMatchObject({ schemaVersion: 1, draft: '2611-dddddd' });
  const { code, err } = await shop.line('close ddd --result heard');
  expect([code, err]).toEqual([1, expect.stringContaining('heard resume 2611-dddddd')]);
});
