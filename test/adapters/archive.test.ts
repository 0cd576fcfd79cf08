import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createFiles } from '../../src/adapters/files.ts';
import { createBackups } from '../../src/adapters/store/archive/backups.ts';
import { disk } from '../../src/adapters/store/disk.ts';
import { createDrafts } from '../../src/adapters/store/drafts.ts';
import { openHome } from '../../src/adapters/store/home.ts';
import { encodeLine } from '../../src/domain/line.ts';
import { differenceOf, isArchivePath } from '../../src/domain/manifest.ts';
import { HeardError } from '../../src/errors.ts';
import { caseDocument } from '../../src/output/case-document.ts';
import { figure } from '../figures.ts';
import { seeded } from '../made-journal.ts';
import { isThorough } from '../thorough.ts';
import { archiveOf, hostileArchives } from './hostile-archives.ts';
import { machine, noted, opened, put, scratchDesk } from './scratch.ts';

const now = Date.UTC(2026, 10, 22, 15, 26);

function openDesk(version = '0.1.0') {
  const desk = scratchDesk();
  const files = createFiles({ isTTY: false, read: () => '' });
  const backupsOf = (home: string, state = desk.state) =>
    createBackups({ home: openHome(home, Math.random), state, files, version, documentOf: caseDocument });
  const temporary = join(desk.folder, 'tmp');
  put(join(temporary, 'keep'), '');
  vi.stubEnv('TMPDIR', temporary);
  return { ...desk, backupsOf, backups: backupsOf(desk.path), file: join(desk.folder, 'heard.zip') };
}

/** A desk whose home holds a case and whose state folder an interview. */
function usedDesk() {
  const desk = openDesk();
  desk.journal.append([opened()]);
  const drafts = createDrafts({ ...desk, warn: () => {} });
  drafts.save({ interview: '2611-dddddd', version: 1, startedAt: '2026-11-22T10:00:00.000Z', answers: {}, aside: {} });
  return desk;
}

const treeOf = (folder: string) =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
const live = (path: string) => join(path, 'journal/2026-11', `${machine}.jsonl`);

const real = { ...disk };
const names = Object.keys(real) as (keyof typeof disk)[];

