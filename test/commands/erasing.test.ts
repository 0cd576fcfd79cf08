import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JournalRecord } from '../../src/domain/record.ts';
import { figure } from '../figures.ts';
import { append } from './append.ts';
import { Shop } from './shop.ts';

const canary = 'CANARY-4711';

/** Every file below the shop's folder in which the text stands, settings included. */
function filesWith(shop: Shop, text: string): readonly string[] {
  const files = readdirSync(shop.folder, { recursive: true, encoding: 'utf8' });
  return files.filter((name) => {
    const path = join(shop.folder, name);
    return statSync(path).isFile() && readFileSync(path, 'latin1').toLowerCase().includes(text.toLowerCase());
  });
}

/** As any folder sync does it: files that are new or newer come over. */
function sync(from: Shop, to: Shop): void {
  const isNews = (path: string, there: string) =>
    statSync(path).isDirectory() || !existsSync(there) || statSync(path).mtimeMs > statSync(there).mtimeMs;
  cpSync(from.home, to.home, { recursive: true, preserveTimestamps: true, filter: isNews });
}

const visit = (words: string, client = 'Ana Miller') =>
  JSON.stringify({ client, words, readbacks: [{ answer: 'yes' }], wants: 'know' });

async function openShop(words = `My password is ${canary}, and it is slow.`) {
  const shop = new Shop();
  await shop.run(['new', '--answers', '-'], { stdin: visit(words) });
  const { cases } = await shop.json('list --all');
  return { shop, id: cases[0].id as string };
}

function firstRecord(shop: Shop, id: string): JournalRecord {
  const [record] = shop.records().filter((one) => one.case === id);
  if (record === undefined) throw new Error(`There is no record of ${id}`);
  return record;
}

