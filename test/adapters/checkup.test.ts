import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statfsSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createCheckup } from '../../src/adapters/store/checkup/checkup.ts';
import { disk } from '../../src/adapters/store/disk.ts';
import { openHome } from '../../src/adapters/store/home.ts';
import { encodeLine } from '../../src/domain/line.ts';
import { ulid } from '../../src/domain/ulid.ts';
import { mendWithFaults } from '../faults/mending.ts';
import { machine, noted, opened, put, recordOf, scratchDesk } from './scratch.ts';

const original = { ...disk };
afterEach(() => void Object.assign(disk, original));

type Desk = ReturnType<typeof scratchDesk>;
const today = Date.parse('2026-11-22T12:00:00.000Z');
const minute = 60_000;
const deadProcess = 4_194_999;

function checkupOf({ home, state, identity }: Pick<Desk, 'home' | 'state' | 'identity'>, real = today) {
  return createCheckup({ home, state, identity, host: 'laptop', clock: { now: () => today, real: () => real } });
}

/** What is found but for modes, which these tests do not keep to. */
function found(desk: Desk, real = today) {
  return checkupOf(desk, real)
    .look()
    .findings.filter(({ kind }) => kind !== 'open-to-others' && kind !== 'no-beginning');
}
const placesOf = (desk: Desk, kind: string) =>
  found(desk)
    .filter((finding) => finding.kind === kind)
    .map(({ place }) => place);

function mend(desk: Pick<Desk, 'home' | 'state' | 'identity'>): readonly string[] {
  const did: string[] = [];
  checkupOf(desk).mend((sentence) => did.push(sentence));
  return did;
}

const recordAt = (time: number) => {
  return { ...noted('x'), id: ulid(time, Math.random), at: new Date(time).toISOString() };
};
describe('temporary files', () => {
  test.each([
    [`.x.json.${process.pid}-abc123.tmp`, 0, false],
    [`.x.json.${deadProcess}-abc123.tmp`, 0, true],
    [`.${machine}.1.tmp`, 59, false],
    [`.${machine}.1.tmp`, 61, true],
    ['.something.tmp', 0, true],
  ])('%s, last written %i minutes ago, is named: %s', (name, minutes, isNamed) => {
    const desk = scratchDesk();
    desk.journal.append([opened()]);
    const drafts = join(desk.state, desk.home.claim(), 'drafts');
    const folders = [desk.month, desk.path, join(desk.path, 'playbooks'), drafts, desk.state];
    for (const folder of folders) {
      put(join(folder, name), 'half');
      const then = new Date(today - minutes * minute);
      utimesSync(join(folder, name), then, then);
    }
    const named = ['journal/2026-11/', '', 'playbooks/', `${drafts}/`, `${desk.state}/`].map((at) => at + name);
    expect(placesOf(desk, 'stray').sort()).toEqual(isNamed ? named.sort() : []);
    mend(desk);
    expect(folders.map((folder) => existsSync(join(folder, name)))).toEqual(folders.map(() => !isNamed));
  });

  test('of this computer are set aside on this computer', () => {
    const desk = scratchDesk();
    desk.journal.append([opened()]);
    put(join(desk.state, desk.home.claim(), 'drafts/.x.tmp'), 'typed');
    const [did = ''] = mend(desk);
    const kept = join(desk.state, `trash/2026-11-22T120000-${machine}`, desk.home.claim(), 'drafts/.x.tmp');
    expect([did.endsWith(`to ${kept}.`), readFileSync(kept, 'utf8')]).toEqual([true, 'typed']);
    expect(existsSync(join(desk.path, 'trash'))).toBe(false);
  });
});

