import { describe, expect, test } from 'vitest';
import type { Ran, Shop } from '../commands/shop.ts';
import { figure, skipped } from '../figures.ts';
import { isFound, type Prepared, prepare, restore, runIn, stateOf } from './prepared-shop.ts';
import { runApart } from './processes.ts';
import { canMount, fill, putOnSmallDisk } from './small-disk.ts';
import { faultsOf } from './verdict.ts';
import { type WritingCommand, writingCommands } from './writing-commands.ts';

const levels = Array.from({ length: 34 }, (_, level) => level);
const inPage = [0, 150, 600, 2500];

/** Levels at which any command went wrong, and how many runs met the end of the disk. */
const seen = {
  truncated: new Set<number>(),
  unreadable: new Set<number>(),
  lost: new Set<number>(),
  full: 0,
  wrote: 0,
};

/** Runs a command with the room of a level. @returns what happened, and what makes room again. */
type Attempt = (level: number) => Promise<{ readonly ran: Ran; readonly makeRoom: () => void }>;

async function tryLevels(
  tried: readonly number[],
  { command, prepared, attempt }: { command: WritingCommand; prepared: Prepared; attempt: Attempt },
): Promise<readonly string[]> {
  const { shop, before, after, template } = prepared;
  const wrong: string[] = [];
  for (const level of tried) {
    restore(shop, template);
    const { ran, makeRoom } = await attempt(level);
    const state = await stateOf(shop);
    if (ran.code === 0) seen.wrote += 1;
    else seen.full += 1;
    if (ran.code === 0 && state !== after) seen.truncated.add(level);
    if (state !== before && state !== after) seen.unreadable.add(level);
    if (state !== after && command.said.some((text) => !isFound(text, state, ran, shop))) seen.lost.add(level);
    makeRoom();
    const faults = [...(ran.code === 0 ? [] : unsaid(ran, shop)), ...(await faultsOf(ran, command, prepared))];
    wrong.push(...faults.map((what) => `level ${level}: ${what}`));
  }
  return wrong;
}

/** What a person has to be told and was not. */
function unsaid({ err }: Ran, { folder }: Shop): readonly string[] {
  return ['The disk is full', folder]
    .filter((text) => !err.includes(text))
    .map((text) => `"${text}" is not in: ${err}`);
}

async function onSmallDisk(command: WritingCommand): Promise<readonly string[]> {
  const prepared = await prepare(command);
  const { shop, template } = prepared;
  putOnSmallDisk(shop);
  restore(shop, template);
  const attempt: Attempt = async (level) => {
    const room = { pages: Math.floor(level / inPage.length), inPage: inPage[level % inPage.length] ?? 0 };
    const makeRoom = fill(shop, room);
    return { ran: await runIn(shop, command), makeRoom };
  };
  return tryLevels(levels, { command, prepared, attempt });
}

/** Files may have so many blocks of the shell as the level says. */
async function underLimit(command: WritingCommand, tried = levels): Promise<readonly string[]> {
  const prepared = await prepare(command);
  const attempt: Attempt = async (fileLimit) => ({
    ran: await runApart(prepared.shop, command, { fileLimit }),
    makeRoom: () => {},
  });
  return tryLevels(tried, { command, prepared, attempt });
}

describe('a full disk is told, and nothing is lost', () => {
  test.each(Object.entries(writingCommands))('by %s', async (_what, command) => {
    expect(await (canMount() ? onSmallDisk(command) : underLimit(command))).toEqual([]);
  });

  test('nor by a program that may write no larger files', async () => {
    const names = ['a note', 'the first case', 'a setting', 'an export in place of another'] as const;
    for (const name of names)
      expect([name, await underLimit(writingCommands[name], [0, 1, 2, 3, 5, 8, 13])]).toEqual([name, []]);
  });

  test('at all levels', () => {
    if (!canMount())
      skipped('4', 'this machine lets nobody mount a disk, so a limit on the size of files stood in for it');
    const { truncated, unreadable, lost, full, wrote } = seen;
    expect(Math.min(full, wrote)).toBeGreaterThan(levels.length);
    const of = (good: number) => `${good}/${levels.length}`;
    const [readable, kept] = [levels.length - unreadable.size, levels.length - lost.size];
    figure(
      '4',
      `silent truncation ${of(truncated.size)}, old readable ${of(readable)}, text kept ${of(kept)} (${full} runs met the end)`,
      {
        found: { truncated: truncated.size, readable, kept },
        wanted: { truncated: 0, readable: levels.length, kept: levels.length },
      },
    );
  });
});