describe('heard redact', () => {
  test('takes the keys in which a text stands out of the journal, and says that copies hold it', async () => {
    const { shop, id } = await openShop();
    await shop.run(['note', '-k', id, `once more: ${canary}`]);
    await shop.run(['note', '-k', id, 'the rest stays']);
    const { code, out } = await shop.run(['redact', id, canary.toLowerCase()]);
    expect({ code, out }).toEqual({
      code: 0,
      out:
        `Taken out whole, in ${id}: words, text (2 entries).\n` +
        'Copies elsewhere still hold it: backups, exports, printed pages, mail.\n',
    });
    expect(filesWith(shop, canary)).toEqual([]);
    const document = await shop.json(`show ${id}`);
    expect(document.notes.map(({ text }: { text: string }) => text)).toEqual(['', 'the rest stays']);
    expect(document).toMatchObject({ status: 'closed', client: { name: 'Ana Miller' }, listening: { wants: 'know' } });
    expect((await shop.run(['show', id, '--history'])).out).toContain('[blanked: words]');
  });

  test('takes all text out when no words are given, and leaves dates, status and results', async () => {
    const { shop, id } = await openShop();
    const before = await shop.json(`show ${id}`);
    await shop.run(['note', '-k', id, canary]);
    expect((await shop.run(['redact', id])).code).toBe(0);
    expect(filesWith(shop, canary)).toEqual([]);
    const { status, openedAt, closedAt, client } = await shop.json(`show ${id}`);
    expect({ status, openedAt, closedAt }).toEqual({
      status: before.status,
      openedAt: before.openedAt,
      closedAt: before.closedAt,
    });
    expect(client).toBeNull();
  });

  test('reaches notes that were filed, corrections, what was withdrawn and what doctor set aside', async () => {
    const { shop, id } = await openShop('It is slow.');
    await shop.run(['note', `a note with ${canary}`]);
    const { notes } = await shop.json('notes');
    await shop.run(['file', notes[0].id, id]);
    await shop.run(['note', '-k', id, `withdrawn ${canary}`]);
    await shop.run(['undo']);
    const { id: visited, machine } = firstRecord(shop, id);
    const amended = { kind: 'amended', record: visited, index: 1, set: { words: `mended ${canary}` } };
    shop.write({ case: id }, [amended], { machine, at: '2026-11-22T16:00:00.000Z' });
    const torn = `\n{"v":1,"id":"${visited}","at":"2026-11-22T15:26:00.000Z","words":"${canary}`;
    append(join(shop.home, `trash/2026-11-22T150000-${machine}/2026-11/${machine}.jsonl.damaged`), torn);
    append(join(shop.home, 'journal/2026-11', `${machine}.jsonl`), torn);
    append(join(shop.home, 'journal/2026-11', `${machine} (conflicted copy).jsonl`), torn);
    expect(filesWith(shop, canary).length).toBeGreaterThan(2);
    expect((await shop.run(['redact', id, canary])).code).toBe(0);
    expect(filesWith(shop, canary)).toEqual([]);
    expect((await shop.json(`show ${id}`)).notes).toHaveLength(1);
  });

  test('takes the text out of a note', async () => {
    const shop = new Shop();
    await shop.run(['note', `the PIN is ${canary}`]);
    const { notes } = await shop.json('notes');
    expect((await shop.run(['redact', notes[0].id])).out).toContain(
      `Taken out whole, in ${notes[0].id}: text (1 entry).`,
    );
    expect(filesWith(shop, canary)).toEqual([]);
  });

  test('asks at a terminal, showing what will go, and a no changes nothing', async () => {
    const { shop, id } = await openShop();
    const before = shop.records();
    const { out } = await shop.run(['redact', id, canary], { person: { confirm: async () => false } });
    expect(out).toBe(`  words: My password is ${canary}, and it is slow.\nEverything stays as it was.\n`);
    expect(shop.records()).toEqual(before);
  });

  test.each([
    ['words that are not there', ['nowhere'], 1, /"nowhere" is nowhere in/],
    ['a case that is not there', undefined, 1, /There is no case "zzzzzz"/],
  ])('says so of %s', async (_what, words, code, said) => {
    const { shop, id } = await openShop();
    const ran = await shop.run(['redact', words ? id : 'zzzzzz', ...(words ?? [])]);
    expect(ran).toMatchObject({ code, err: expect.stringMatching(said) });
  });

  test('cannot be undone, and is done once', async () => {
    const { shop, id } = await openShop();
    await shop.run(['redact', id, canary]);
    await shop.run(['undo']);
    expect(filesWith(shop, canary)).toEqual([]);
    expect(await shop.run(['redact', id, canary])).toMatchObject({ code: 1 });
  });

  test('goes on at the next write where the program was stopped before the files were rewritten', async () => {
    const { shop, id } = await openShop();
    const { id: visited, machine } = firstRecord(shop, id);
    // What is on disk then: the redaction, and the mark that was made before it.
    const { id: home } = JSON.parse(readFileSync(join(shop.home, 'heard.json'), 'utf8'));
    append(join(shop.folder, 'state', home, 'due/2026-11.1-x'), shop.home);
    shop.write({ case: id }, [{ kind: 'redacted', records: [visited], fields: [] }], { machine });
    expect(filesWith(shop, canary)).toHaveLength(2);
    await shop.run(['list']);
    expect(filesWith(shop, canary)).toHaveLength(1);
    await shop.run(['note', 'anything']);
    expect(filesWith(shop, canary)).toEqual([]);
  });
});