describe('what stands in the journal and is no journal file', () => {
  test.each([
    ['a link to a file', 'journal/2026-11/desk.jsonl', (at: string, to: string) => symlinkSync(join(to, 'mine'), at)],
    ['a link to a folder', 'journal/2026-09', (at: string, to: string) => symlinkSync(to, at)],
    ['a folder in a month', 'journal/2026-11/desk.jsonl', (at: string) => mkdirSync(at)],
    ['a folder that is no month', 'journal/2026-13', (at: string) => mkdirSync(at)],
    ['a file beside the months', 'journal/notes.txt', (at: string) => put(at, 'mine')],
    ['a hidden file', 'journal/2026-11/.old.jsonl', (at: string) => put(at, 'mine')],
  ])('%s is moved as it is, and what it leads to stays', (_what, place, make) => {
    const desk = scratchDesk();
    desk.journal.append([opened()]);
    const elsewhere = join(desk.folder, 'elsewhere');
    put(join(elsewhere, 'mine'), 'mine');
    make(join(desk.path, place), elsewhere);
    const before = lstatSync(join(desk.path, place));
    expect(placesOf(desk, 'stray')).toEqual([place]);
    mend(desk);
    const kept = join(desk.path, `trash/2026-11-22T120000-${machine}`, place.replace('journal/', ''));
    expect([lstatSync(kept).ino, existsSync(join(desk.path, place))]).toEqual([before.ino, false]);
    expect(readFileSync(join(elsewhere, 'mine'), 'utf8')).toBe('mine');
    expect(placesOf(desk, 'stray')).toEqual([]);
  });

  test('what file managers leave in every folder is nothing wrong', () => {
    const desk = scratchDesk();
    desk.journal.append([opened()]);
    put(join(desk.month, '.DS_Store'), 'x');
    expect(found(desk)).toEqual([]);
  });

  test('a link in place of the book is left for a person, since clients are read through it', () => {
    const desk = scratchDesk();
    desk.journal.append([opened()]);
    const elsewhere = join(desk.folder, 'elsewhere');
    put(join(elsewhere, `${machine}.jsonl`), recordOf([{ kind: 'client-added', name: 'Ana' }], { client: 'c-3f9k2a' }));
    symlinkSync(elsewhere, join(desk.path, 'journal/book'));
    expect(found(desk)).toMatchObject([{ kind: 'stray', place: 'journal/book', mendable: false }]);
    mend(desk);
    expect([lstatSync(join(desk.path, 'journal/book')).isSymbolicLink(), checkupOf(desk).look().clients]).toEqual([
      true,
      1,
    ]);
  });
});

