import { join } from 'node:path';
import { type Checksum, decodeLine } from '../../domain/line.ts';
import type { JournalRecord } from '../../domain/record.ts';
import { disk, flags } from './disk.ts';
import { diskError } from './disk-error.ts';
import { eachLine, type RawLine, textOf } from './journal-lines.ts';
import { isOwnName, journalFilesIn, monthsOf } from './journal-survey.ts';
import { openRegular, using } from './regular-file.ts';

interface Position {
  readonly id: string;
  readonly path: string;
  readonly number: number;
  readonly at: number;
  readonly length: number;
}

/** A line as heard writes it: its id is found without parsing the rest. */
const start = /^\{"v":\d+,"id":"([0-7][0-9A-HJKMNP-TV-Z]{25})"/;

/** The records of one machine's files, newest first by id. Only those that are asked for are parsed. */
export function* readOwn(home: string, machine: string, checksum: Checksum): Generator<JournalRecord> {
  const positions = ownFiles(home, machine).flatMap((path) => positionsIn(path, checksum));
  positions.sort((one, other) => (one.id < other.id ? 1 : -1));
  let last = '';
  for (const position of positions) {
    if (position.id === last) continue;
    const record = recordAt(position, checksum);
    // A rewrite may have moved it meanwhile; its other copy has the same id.
    if (record?.id !== position.id) continue;
    last = position.id;
    yield record;
  }
}

function ownFiles(home: string, machine: string): readonly string[] {
  return [...monthsOf(home), 'book'].flatMap((folder) => {
    const path = join(home, 'journal', folder);
    return journalFilesIn(path)
      .filter((name) => isOwnName(name, machine))
      .map((name) => join(path, name));
  });
}

function positionsIn(path: string, checksum: Checksum): readonly Position[] {
  const positions: Position[] = [];
  try {
    eachLine(path, (line) => {
      const id = start.exec(line.bytes.toString('latin1', 0, 64))?.[1] ?? recordOf(line, checksum)?.id;
      if (id) positions.push({ id, path, number: line.number, at: line.at, length: line.bytes.length });
    });
  } catch (error) {
    throw diskError(error, `${path} could not be read`);
  }
  return positions;
}

function recordAt({ path, number, at, length }: Position, checksum: Checksum): JournalRecord | undefined {
  const bytes = Buffer.alloc(length);
  try {
    using(openRegular(path, flags.O_RDONLY), (fd) => disk.read(fd, bytes, 0, length, at));
  } catch (error) {
    throw diskError(error, `${path} could not be read`);
  }
  return recordOf({ number, at, length, bytes }, checksum);
}

function recordOf(line: RawLine, checksum: Checksum): JournalRecord | undefined {
  const decoded = decodeLine(textOf(line), checksum);
  return decoded.ok ? decoded.line.record : undefined;
}
