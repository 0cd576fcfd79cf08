import { createHash } from 'node:crypto';
import { type Packed, sealedZip, sealLength } from '../../src/adapters/store/archive/zip.ts';
import { composeManifest, type Folds, type Listed } from '../../src/domain/manifest.ts';

interface Content {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What the list says of it, where that is not the truth; absent where it is not listed at all. */
  readonly listed?: Partial<Listed> | 'not';
}

const good: readonly Content[] = [
  { path: 'home/heard.json', bytes: Buffer.from('{"format":1,"id":"h-mv74c9"}\n') },
  { path: 'home/playbooks/mine.yaml', bytes: Buffer.from('id: mine\n') },
];
const folds: Folds = { cases: 0, notes: 0, clients: 0, lines: 0, sha256: sha256('{"clients":[],"devices":[]}\n') };
const text = Buffer.from('echo evil\n');

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** An archive as heard packs it, its seal right, of whatever is given. */
export function archiveOf(contents: readonly Content[] = good, facts: object = {}): Buffer {
  const files = contents.flatMap(({ path, bytes, listed }) =>
    listed === 'not' ? [] : [{ path, bytes: bytes.length, sha256: sha256(bytes), ...listed }],
  );
  const about = { heard: '0.1.0', home: 'h-mv74c9', at: '2026-11-22T15:26:00.000Z', files, folds };
  const manifest = { ...composeManifest(about), ...facts };
  const packed = contents.map(({ path, bytes }): Packed => ({ path, chunks: [bytes] }));
  const list = { path: 'manifest.json', chunks: [Buffer.from(JSON.stringify(manifest))] };
  return Buffer.concat([...sealedZip([list, ...packed])]);
}

/** The same archive after a change of its bytes, sealed again. */
function changed(archive: Buffer, change: (body: Buffer) => Buffer | undefined): Buffer {
  const body = Buffer.from(archive.subarray(0, -sealLength));
  const after = change(body) ?? body;
  return Buffer.concat([after, Buffer.from(`heard backup, sha256 ${sha256(after)}`)]);
}

/** Where the row of a file begins in the directory. */
function rowOf(body: Buffer, index: number): number {
  let at = body.readUInt32LE(body.length - 6);
  for (let skipped = 0; skipped < index; skipped += 1) at += 46 + body.readUInt16LE(at + 28);
  return at;
}

const inRow = (index: number, change: (body: Buffer, row: number) => void) =>
  changed(archiveOf(), (body) => void change(body, rowOf(body, index)));

const oddPaths = [
  '../evil',
  '../../../../../../tmp/evil',
  'home/../../evil',
  'home/journal/2026-11/../../../evil.jsonl',
  'home/trash/./evil',
  'home//heard.json',
  'home/trash/',
  '/etc/evil',
  '//server/share/evil',
  '\\\\server\\share\\evil',
  'home\\..\\evil',
  'home/trash/..\\..\\evil',
  'C:/evil',
  'C:evil',
  'home/trash/C:evil',
  'home/trash/evil:stream',
  'home/journal/2026-11/evil\0.jsonl',
  'home/trash/evil\u001b[2J',
  `home/trash/${'e'.repeat(300)}`,
  `home/trash/${'a/'.repeat(50)}evil`,
  'home/trash/con',
  'home/trash/nul.txt',
  'home/trash/evil.',
  'home/trash/evil ',
  'home/.git/hooks/post-checkout',
  'home/playbooks/.evil',
  'home/playbooks/a/evil.yaml',
  'home/journal/2026-11/.evil.jsonl',
  'home/journal/2026-13/evil.jsonl',
  'home/journal/2026-11/evil.sh',
  'home/evil',
  'drafts/../evil.json',
  'drafts/evil.json',
  'machine.json',
  'evil',
  '',
];

const bomb = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024);
const many = (count: number): readonly Content[] =>
  Array.from({ length: count }, (_, index) => ({ path: `home/trash/evil-${index}`, bytes: text }));

