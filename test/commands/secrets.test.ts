import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/interview/respondent.ts';
import type { Step } from '../../src/interview/step.ts';
import { run as quickly } from '../../src/note.ts';
import { figure } from '../figures.ts';
import { enter, key, line } from '../interview/desk.ts';
import { fix, offered, Shop } from './shop.ts';

const canary = 'CANARY-7f3k9';
const secret = `the password is ${canary}`;
const id = '2611-aaaaaa';
const noteId = 'n-2611-q8q8q8';

/** Every command with each flag that takes a text to be kept. */
const writing: readonly (readonly string[])[] = [
  ['note', secret],
  ['note', '-c', secret, 'call back'],
  ['note', '-k', id, secret],
  ['note', '-'],
  ['file', noteId, id],
  ['decide', id, 'live-with-it', '--words', secret],
  ['decide', id, 'no', '--reason', secret, '--alternative', 'none'],
  ['decide', id, 'no', '--reason', 'too old', '--alternative', secret],
  ['decide', id, 'hand-over', '--to', secret, '--by', 'fri'],
  ['done', id, '--works', 'yes', '--words', secret],
  ['done', id, '--works', 'yes', '--charged', '900', '--agreed', secret],
  ['promise', id, secret, '--due', 'fri'],
  ['promise', id, 'ring', '--due', 'fri', '--who', secret],
  ['reopen', id, '--why', secret],
  ['new', '--answers', '-'],
];

const answers = JSON.stringify({
  client: 'Ada',
  words: secret,
  readbacks: [{ answer: 'nearly', correction: secret }, { answer: 'yes' }],
  wants: 'know',
  notes: [secret],
  parked: [secret],
});
const stdinOf = ([command]: readonly string[]) => (command === 'new' ? answers : secret);

/** A shop with a case, closed where it is to be reopened, and a note. */
function shopFor([command]: readonly string[]): Shop {
  const shop = new Shop();
  const closed = command === 'reopen' ? [{ kind: 'closed', result: 'fixed', replaces: [] }] : [];
  shop.case(id, 'It clicks', [offered(fix('disk', 9000)), ...closed]);
  shop.write({ note: noteId }, [{ kind: 'taken', text: command === 'file' ? secret : 'the blue box' }]);
  return shop;
}

