import { describe, expect, test } from 'vitest';
import { crc32 } from '../src/adapters/store/checksum.ts';
import { readFolder } from '../src/adapters/store/journal-folder.ts';
import { rowsOfMonth } from '../src/adapters/store/month-rows.ts';
import { DamagedHome, mixedFile, recordsIn } from './damaged-home.ts';
import { figure } from './figures.ts';
import { flipBytes } from './flips.ts';

describe('a journal file that is damaged', () => {
  test('by a cut at any byte lists every record before it and names the one that was cut', () => {
    const home = new DamagedHome();
    const whole = home.bytes(mixedFile);
    const records = recordsIn(whole);
    const found = { cuts: 0, lost: 0, unnamed: 0 };
    for (; found.cuts <= whole.length; found.cuts += 1) {
      home.put(mixedFile, whole.subarray(0, found.cuts));
      const { open, rest, faults } = rowsOfMonth(readFolder(home.shop.home, '2026-10', crc32));
      const listed = [...open, ...rest].map(({ id }) => id);
      const kept = records.filter(({ end }) => end <= found.cuts);
      const torn = records.filter(({ at, end }) => at < found.cuts && found.cuts < end).length;
      if (kept.some(({ id }) => !listed.includes(id))) found.lost += 1;
      if (faults.length !== torn) found.unnamed += 1;
    }
    const line = `prefix cuts ${found.cuts}, records before a cut lost ${found.lost}, cut records not named ${found.unnamed}`;
    figure('9', line, { found, wanted: { cuts: whole.length + 1, lost: 0, unnamed: 0 } });
  });

  const merge = ['<<<<<<< HEAD\n', '=======\n', '>>>>>>> van\n'];
  const damages: readonly [string, (whole: Buffer) => Buffer, number][] = [
    ['an empty file', () => Buffer.alloc(0), 0],
    ['nothing but NULs', () => Buffer.alloc(4096), 1],
    ['NULs at its end, as after a power cut', (whole) => Buffer.concat([whole, Buffer.alloc(4096)]), 1],
    ['NULs between two records', (whole) => between(whole, Buffer.alloc(512)), 1],
    ['a mark of an editor at its start', (whole) => Buffer.concat([Buffer.from('\uFEFF'), whole]), 0],
    ['a mark in the middle', (whole) => between(whole, Buffer.from('\uFEFF')), 0],
    ['carriage returns', (whole) => Buffer.from(whole.toString().replaceAll('\n', '\r\n')), 0],
    ['conflict markers', (whole) => between(whole, Buffer.from(merge.join(''))), 3],
    ['both sides of a conflict', (whole) => Buffer.from(`${merge[0]}${whole}${merge[1]}${whole}${merge[2]}`), 3],
    ['one line of 20 MB', (whole) => between(whole, Buffer.from(`${'x'.repeat(20_000_000)}\n`)), 1],
    ['bytes of a picture', (whole) => between(whole, Buffer.from('89504e470d1a0affd8ffe000104a4649460a', 'hex')), 2],
  ];

  test.each(damages)(
    'by %s lists all that is whole, names the rest and stops no command',
    async (what, damage, lines) => {
      const home = new DamagedHome();
      const whole = home.bytes(mixedFile);
      const damaged = damage(whole);
      home.put(mixedFile, damaged);
      const kept = what === 'an empty file' || what === 'nothing but NULs' ? [] : recordsIn(whole);
      for (const command of ['list --all --json', 'export', '', 'find clicks', 'note one more']) {
        const { code, out, err } = await home.shop.line(command);
        expect([command, code]).toEqual([command, 0]);
        if (command.startsWith('list')) {
          const ids = JSON.parse(out).cases.map(({ id }: { readonly id: string }) => id);
          expect(ids).toEqual(expect.arrayContaining(kept.map(({ id }) => id)));
          expect(err === '' ? 0 : Number(/^(\d+) damaged/.exec(err)?.[1])).toBe(lines);
        }
      }
      expect(home.shop.records().length).toBeGreaterThan(0);
    },
  );

  test('by a byte that flipped is never taken for whole', { timeout: 60_000 }, async () => {
    const { flips, crashes, silent, hidden, reported } = await flipBytes(60, 9);
    const line = `flips ${flips}, crashes ${crashes}, accepted silently ${silent}, others hidden ${hidden}`;
    figure('9', line, {
      found: { crashes, silent, hidden, most: reported > flips * 0.9 },
      wanted: { crashes: 0, silent: 0, hidden: 0, most: true },
    });
  });
});

/** A file with something in the middle of it, between two records. */
function between(whole: Buffer, foreign: Buffer): Buffer {
  const middle = recordsIn(whole).at(1)?.at ?? 0;
  return Buffer.concat([whole.subarray(0, middle), foreign, Buffer.from('\n'), whole.subarray(middle)]);
}