/** With bytes behind what the last file holds, inside of its packed size. */
const trailing = (count: number) =>
  changed(archiveOf(), (body) => {
    const directory = body.readUInt32LE(body.length - 6);
    const row = rowOf(body, 2);
    body.writeUInt32LE(body.readUInt32LE(row + 20) + count, row + 20);
    body.writeUInt32LE(directory + count, body.length - 6);
    const end = directory - 16;
    return Buffer.concat([body.subarray(0, end), Buffer.alloc(count, 0x55), body.subarray(end)]);
  });

/** Archives with a right seal that must be refused whole. */
export function hostileArchives(): readonly (readonly [what: string, archive: Buffer])[] {
  const [heard, mine] = good as [Content, Content];
  const lying = (listed: Partial<Listed>, bytes: Uint8Array = text) =>
    archiveOf([heard, { path: 'home/trash/evil', bytes, listed }]);
  return [
    ...oddPaths.map((path) => [`listed: ${path}`, archiveOf([...good, { path, bytes: text }])] as const),
    ...oddPaths.map((path) => [`hidden: ${path}`, archiveOf([...good, { path, bytes: text, listed: 'not' }])] as const),
    ['a file that is not listed', archiveOf([...good, { path: 'home/trash/evil', bytes: text, listed: 'not' }])],
    ['a name twice', archiveOf([heard, mine, mine])],
    ['a name twice, listed once', archiveOf([heard, mine, { ...mine, listed: 'not' }])],
    ['a second list', archiveOf([...good, { path: 'manifest.json', bytes: text }])],
    ['a list in another order', archiveOf(good, { files: [] })],
    ['10,000 files', archiveOf(many(10_000))],
    ['a file with another sum', lying({ sha256: sha256('other') })],
    ['a file shorter than listed', lying({ bytes: text.length + 1 })],
    ['a bomb', lying({ bytes: 10 }, bomb(16))],
    [
      'a bomb whose directory lies too',
      changed(lying({ bytes: 10 }, bomb(16)), (body) => void body.writeUInt32LE(10, rowOf(body, 2) + 24)),
    ],
    ['a size beyond any disk', lying({ bytes: 2 ** 53 })],
    ['a size below nothing', lying({ bytes: -1 })],
    ['much behind the end of a file', trailing(1_000_000)],
    ['a bomb for a list', archiveOf([], { more: 'x'.repeat(20_000_000) })],
    ['a list that is no list', archiveOf(good, { files: 'all' })],
    ['a home by another name', archiveOf(good, { home: '../../evil' })],
    ['a link', inRow(2, (body, row) => body.writeUInt32LE(0o120777 * 0x10000, row + 38))],
    ['a folder', inRow(2, (body, row) => body.writeUInt32LE(0x10, row + 38))],
    ['a file that is not packed', inRow(2, (body, row) => body.writeUInt16LE(0, row + 10))],
    ['a file with a password', inRow(2, (body, row) => body.writeUInt16LE(9, row + 8))],
    ['a comment of a file', inRow(2, (body, row) => body.writeUInt16LE(5, row + 32))],
    [
      'two files in one place',
      inRow(2, (body, row) => body.writeUInt32LE(body.readUInt32LE(rowOf(body, 1) + 42), row + 42)),
    ],
    ['a file beyond the end', inRow(2, (body, row) => body.writeUInt32LE(0xffff_fff0, row + 42))],
    ['a packed size that lies', inRow(2, (body, row) => body.writeUInt32LE(0xffff_fff0, row + 20))],
    ['a name longer than the directory', inRow(2, (body, row) => body.writeUInt16LE(0xffff, row + 28))],
    ['a name that is no text', inRow(2, (body, row) => void body.fill(0xff, row + 46, row + 50))],
    [
      'another name at the file itself',
      changed(archiveOf(), (body) => void body.write('evil', body.indexOf('mine.yaml'))),
    ],
    ['too many rows', changed(archiveOf(), (body) => void body.writeUInt16LE(9, body.length - 12))],
    ['no rows', changed(archiveOf(), (body) => void body.writeUInt16LE(0, body.length - 12))],
    ['a directory in another place', changed(archiveOf(), (body) => void body.writeUInt32LE(0, body.length - 6))],
    ['something before the first file', changed(archiveOf(), (body) => Buffer.concat([text, body]))],
    ['no home at all', changed(archiveOf(), () => Buffer.alloc(22))],
  ];
}