afterEach(() => {
  Object.assign(disk, real);
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Runs it with a disk whose Nth call fails, alone or with all that follow, as after a cut. @returns how many calls were made. */
function cutAt(nth: number, after: After, run: () => unknown) {
  let calls = 0;
  for (const name of names) {
    const call = real[name] as (...words: readonly unknown[]) => unknown;
    const counted = (...words: readonly unknown[]) => {
      calls += 1;
      if (calls === nth || (calls > nth && after === 'then nothing')) {
        throw Object.assign(new Error('EIO'), { code: 'EIO' });
      }
      return call(...words);
    };
    Object.assign(disk, { [name]: counted });
  }
  const failed = errorOf(run);
  Object.assign(disk, real);
  return { calls, failed };
}

type After = 'then works' | 'then nothing';

interface Run {
  readonly run: () => unknown;
  readonly isHalf: (failed: boolean) => boolean;
  readonly leftovers: () => readonly string[];
}

/** What came of letting each call of a run fail in turn, or every seventh where time matters. */
function sweep(prepare: () => Run, ways: readonly After[] = ['then works', 'then nothing']) {
  const found = { cuts: 0, half: 0, leftovers: 0, unclear: 0 };
  for (const after of ways) {
    for (let nth = 1; ; nth += isThorough ? 1 : 7) {
      const { run, isHalf, leftovers } = prepare();
      const { calls, failed } = cutAt(nth, after, run);
      if (calls < nth) break;
      found.cuts += 1;
      if (failed !== undefined && !(failed instanceof HeardError)) found.unclear += 1;
      if (isHalf(failed !== undefined)) found.half += 1;
      if (after === 'then works' && failed !== undefined) found.leftovers += leftovers().length;
    }
  }
  return found;
}

const temporaryIn = (folder: string) => treeOf(folder).filter((path) => /\.tmp$|\.heard-/.test(path));
const isRefused = (run: () => unknown) => errorOf(run) instanceof HeardError;

function errorOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('at every call of the file system that fails, alone or with all that follow,', () => {
  test('a backup leaves no half file', () => {
    const desk = usedDesk();
    const found = sweep(() => {
      for (const path of [desk.file, ...temporaryIn(desk.folder).map((path) => join(desk.folder, path))]) {
        rmSync(path, { recursive: true, force: true });
      }
      return {
        run: () => desk.backups.write(desk.file, { force: false, now }),
        isHalf: () => existsSync(desk.file) && isRefused(() => desk.backups.verify(desk.file)),
        leftovers: () => temporaryIn(desk.folder),
      };
    });
    expect(found.cuts).toBeGreaterThan(isThorough ? 200 : 40);
    const { cuts, ...rest } = found;
    figure('16b', `backups cut ${cuts} times at the Nth file-system call, half files ${rest.half}`, {
      found: rest,
      wanted: { half: 0, leftovers: 0, unclear: 0 },
    });
  });

  test('a restore leaves no half home', () => {
    const desk = usedDesk();
    desk.backups.write(desk.file, { force: false, now });
    const whole = treeOf(desk.path);
    const place = join(desk.folder, 'new/home');
    const state = join(desk.folder, 'new-state');
    const found = sweep(() => {
      for (const path of [dirname(place), state]) rmSync(path, { recursive: true, force: true });
      return {
        run: () => desk.backupsOf(place, state).restore(desk.file),
        isHalf: (failed) => {
          if (!existsSync(place)) return !failed;
          const drafts = join(state, openHome(place, Math.random).id() ?? '', 'drafts/2611-dddddd.json');
          return JSON.stringify(treeOf(place)) !== JSON.stringify(whole) || !existsSync(drafts);
        },
        leftovers: () => temporaryIn(dirname(place)),
      };
    });
    expect(found.cuts).toBeGreaterThan(isThorough ? 200 : 40);
    const { cuts, ...rest } = found;
    figure('16b', `restores cut ${cuts}, half homes ${rest.half}`, {
      found: rest,
      wanted: { half: 0, leftovers: 0, unclear: 0 },
    });
  });

  test('a backup that takes the place of another leaves one that is good', () => {
    const desk = usedDesk();
    desk.backups.write(desk.file, { force: false, now });
    desk.journal.append([noted('later')]);
    const before = readFileSync(desk.file);
    const found = sweep(() => {
      writeFileSync(desk.file, before);
      return {
        run: () => desk.backups.write(desk.file, { force: true, now }),
        isHalf: () => isRefused(() => desk.backups.verify(desk.file)),
        leftovers: () => [],
      };
    }, ['then nothing']);
    expect(found.cuts).toBeGreaterThan(isThorough ? 100 : 12);
    expect(found).toMatchObject({ half: 0, unclear: 0 });
  });
});

describe('a backup', () => {
  test('is not kept where the disk gives back other bytes than it was given', () => {
    const desk = usedDesk();
    disk.write = ((fd: number, bytes: Uint8Array, ...place: readonly number[]) => {
      const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
      return real.write(
        fd,
        isZip ? bytes.map((byte, at) => (at === 12 ? byte ^ 1 : byte)) : bytes,
        ...(place as [number]),
      );
    }) as typeof disk.write;
    expect(() => desk.backups.write(desk.file, { force: false, now })).toThrow(
      expect.objectContaining({ message: 'The backup did not read back as it was written, so it was not kept.' }),
    );
    expect([existsSync(desk.file), temporaryIn(desk.folder)]).toEqual([false, []]);
  });

  /** Does something once, as soon as a journal file was opened to be copied. */
  const whileCopying = (path: string, act: () => void) => {
    let isDone = false;
    disk.open = ((opened: string, ...how: readonly number[]) => {
      if (opened === path && !isDone) {
        isDone = true;
        act();
      }
      return real.open(opened, ...(how as [number]));
    }) as typeof disk.open;
  };

  test('made during an append holds whole lines, as they were', () => {
    const desk = usedDesk();
    const path = live(desk.path);
    const before = readFileSync(path, 'utf8');
    appendFileSync(path, '\n{"v":1,"id":"01');
    whileCopying(path, () => appendFileSync(path, 'KAB3"}\n'));
    expect(desk.backups.write(desk.file, { force: false, now }).torn).toEqual([]);
    const place = join(desk.folder, 'new');
    desk.backupsOf(place).restore(desk.file);
    expect(readFileSync(live(place), 'utf8')).toBe(`${before}\n`);
  });

  test.each([
    ['a line that was never finished', '\n{"v":1,"id":"01', true],
    ['zeros, as a power cut leaves them', '\0'.repeat(100_000), true],
    ['blanks', ' \t\r ', false],
  ])('of a file that ends in %s says whether something is missing', (_what, end, isTorn) => {
    const desk = usedDesk();
    const path = live(desk.path);
    appendFileSync(path, end);
    expect(desk.backups.write(desk.file, { force: false, now }).torn).toEqual(isTorn ? [path] : []);
  });

  test('keeps a last line that lacks its newline but is a whole record', () => {
    const desk = usedDesk();
    appendFileSync(live(desk.path), `\n${encodeLine(noted('by hand'))}`);
    expect(desk.backups.write(desk.file, { force: false, now }).manifest.folds).toMatchObject({ lines: 2 });
  });

  test('made during a rewrite holds every record', () => {
    const desk = usedDesk();
    const path = live(desk.path);
    const rewritten = path.replace(/jsonl$/, '1.jsonl');
    whileCopying(path, () => {
      renameSync(path, rewritten);
      put(path, noted('after the rewrite'));
    });
    const { manifest } = desk.backups.write(desk.file, { force: false, now });
    expect(manifest.folds).toMatchObject({ cases: 1, lines: 2 });
    expect(desk.backups.verify(desk.file).difference).toBeUndefined();
  });

  test('of more than a zip can hold is refused before anything is copied', () => {
    const desk = usedDesk();
    put(join(desk.path, 'trash/big'), '');
    truncateSync(join(desk.path, 'trash/big'), 4_100_000_000);
    expect(() => desk.backups.write(desk.file, { force: false, now })).toThrow(
      expect.objectContaining({ code: 'refused', message: expect.stringContaining('9999 files and 4 GB') }),
    );
  });

  test('is restored durably: every file and folder reached the disk before the home got its name', () => {
    const desk = usedDesk();
    const { manifest } = desk.backups.write(desk.file, { force: false, now });
    const place = join(desk.folder, 'new');
    let [synced, before] = [0, 0];
    disk.fsync = (fd) => {
      synced += 1;
      real.fsync(fd);
    };
    disk.rename = (from, to) => {
      if (to === place) before = synced;
      real.rename(from, to);
    };
    desk.backupsOf(place, join(desk.folder, 'new-state')).restore(desk.file);
    const folders = ['home', 'home/journal', 'home/journal/2026-11', 'drafts'];
    expect(before).toBeGreaterThanOrEqual(manifest.files.length + 2 * folders.length);
  });

  test('gives up where files are replaced without end', () => {
    const desk = usedDesk();
    const path = live(desk.path);
    disk.open = ((opened: string, ...how: readonly number[]) => {
      if (opened === path) {
        put(`${path}.new`, readFileSync(path));
        renameSync(`${path}.new`, path);
      }
      return real.open(opened, ...(how as [number]));
    }) as typeof disk.open;
    expect(() => desk.backups.write(desk.file, { force: false, now })).toThrow(
      expect.objectContaining({ code: 'disk', message: expect.stringContaining('keeps replacing files') }),
    );
    expect([existsSync(desk.file), temporaryIn(desk.folder)]).toEqual([false, []]);
  });
});

describe('what a killed heard left behind', () => {
  /** Files in a folder for each, by the process that would have left it. */
  const leave = (folder: string, pid: number, names: readonly string[]) => {
    const paths = names.map((name) => join(folder, name.replaceAll(`${process.pid}`, `${pid}`)));
    for (const path of paths) put(path.endsWith('.tmp') ? path : join(path, 'home/heard.json'), '{');
    return paths;
  };

  /** The names of a folder and a file that are there while a backup is made. */
  const namesInUse = (desk: ReturnType<typeof usedDesk>) => {
    let found: readonly string[] = [];
    disk.link = (from, to) => {
      found = temporaryIn(desk.folder)
        .filter((path) => /(tmp$|heard-[^/]*$)/.test(path))
        .map((path) => basename(path));
      real.link(from, to);
    };
    desk.backups.write(desk.file, { force: false, now });
    Object.assign(disk, real);
    expect(found).toEqual([
      expect.stringMatching(new RegExp(`^\\.heard\\.zip\\.${process.pid}-\\w+\\.tmp$`)),
      expect.stringMatching(new RegExp(`^\\.heard-${process.pid}-\\w{6}$`)),
    ]);
    return found;
  };

  const prepare = () => {
    const desk = usedDesk();
    const [file = '', folder = ''] = namesInUse(desk);
    const place = join(desk.folder, 'new/home');
    const leaveAll = (pid: number) => ({
      beside: leave(desk.folder, pid, [file]),
      temporary: leave(join(desk.folder, 'tmp'), pid, [folder]),
      new: leave(dirname(place), pid, [folder]),
    });
    const commands = {
      backup: () => void desk.backups.write(desk.file, { force: true, now }),
      verify: () => void desk.backups.verify(desk.file),
      restore: () => void desk.backupsOf(place, join(desk.folder, 'new-state')).restore(desk.file),
    };
    return { desk, file, folder, place, leaveAll, commands };
  };

  const dead = () => spawnSync(process.execPath, ['-e', '']).pid;
  const all = ['backup', 'verify', 'restore'] as const;

  test.each(all)('is gone after the next %s in the same place', (command) => {
    const { leaveAll, commands } = prepare();
    const left = leaveAll(dead());
    commands[command]();
    const { swept, kept } =
      command === 'restore' ? { swept: left.new, kept: left.temporary } : { swept: left.temporary, kept: left.new };
    expect([...left.beside, ...swept].filter((path) => existsSync(path))).toEqual([]);
    expect(kept.filter((path) => !existsSync(path))).toEqual([]);
  });

  test.each(all)(
    'stays where %s cannot be sure: its process lives, it is a link, or it has another name',
    (command) => {
      const { desk, file, folder, place, leaveAll, commands } = prepare();
      const pid = dead();
      const living = Object.values(leaveAll(process.ppid)).flat();
      const mine = join(desk.folder, 'mine');
      put(join(mine, 'keep'), '');
      const others = [join(desk.folder, 'tmp'), dirname(place), desk.folder].flatMap((parent) => {
        const link = join(parent, `.heard-${pid}-aaaaaa`);
        const fileLink = join(parent, `.heard.zip.${pid}-aaaaaa.tmp`);
        symlinkSync(mine, link);
        symlinkSync(join(mine, 'keep'), fileLink);
        const named = leave(parent, pid, [
          file.replace('heard.zip', 'photo.zip'),
          folder.replace('heard-', 'heard-kept-'),
        ]);
        const plain = join(parent, `.heard-${pid}-bbbbbb`);
        put(plain, '');
        const deep = join(parent, `.heard.zip.${pid}-bbbbbb.tmp`);
        put(join(deep, 'keep'), '');
        return [link, fileLink, plain, deep, ...named];
      });
      commands[command]();
      const kept = [...living, join(mine, 'keep'), ...others];
      expect(kept.length).toBe(22);
      expect(kept.filter((path) => !existsSync(path))).toEqual([]);
    },
  );

  test.each(all)("stays where it is another user's: %s", (command) => {
    const { leaveAll, commands } = prepare();
    const left = Object.values(leaveAll(dead())).flat();
    const user = process.getuid?.() ?? 0;
    vi.spyOn(process, 'getuid').mockReturnValue(user + 1);
    commands[command]();
    expect(left.filter((path) => !existsSync(path))).toEqual([]);
  });
});

test('a restore that was cut before the drafts had their name puts all of them back the next time', () => {
  const desk = usedDesk();
  desk.backups.write(desk.file, { force: false, now });
  const [place, state] = [join(desk.folder, 'new/home'), join(desk.folder, 'new-state')];
  const id = desk.home.id() ?? '';
  disk.rename = (from, to) => {
    if (to === join(state, id)) throw Object.assign(new Error('EIO'), { code: 'EIO' });
    real.rename(from, to);
  };
  expect(errorOf(() => desk.backupsOf(place, state).restore(desk.file))).toBeInstanceOf(HeardError);
  expect([existsSync(place), treeOf(state)]).toEqual([false, []]);
  Object.assign(disk, real);
  expect(desk.backupsOf(place, state).restore(desk.file)).toMatchObject({ drafts: 1, draftsLeftOut: [] });
  expect(treeOf(join(state, id))).toEqual(['drafts', 'drafts/2611-dddddd.json', 'home']);
});

describe('a backup that reads otherwise than it did', () => {
  const other = { cases: 3, notes: 0, clients: 0, lines: 3, sha256: '0'.repeat(64) };
  test('is damaged where this very version wrote it', () => {
    const desk = openDesk();
    put(desk.file, archiveOf(undefined, { folds: other }));
    expect(() => desk.backups.verify(desk.file)).toThrow(
      expect.objectContaining({ code: 'damaged', message: expect.stringContaining('0 cases, not 3; 0 lines, not 3') }),
    );
  });

  test('is taken where another version wrote it, and the difference is told', () => {
    const desk = openDesk('0.2.0');
    put(desk.file, archiveOf(undefined, { folds: other }));
    expect(desk.backups.verify(desk.file).difference).toBe('0 cases, not 3; 0 lines, not 3');
    expect(desk.backups.restore(desk.file).difference).toBe('0 cases, not 3; 0 lines, not 3');
    expect(existsSync(join(desk.path, 'heard.json'))).toBe(true);
  });

  test('is told apart by its content too', () => {
    const folds = { ...other, sha256: '1'.repeat(64) };
    expect(differenceOf(other, other)).toBeUndefined();
    expect(differenceOf(folds, other)).toBe('as many cases, but not all with the same content');
  });

  test('is refused where a newer format wrote it', () => {
    const desk = openDesk();
    put(desk.file, archiveOf(undefined, { format: 2 }));
    expect(() => desk.backups.restore(desk.file)).toThrow(expect.objectContaining({ code: 'read-only' }));
    expect(existsSync(desk.path)).toBe(false);
  });
});

describe('an archive from who knows where', () => {
  test('is good when it is made as heard makes it, so that each of the others is refused for its own fault', () => {
    const desk = openDesk();
    put(desk.file, archiveOf());
    expect(desk.backups.verify(desk.file).difference).toBeUndefined();
  });

  test('is refused whole for one thing that heard did not put there', () => {
    const desk = openDesk();
    put(desk.file, '');
    const before = treeOf(desk.folder);
    let written = 0;
    disk.write = ((fd: number, bytes: Uint8Array, ...place: readonly number[]) => {
      written += bytes.length;
      return real.write(fd, bytes, ...(place as [number]));
    }) as typeof disk.write;
    const hostile = hostileArchives();
    const taken: string[] = [];
    for (const [what, archive] of hostile) {
      writeFileSync(desk.file, archive);
      for (const use of [desk.backups.verify, desk.backups.restore]) {
        const error = errorOf(() => use(desk.file));
        if (!(error instanceof HeardError) || error.code !== 'damaged') taken.push(`${what}: ${error}`);
      }
    }
    const outside = treeOf(desk.folder).filter((path) => !before.includes(path));
    expect(hostile.length).toBeGreaterThan(90);
    expect(written).toBeLessThan(100_000);
    figure('S4b', `hostile archives ${hostile.length}, files outside the home ${outside.length}`, {
      found: { taken, outside },
      wanted: { taken: [], outside: [] },
    });
  });

  test('is refused for one flipped bit, wherever it is', () => {
    const desk = usedDesk();
    desk.backups.write(desk.file, { force: false, now });
    const bytes = readFileSync(desk.file);
    const random = seeded(200);
    let accepted = 0;
    for (let flip = 0; flip < 200; flip += 1) {
      const at = Math.floor(random() * bytes.length);
      const harmed = Buffer.from(bytes);
      harmed[at] = (harmed[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      writeFileSync(desk.file, harmed);
      if (!isRefused(() => desk.backups.verify(desk.file))) accepted += 1;
    }
    figure('S4b', `flips 200 in an archive, accepted silently ${accepted}`, {
      found: { accepted },
      wanted: { accepted: 0 },
    });
  });
});

describe('the path of a file in a backup', () => {
  test.each([
    'home/heard.json',
    'home/.gitignore',
    'home/journal/2026-11/dana-laptop-7k2m.3.jsonl',
    "home/journal/book/dana (Dana's conflicted copy 2026-11-22).jsonl",
    'home/playbooks/Drucker für Zuhause.yaml',
    'home/trash/2026-11-22T152600-van-7k2m/2026-11/.van-7k2m.2.tmp',
    'drafts/2611-k7m4xq.json',
  ])('may be %s', (path) => expect(isArchivePath(path)).toBe(true));
});