/** Somebody who says yes or no to whatever is asked, and what they were asked. */
function personWho(answer: boolean) {
  const asked: string[] = [];
  const person: Partial<Person> = {
    async confirm(question) {
      asked.push(question);
      return answer;
    },
  };
  return { person, asked };
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** Where the canary stands, below the shop; the cache is made from the journal and goes with it. */
function found({ folder }: Shop): readonly string[] {
  return filesBelow(folder)
    .filter((path) => !path.includes('/cache/') && readFileSync(path, 'utf8').includes(canary))
    .map((path) => path.slice(folder.length + 1));
}

const isRecord = (path: string) => /^home\/journal\/2026-11\/[^/]+\.jsonl$/.test(path);

describe('a secret that is typed where nobody can be asked', () => {
  test.each(writing.map((argv) => [argv]))(
    'by heard %j is kept in its record alone, and said with the remedy',
    async (argv) => {
      const shop = shopFor(argv);
      const { code, err } = await shop.run(argv, { stdin: stdinOf(argv) });
      expect(code).toBe(0);
      expect(found(shop).filter(isRecord)).not.toEqual([]);
      expect(found(shop).filter((path) => !isRecord(path))).toEqual([]);
      const lines = err.trim().split('\n');
      const ids = shop
        .records()
        .flatMap((record) => (JSON.stringify(record).includes(canary) ? [record.case ?? record.note] : []));
      const written = new Set(argv[0] === 'file' ? [id] : ids);
      expect(lines).toHaveLength(written.size);
      for (const one of written) {
        expect(err).toContain(
          `Kept, though it looks like a password. To take the whole entry out: heard redact ${one}`,
        );
      }
      expect(err).not.toContain(canary);
    },
  );

  test('is taken out again by the remedy that was named', async () => {
    const shop = new Shop();
    const { err } = await shop.run(['note', secret]);
    const [, remedy = ''] = /To take the whole entry out: heard (.*)\n/.exec(err) ?? [];
    expect((await shop.line(remedy)).code).toBe(0);
    expect(found(shop)).toEqual([]);
  });

  test('is no hindrance to JSON', async () => {
    const { code, out, err } = await new Shop().run(['note', secret, '--json']);
    expect([code, JSON.parse(out).note.text]).toEqual([0, secret]);
    expect(err).toContain('heard redact n-');
  });

  test('is told of when a visit is kept at the second try', async () => {
    const shop = shopFor([]);
    await shop.line('note to make the home');
    const month = join(shop.home, 'journal/2026-11');
    const own = readdirSync(month).find((name) => !name.startsWith('van')) ?? '';
    const before = readFileSync(join(month, own), 'utf8');
    rmSync(join(month, own));
    mkdirSync(join(month, own));
    expect((await shop.run(['new', '--answers', '-'], { stdin: answers })).code).toBe(1);
    expect(found(shop).every((path) => path.includes('/drafts/'))).toBe(true);
    rmSync(join(month, own), { recursive: true });
    writeFileSync(join(month, own), before);
    const again = await shop.line('resume');
    expect([again.code, again.err]).toEqual([0, expect.stringContaining('heard redact 2611-')]);
    expect(found(shop).filter((path) => !isRecord(path))).toEqual([]);
  });
});

test.each([[[secret]], [['-c', secret, 'call back']]])('the quick note hands %j over, having kept nothing', (words) => {
  const shop = new Shop();
  const nothing = () => {};
  expect(quickly(words, { env: shop.env, platform: 'linux', write: nothing })).toBeUndefined();
  expect(shop.records()).toEqual([]);
});

describe('somebody at a terminal', () => {
  test.each(writing.map((argv) => [argv]))('blanks what heard %j would keep', async (argv) => {
    const shop = shopFor(argv);
    const { person, asked } = personWho(true);
    const { code, out, err } = await shop.run(argv, { stdin: stdinOf(argv), person });
    expect(code).toBe(0);
    expect(asked).toEqual(['That looks like a password. Blank it out before it is kept?']);
    const ofNote = argv[0] === 'file' ? ['home/journal/2026-11/van-7k2m.jsonl'] : [];
    expect(found(shop)).toEqual(ofNote);
    expect(shop.records().some((record) => JSON.stringify(record).includes('[password removed]'))).toBe(true);
    expect(out + err).not.toContain(canary);
    if (argv[0] === 'file') expect(err).toContain(`heard redact ${noteId}`);
  });

  test('keeps it as typed, and is told nothing more', async () => {
    const shop = shopFor([]);
    const { person, asked } = personWho(false);
    const { code, err } = await shop.run(['decide', id, 'live-with-it', '--words', secret], { person });
    expect([code, err, asked.length]).toEqual([0, '', 1]);
    expect((await shop.json(`show ${id}`)).decision.words).toBe(secret);
  });

  test('is asked nothing where there is nothing to blank', async () => {
    const { person, asked } = personWho(true);
    const { code } = await shopFor([]).run(['decide', id, 'live-with-it', '--words', 'I forgot my password'], {
      person,
    });
    expect([code, asked]).toEqual([0, []]);
  });

  test('blanks the words that a new case begins with, before its draft is kept', async () => {
    const shop = new Shop();
    const { person } = personWho(true);
    const answer = (step: Step) => (step.id === 'client' ? line('Ada') : step.id === 'wants' ? key('k') : enter(step));
    let seen: readonly string[] = [];
    const respondent: Person['respondent'] = () => ({
      async ask(step) {
        seen = [...seen, ...found(shop)];
        return { type: 'raw', raw: answer(step) };
      },
      echo: () => {},
    });
    const { code } = await shop.run(['new', secret], { person: { ...person, respondent } });
    expect([code, seen, found(shop)]).toEqual([0, [], []]);
  });
});

test('what was blanked is not said again when the disk refuses it', async () => {
  const shop = shopFor([]);
  await shop.line('note to make the home');
  writeFileSync(join(shop.home, 'heard.json'), '{"format": 9, "id": "h-aaaaaa"}');
  const { code, err } = await shop.run(['promise', id, secret, '--due', 'fri'], personWho(true));
  expect([code, err]).toEqual([1, expect.stringContaining('[password removed]')]);
  expect(err).not.toContain(canary);
});

test('a crash says nothing of what was typed', async () => {
  const confirm = async () => {
    throw new Error(`cannot read ${canary}`);
  };
  const { code, out, err } = await shopFor([]).run(['note', secret], { person: { confirm } });
  expect([code, out + err]).toEqual([70, expect.not.stringContaining(canary)]);
});

test('a secret lies nowhere but in its record, and once blanked nowhere', async () => {
  const temporary = () =>
    readdirSync(tmpdir()).filter((name) => /^\.?heard/.test(name) && !/^heard-[a-z]+-/.test(name));
  const before = temporary();
  let outside = 0;
  let left = 0;
  for (const debug of [[], ['--debug']]) {
    for (const argv of writing) {
      const [kept, blanked] = [shopFor(argv), shopFor(argv)];
      const run = { stdin: stdinOf(argv) };
      await kept.run([...argv, ...debug], run);
      for (const words of ['list', 'notes', 'find CANARY', `show ${id}`]) await kept.line(words);
      outside += found(kept).filter((path) => !isRecord(path)).length;
      await blanked.run([...argv, ...debug], { ...run, ...personWho(true) });
      left += argv[0] === 'file' ? 0 : found(blanked).length;
    }
  }
  const line = `canary found outside its record ${outside}, blanked: canary found ${left}`;
  figure('S8', line, { found: { outside, left }, wanted: { outside: 0, left: 0 } });
  expect(temporary()).toEqual(before);
});
