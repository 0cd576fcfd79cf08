import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { disk } from '../../src/adapters/store/disk.ts';
import { createDrafts } from '../../src/adapters/store/drafts.ts';
import { openHome } from '../../src/adapters/store/home.ts';
import type { Draft } from '../../src/interview/draft.ts';
import { leftovers, opened, put, scratchDesk } from './scratch.ts';

const original = { ...disk };
afterEach(() => void Object.assign(disk, original));

const draft = (interview: string, startedAt = '2026-11-22T10:00:00.000Z'): Draft => ({
  interview,
  version: 1,
  startedAt,
  answers: { client: 'Ana Miller', words: 'It clicks…\n„Tja“', worry: null },
  aside: { scope: 'one' },
  typed: { step: 'words', text: 'and then' },
  records: [opened({ case: interview })],
});

function scratchDrafts() {
  const desk = scratchDesk();
  const warnings: string[] = [];
  const drafts = createDrafts({ home: desk.home, state: desk.state, warn: (line) => warnings.push(line) });
  return { ...desk, drafts, warnings, folderOf: () => join(desk.state, desk.home.claim(), 'drafts') };
}

describe('drafts', () => {
  test('follow their home when it joins a shared one and takes its id', () => {
    const { drafts, home, state } = scratchDrafts();
    const begun = draft('2611-aaaaaa');
    drafts.save(begun);
    writeFileSync(join(home.path, 'heard.json'), '{"format":1,"id":"h-000000"}\n');
    const joined = createDrafts({ home: openHome(home.path, Math.random), state, warn: () => {} });
    expect(joined.list()).toEqual([begun]);
    expect(readdirSync(join(state, 'h-000000/drafts'))).toEqual(['2611-aaaaaa.json']);
  });

  test('of another home stay where they are', () => {
    const { drafts, state } = scratchDrafts();
    drafts.save(draft('2611-aaaaaa'));
    const elsewhere = openHome(join(state, '../elsewhere'), Math.random);
    elsewhere.claim();
    expect(createDrafts({ home: elsewhere, state, warn: () => {} }).list()).toEqual([]);
    expect(drafts.list()).toHaveLength(1);
  });

  test('come back as they were saved, the newest first', () => {
    const { drafts } = scratchDrafts();
    const [older, newer] = [draft('2611-aaaaaa'), draft('2610-bbbbbb', '2026-11-22T11:00:00.000Z')];
    drafts.save(newer);
    drafts.save({ ...older, answers: {} });
    drafts.save(older);
    expect(drafts.list()).toEqual([newer, older]);
    expect(drafts.get('2611-aaaaaa')).toEqual(older);
    drafts.remove('2611-aaaaaa');
    drafts.remove('2611-aaaaaa');
    expect(drafts.list()).toEqual([newer]);
    expect(drafts.get('2611-aaaaaa')).toBeUndefined();
  });

  test('are none where nothing was ever written', () => {
    const { drafts, folder } = scratchDrafts();
    expect(drafts.list()).toEqual([]);
    drafts.remove('2611-aaaaaa');
    expect(readdirSync(folder)).toEqual(['state']);
  });

  test.each(['../../x', '2611-aaaaaa/..', '', 'n-2611-aaaaaa', '2611-aaaaaa\0'])('never take %j as a name', (id) => {
    const { drafts, folder } = scratchDrafts();
    const refused = expect.objectContaining({ code: 'refused' });
    expect(() => drafts.save(draft(id))).toThrow(refused);
    drafts.save(draft('2611-aaaaaa'));
    expect(() => drafts.remove(id)).toThrow(refused);
    expect(drafts.get(id)).toBeUndefined();
    expect(readdirSync(folder).sort()).toEqual(['home', 'state']);
  });

  const another = JSON.stringify(draft('2611-aaaaaa'));
  test.each([
    '',
    '{"interview":"2611-bbbbbb"',
    '[]',
    'null',
    '{"interview":"2611-bbbbbb","version":1}',
    '\0\0',
    another,
  ])('one that holds %j is named, skipped and kept', (text) => {
    const { drafts, warnings, folderOf } = scratchDrafts();
    drafts.save(draft('2611-aaaaaa'));
    const path = join(folderOf(), '2611-bbbbbb.json');
    put(path, text);
    expect(drafts.list().map(({ interview }) => interview)).toEqual(['2611-aaaaaa']);
    expect(warnings).toEqual([expect.stringContaining(path)]);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('one of another version, with keys of its own, is read', () => {
    const { drafts, folderOf } = scratchDrafts();
    const { aside: _, ...old } = { ...draft('2611-aaaaaa'), version: 9, more: [1] };
    put(join(folderOf(), '2611-aaaaaa.json'), JSON.stringify(old));
    expect(drafts.get('2611-aaaaaa')).toEqual({ ...old, aside: {} });
  });

  test.each(['write', 'fsync', 'rename', 'open'] as const)('the saved one stays when %s fails', (call) => {
    const { drafts, folder } = scratchDrafts();
    const before = draft('2611-aaaaaa');
    drafts.save(before);
    Object.assign(disk, {
      [call]: () => {
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      },
    });
    expect(() => drafts.save({ ...before, answers: {} })).toThrow(
      expect.objectContaining({ code: 'disk', message: expect.stringMatching(/^The disk is full.*2611-aaaaaa\.json/) }),
    );
    Object.assign(disk, original);
    expect(drafts.list()).toEqual([before]);
    expect(leftovers(folder)).toEqual([]);
  });

  test('a link or a pipe in place of a draft is neither followed nor waited for', () => {
    const { drafts, folder, folderOf } = scratchDrafts();
    drafts.save(draft('2611-aaaaaa'));
    const victim = join(folder, 'victim');
    writeFileSync(victim, JSON.stringify(draft('2611-bbbbbb')));
    symlinkSync(victim, join(folderOf(), '2611-bbbbbb.json'));
    expect(() => drafts.get('2611-bbbbbb')).toThrow(expect.objectContaining({ code: 'refused' }));
    execFileSync('mkfifo', [join(folderOf(), '2611-cccccc.json')]);
    expect(() => drafts.get('2611-cccccc')).toThrow(expect.objectContaining({ code: 'refused' }));
    drafts.save({ ...draft('2611-bbbbbb'), answers: {} });
    expect(readFileSync(victim, 'utf8')).toContain('Ana Miller');
  });

  test.each(['drafts', '.'])(
    'a link in place of the folder %s is refused, and what it leads to stays as it is',
    (name) => {
      const { drafts, folder, folderOf } = scratchDrafts();
      drafts.save(draft('2611-aaaaaa'));
      const path = resolve(folderOf(), '..', name);
      renameSync(path, join(folder, 'victim'));
      symlinkSync(join(folder, 'victim'), path);
      const before = readdirSync(join(folder, 'victim'), { recursive: true });
      for (const use of [
        () => drafts.list(),
        () => drafts.save(draft('2611-bbbbbb')),
        () => drafts.remove('2611-aaaaaa'),
      ]) {
        expect(use).toThrow(expect.objectContaining({ code: 'refused' }));
      }
      expect(readdirSync(join(folder, 'victim'), { recursive: true })).toEqual(before);
    },
  );
});