describe('the clock', () => {
  test.each([
    [[0, 5 * minute, 3 * minute], ['clock-set-back']],
    [[0, 5 * minute, 5 * minute - minute], []],
    [[0, 25 * 60 * minute], ['clock']],
    [[0, 23 * 60 * minute], []],
  ])('of records written at %j', (times, kinds) => {
    const desk = scratchDesk();
    desk.home.claim();
    put(join(desk.month, `${machine}.jsonl`), ...times.map((time) => recordAt(today + time)));
    expect(found(desk).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('of another computer is not judged', () => {
    const desk = scratchDesk();
    desk.home.claim();
    const far = { ...recordAt(today + 72 * 60 * minute), machine: 'van-7k2m' };
    put(join(desk.month, 'van-7k2m.jsonl'), far, { ...recordAt(today), machine: 'van-7k2m' });
    expect([found(desk), checkupOf(desk).look().remarks]).toEqual([[], []]);
  });
});

describe('where the home and the state folder lie', () => {
  test.each([
    ['Dropbox', 'Dropbox/shop/heard', ''],
    ['Dropbox', 'cloud/heard', 'cloud/.dropbox.cache'],
    ['OneDrive', 'OneDrive - Miller/heard', ''],
    ['Google Drive', 'GoogleDrive-dana@example.org/My Drive/heard', ''],
    ['iCloud', 'Mobile Documents/com~apple~CloudDocs/heard', ''],
    ['Nextcloud', 'Nextcloud/heard', ''],
    ['Nextcloud', 'cloud/heard', 'cloud/._sync_0a1b2c3d.db'],
    ['ownCloud', 'ownCloud/heard', ''],
    ['Syncthing', 'cloud/heard', 'cloud/heard/.stfolder'],
  ])('%s is known by %s and "%s"', (tool, folder, marker) => {
    const desk = scratchDesk();
    const path = join(desk.folder, folder);
    mkdirSync(path, { recursive: true });
    if (marker !== '') put(join(desk.folder, marker), '');
    const shared = { ...desk, home: openHome(path, Math.random) };
    shared.home.claim();
    const known = { kind: 'home-shared', place: path, message: expect.stringContaining(tool) };
    const first = checkupOf(shared);
    expect(first.look().findings.filter(({ kind }) => kind !== 'open-to-others')).toMatchObject([known]);
    first.mend(() => {});
    expect(checkupOf(shared).look()).toMatchObject({ findings: [], remarks: [known] });

    const state = checkupOf({ ...desk, state: path }).look();
    expect(state.findings.filter(({ kind }) => kind !== 'open-to-others')).toMatchObject([
      { kind: 'state-shared', place: path, mendable: false, message: expect.stringContaining(tool) },
    ]);
  });

  test('a link that leads into such a folder is seen through', () => {
    const desk = scratchDesk();
    const real = join(desk.folder, 'Dropbox/heard');
    mkdirSync(real, { recursive: true });
    symlinkSync(real, desk.path);
    expect(checkupOf(desk).look().remarks).toMatchObject([{ kind: 'home-shared' }]);
  });

  test.each([
    [0x6969, 'NFS'],
    [0xff534d42, 'SMB'],
    [-11317950, 'SMB'],
    [0x01021997, '9p'],
    [0xef53, undefined],
  ])('a disk of type %i is a network drive: %s', (type, name) => {
    const desk = scratchDesk();
    desk.home.claim();
    disk.statfs = ((path: string) => ({ ...statfsSync(path), type })) as typeof disk.statfs;
    const findings = checkupOf(desk)
      .look()
      .findings.filter(({ kind }) => kind !== 'open-to-others');
    expect(findings).toMatchObject(name ? [{ kind: 'home-on-network', message: expect.stringContaining(name) }] : []);
  });
});

describe('drafts under an earlier id of the home', () => {
  const draft = JSON.stringify({ interview: '2611-k7m4xq', version: 1, startedAt: 'x', answers: {}, aside: {} });

  test('are brought over, and one whose place is taken is left for a person', () => {
    const desk = scratchDesk();
    const id = desk.home.claim();
    put(join(desk.state, 'h-000001/home'), `${desk.path}\n`);
    put(join(desk.state, 'h-000001/drafts/2611-k7m4xq.json'), draft);
    expect(found(desk)).toMatchObject([{ kind: 'earlier-drafts', mendable: true }]);
    expect(mend(desk)[0]).toContain('Brought over');
    expect(existsSync(join(desk.state, id, 'drafts/2611-k7m4xq.json'))).toBe(true);

    put(join(desk.state, 'h-000001/drafts/2611-k7m4xq.json'), draft);
    expect(found(desk)).toMatchObject([{ kind: 'earlier-drafts', mendable: false }]);
    mend(desk);
    expect(existsSync(join(desk.state, 'h-000001/drafts/2611-k7m4xq.json'))).toBe(true);
  });

  test('of another home are not looked at', () => {
    const desk = scratchDesk();
    desk.home.claim();
    put(join(desk.state, 'h-000001/home'), '/somewhere/else\n');
    put(join(desk.state, 'h-000001/drafts/2611-k7m4xq.json'), '{');
    expect(found(desk)).toEqual([]);
  });
});

describe('modes', () => {
  test('are tightened for what heard keeps, and for nothing else', () => {
    const desk = scratchDesk();
    desk.journal.append([opened()]);
    put(join(desk.path, '.git/config'), 'git');
    put(join(desk.folder, 'outside'), 'mine');
    symlinkSync(join(desk.folder, 'outside'), join(desk.path, 'playbooks'));
    for (const path of ['.git', '.git/config', '', 'journal', 'heard.json']) chmodSync(join(desk.path, path), 0o755);
    chmodSync(join(desk.folder, 'outside'), 0o644);
    mend(desk);
    const modes = ['', 'journal', 'heard.json', '.git/config', '../outside'].map((path) =>
      (lstatSync(join(desk.path, path)).mode & 0o777).toString(8),
    );
    expect(modes).toEqual(['700', '700', '600', '755', '644']);
    expect(checkupOf(desk).look().findings).toEqual([]);
  });
});

describe('a home that is a link', () => {
  test('is left with the modes that somebody else gave what it leads to', () => {
    const desk = scratchDesk();
    mkdirSync(join(desk.folder, 'elsewhere'), { mode: 0o755 });
    symlinkSync(join(desk.folder, 'elsewhere'), desk.path);
    chmodSync(desk.state, 0o700);
    chmodSync(join(desk.state, 'machine.json'), 0o600);
    expect(checkupOf(desk).look().findings).toEqual([]);
  });
});

describe('a line of this computer', () => {
  test('that was changed and has a better one beside it goes to trash', () => {
    const desk = scratchDesk();
    const record = noted('rang back');
    desk.journal.append([opened()]);
    put(join(desk.month, 'van-7k2m.jsonl'), noted('x', { case: '2611-k7m4xq', machine: 'van-7k2m' }), record);
    const changed = encodeLine(record).replace('rang', 'sang');
    writeFileSync(join(desk.month, `${machine}.jsonl`), `\n${encodeLine(opened())}\n\n${changed}\n`);
    mend(desk);
    const lines = desk.journal.readMonth('2026-11').subjects.get('2611-k7m4xq') ?? [];
    expect(lines.filter(({ record: { id } }) => id === record.id).map(({ raw }) => raw)).toEqual([encodeLine(record)]);
    const kept = join(desk.path, `trash/2026-11-22T120000-${machine}/2026-11/${machine}.jsonl.damaged`);
    expect(readFileSync(kept, 'utf8')).toBe(`${changed}\n`);
  });

  test('in another folder than its own is put where it belongs, its bytes as they were', () => {
    const desk = scratchDesk();
    desk.home.claim();
    const record = noted('rang back');
    // Written by hand: another order of keys, and blanks.
    const line = `{ "events": ${JSON.stringify(record.events)}, ${JSON.stringify({ ...record, events: undefined }).slice(1)}`;
    put(join(desk.path, `journal/2026-10/${machine}.jsonl`), `\uFEFF${line}\r\n`, opened({ case: '2610-aaaaaa' }));
    const order: string[] = [];
    disk.rename = (from, to) => {
      order.push(existsSync(join(desk.month, `${machine}.jsonl`)) ? 'appended' : 'missing');
      original.rename(from, to);
    };
    mend(desk);
    expect(readFileSync(join(desk.month, `${machine}.jsonl`), 'utf8')).toBe(`\n${line}\r\n`);
    expect(order).not.toContain('missing');
    expect([found(desk), desk.journal.readMonth('2026-10').faults]).toEqual([[], []]);
  });
});

describe('a failing disk', () => {
  test('that is full stops mending with a clear error, loses nothing, and the next time all is mended', async () => {
    const { points, broken } = await mendWithFaults((call, at) =>
      call === 'write' || call === 'mkdir' ? [{ at, failure: 'ENOSPC', lasts: 'on' }] : [],
    );
    expect(points).toBeGreaterThan(10);
    expect(broken).toEqual([]);
  });

  test.each(['readdir', 'lstat', 'open'] as const)('whose %s fails says so', (call) => {
    const desk = scratchDesk();
    desk.journal.append([opened()]);
    const failing = () => {
      throw Object.assign(new Error('EIO'), { code: 'EIO' });
    };
    Object.assign(disk, { [call]: failing });
    expect(() => checkupOf(desk).look()).toThrow(expect.objectContaining({ code: 'disk' }));
  });
});