test('a note that is redacted is gone from every case it was filed in, and from an interview begun with it', async () => {
  const { shop, id } = await openShop('It is slow.');
  const other = shop.case('2611-k7m4xq', 'It hums.');
  await shop.run(['note', `call back: ${canary}`]);
  const { notes } = await shop.json('notes');
  await shop.run(['file', notes[0].id, id]);
  const noted = { kind: 'noted', text: `call back: ${canary}`, note: notes[0].id, by: 'Dana' };
  shop.write({ case: other.case ?? '' }, [noted]);
  const aside = { words: `call back: ${canary}` };
  shop.draft({ interview: '2611-dddddd', version: 1, startedAt: '2026-11-22T10:00:00.000Z', answers: {}, aside } as {
    interview: string;
  });
  expect((await shop.run(['redact', notes[0].id])).code).toBe(0);
  await shop.run(['note', 'anything']);
  const left = filesWith(shop, canary);
  expect(left.map((name) => name.replace(/.*\//, ''))).toEqual(['van-7k2m.jsonl']);
  expect((await shop.run(['find', canary])).out).toContain('Nothing was found.');
});

test('what was redacted elsewhere is not shown again by undo', async () => {
  const { shop, id } = await openShop('It is slow.');
  await shop.run(['promise', id, `call about ${canary}`, '--due', '3d']);
  const made = shop.records().find(({ events }) => events[0]?.kind === 'promised');
  shop.write({ case: id }, [{ kind: 'redacted', records: [made?.id], fields: [] }]);
  expect((await shop.run(['undo'])).out).toMatch(/Taken back:[\s\S]*promised[\s\S]*blanked/);
  expect((await shop.run(['undo'])).out).not.toContain(canary);
});

test('lines of another case and of a newer heard stay when a case is redacted', async () => {
  const { shop, id } = await openShop();
  const { machine } = firstRecord(shop, id);
  const torn = `{"v":1,"id":"01KAB3","case":"2611-k7m4xq","events":[{"kind":"linked","repeatOf":"${id}"`;
  const newer = `{"v":2,"id":"01KAB4","round":"r-123456","events":[{"kind":"visited","cases":["${id}"]}]}`;
  append(join(shop.home, `journal/2026-11/${machine}.jsonl`), `\n${torn}\n${newer}\n`);
  await shop.run(['redact', id]);
  expect(filesWith(shop, torn)).toHaveLength(1);
  expect(filesWith(shop, newer)).toHaveLength(1);
});

describe('heard forget', () => {
  test('erases who they are and what they said, wherever it stands, and leaves the figures', async () => {
    const { shop, id } = await openShop();
    await shop.run(['new', '--answers', '-'], { stdin: visit('The wifi drops.', 'Tomasz Nowak') });
    await shop.run(['note', '-c', 'ana miller', `her PIN ${canary}`]);
    const { client, ...before } = await shop.json(`show ${id}`);
    const { code, out } = await shop.run(['forget', 'ANA', 'miller']);
    expect({ code, out }).toEqual({
      code: 0,
      out:
        'Forgotten: Ana Miller (1 case, 1 note).\n' +
        'Copies elsewhere still hold it: backups, exports, printed pages, mail.\n' +
        'Other texts may still name them: heard find "Ana Miller"\n',
    });
    for (const text of [canary, 'Ana Miller']) expect(filesWith(shop, text)).toEqual([]);
    const shell = await shop.json(`show ${id}`);
    const { out: shown } = await shop.run(['show', id]);
    expect(shown).toContain('Client’s name taken out\n');
    expect(shown).toContain('Some text was taken out of it for good.');
    expect((await shop.run(['notes'])).out).toContain('\n  (taken out)\n');
    expect(shell).toMatchObject({ id, status: before.status, openedAt: before.openedAt, client: null });
    const rows: { words: string }[] = (await shop.json('list --all')).cases;
    expect(rows.map(({ words }) => words).sort()).toEqual(['', 'The wifi drops.']);
    expect(client.name).toBe('Ana Miller');
    expect(await shop.run(['forget', 'Ana Miller'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no client "Ana Miller"'),
    });
    expect(await shop.run(['forget', client.id])).toMatchObject({ code: 1 });
  });

  test('asks at a terminal with what there is, and a no changes nothing', async () => {
    const { shop } = await openShop();
    const before = shop.records();
    const { out } = await shop.run(['forget', 'Ana Miller'], { person: { confirm: async () => false } });
    expect(out).toMatch(/^Ana Miller: 1 case\. [\s\S]*\nEverything stays as it was\.\n$/);
    expect(shop.records()).toEqual(before);
  });

  test('takes notes along that call them by a word of their name that is nobody else’s', async () => {
    const { shop } = await openShop();
    await shop.run(['new', '--answers', '-'], { stdin: visit('It hums.', 'Ben Miller') });
    await shop.run(['note', `@ana ${canary} by phone`]);
    await shop.run(['note', '@miller wants a second screen']);
    expect((await shop.run(['forget', 'Ana Miller'])).out).toContain('Forgotten: Ana Miller (1 case, 1 note).');
    expect(filesWith(shop, canary)).toEqual([]);
    const { notes } = await shop.json('notes');
    expect(notes.map(({ text }: { text: string }) => text).sort()).toEqual(['', '@miller wants a second screen']);
  });

  test('knows a client whose only visit was taken back, and one who is in an unfinished interview alone', async () => {
    const { shop } = await openShop();
    await shop.run(['undo']);
    expect((await shop.run(['forget', 'Ana Miller'])).out).toContain('Forgotten: Ana Miller (1 case).');
    expect(filesWith(shop, 'Ana Miller')).toEqual([]);
    const answers = { client: 'Lea Park', words: canary };
    const draft = { interview: '2611-k7m4xq', version: 1, startedAt: '2026-11-22T10:00:00.000Z', answers, aside: {} };
    shop.draft(draft);
    expect((await shop.run(['forget', 'Lea Park'])).out).toContain('(1 unfinished interview)');
    expect(filesWith(shop, canary)).toEqual([]);
  });

  test('takes an unfinished interview with them along', async () => {
    const { shop } = await openShop();
    shop.draft({
      interview: '2611-k7m4xq',
      version: 1,
      startedAt: '2026-11-22T10:00:00.000Z',
      answers: { client: 'Ana Miller, 0170 1234', words: canary },
      aside: {},
    } as { interview: string });
    expect((await shop.run(['forget', 'Ana Miller'])).out).toMatch(/1 unfinished interview\)/);
    expect(filesWith(shop, canary)).toEqual([]);
  });
});

test('what was redacted or forgotten on one machine stays blank everywhere, and each cleans its own files', async () => {
  let [tried, readable, onDisk] = [0, 0, 0];
  for (const erase of [['redact'], ['redact', canary], ['forget', 'Ana Miller']]) {
    for (const write of [
      ['note', 'anything'],
      ['note', '-k', 'last', 'anything'],
      ['promise', 'last', 'x', '--due', '3d'],
    ]) {
      const { shop: desk, id } = await openShop();
      const van = new Shop();
      sync(desk, van);
      // The van wrote to the case too, and took a note about the client.
      await van.run(['note', '-k', id, `the van says ${canary}`]);
      await van.run(['new', '--answers', '-'], { stdin: visit('Something else.', 'Tomasz Nowak') });
      sync(van, desk);
      const stale = new Shop();
      sync(desk, stale);
      const { out } = await desk.run(erase[0] === 'redact' ? ['redact', id, ...erase.slice(1)] : erase);
      expect(out).toMatch(/On \S+ it is still in a file, until heard next writes\s+something there/);
      // An old copy comes back under a foreign name, to both.
      for (const shop of [desk, van]) {
        for (const file of readdirSync(join(stale.home, 'journal/2026-11'))) {
          const copy = file.replace('.jsonl', '.sync-conflict-20261122.jsonl');
          cpSync(join(stale.home, 'journal/2026-11', file), join(shop.home, 'journal/2026-11', copy));
        }
      }
      sync(desk, van);
      for (const shop of [desk, van]) {
        const shown = [['show', id, '--history'], ['show', id, '--json'], ['export'], ['find', canary], ['list', '-a']];
        for (const argv of shown) readable += (await shop.run(argv)).out.includes(canary) ? 1 : 0;
      }
      expect((await van.run(write)).code).toBe(0);
      sync(van, desk);
      expect((await desk.run(write)).code).toBe(0);
      sync(desk, van);
      await van.run(write);
      onDisk += filesWith(desk, canary).length + filesWith(van, canary).length;
      tried += 1;
    }
  }
  const found = { tried, readable, onDisk };
  figure('10b', `redacted, then synced with copies that hold it, ${tried} times: text found ${readable + onDisk}`, {
    found,
    wanted: { tried: 9, readable: 0, onDisk: 0 },
  });
});
