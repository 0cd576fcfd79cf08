import { folderOf } from '../domain/ids.ts';
import { batchIdOf } from '../domain/import/made-ids.ts';
import type { TextLine } from '../domain/import/text-line.ts';
import { idOf, type JournalRecord } from '../domain/record.ts';
import { HeardError } from '../errors.ts';
import type { ImportEntry, Preview, RefusedLine } from './import-entry.ts';
import type { Ports } from './ports.ts';

/** A file that is read from its beginning whenever it is asked for. */
export interface ImportSource {
  readonly file: string;
  /** What tells this import from another one of the same file. */
  readonly seed: string;
  readonly entries: (lines: Iterable<TextLine>, batch: string) => Iterable<ImportEntry>;
}

/** What a file comes to. */
export interface Survey {
  readonly file: string;
  /** The name of the import: the same for the same file. */
  readonly batch: string;
  readonly cases: number;
  readonly clients: number;
  readonly here: number;
  readonly takenBack: number;
  readonly forgotten: number;
  readonly refused: readonly RefusedLine[];
  /** The first cases that are new. */
  readonly first: readonly Preview[];
}

type RunPorts = Pick<Ports, 'files' | 'digest' | 'progress' | 'journal'>;

const shown = 5;
/** In bytes: what is made durable at once, so that a disk is not waited for at every case. */
const chunk = 1024 * 1024;
/** What stands for the name of the import while it is not known yet. */
export const unnamed = 'b-000000';

/** Reads and checks the whole file, and writes nothing. */
export function surveyImport(source: ImportSource, ports: RunPorts): Survey {
  const counts = { new: 0, here: 0, 'taken-back': 0, forgotten: 0 };
  const refused: RefusedLine[] = [];
  const first: Preview[] = [];
  let clients = 0;
  const lines = new HashedLines(source, ports);
  withProgress(ports, (tell) => {
    for (const entry of source.entries(lines, unnamed)) {
      tell(() => `${lines.count} lines checked`);
      if (entry.state === 'refused') {
        refused.push({ line: entry.line, column: entry.column, message: entry.message });
        continue;
      }
      counts[entry.state] += 1;
      if (entry.state !== 'new') continue;
      clients += entry.clients;
      if (first.length < shown) first.push(entry.preview);
    }
  });
  const { new: cases, here, forgotten, 'taken-back': takenBack } = counts;
  return {
    file: source.file,
    batch: batchIdOf(lines.hash),
    cases,
    clients,
    here,
    takenBack,
    forgotten,
    refused,
    first,
  };
}

/**
 * Writes what a survey found to be new. Where it is broken off, the same import goes on where it was.
 * @throws HeardError `disk`, `read-only`, `refused`, with what to do about it.
 */
export function writeImport(
  source: ImportSource,
  survey: Survey,
  { told, ...ports }: RunPorts & { readonly told: (records: readonly JournalRecord[]) => void },
): void {
  const lines = new HashedLines(source, ports);
  let waiting: JournalRecord[] = [];
  let size = 0;
  let cases = 0;
  let written = 0;
  const flush = () => {
    append(waiting, ports);
    told(waiting);
    written = cases;
    waiting = [];
    size = 0;
  };
  try {
    withProgress(ports, (tell) => {
      for (const entry of source.entries(lines, survey.batch)) {
        if (entry.state !== 'new') continue;
        waiting.push(...entry.records);
        cases += 1;
        size += entry.size;
        if (size < chunk) continue;
        flush();
        tell(() => `${written} of ${survey.cases} cases written`);
      }
      flush();
    });
  } catch (error) {
    throw brokenOff(error, written, survey);
  }
  if (batchIdOf(lines.hash) !== survey.batch) throw changed(source.file);
}

/** The book comes first, as cases name who is in it; then what goes into one file stands together. */
function append(records: readonly JournalRecord[], { journal }: Pick<Ports, 'journal'>): void {
  const folders = new Map<string, JournalRecord[]>([['book', []]]);
  for (const record of records) {
    const folder = folderOf(idOf(record)) ?? '';
    const own = folders.get(folder);
    if (own) own.push(record);
    else folders.set(folder, [record]);
  }
  if (records.length > 0) journal.append([...folders.values()].flat());
}

function brokenOff(error: unknown, written: number, { batch }: Survey): unknown {
  if (!(error instanceof HeardError)) return error;
  const again = error.kept === 'maybe' ? 'Do it again: nothing comes in twice.' : (error.hint ?? 'Do it again.');
  const cases = written === 1 ? '1 case is' : `${written} cases are`;
  const begun = ` ${cases} in already: it goes on from there, and heard undo --batch ${batch} takes back what came.`;
  return new HeardError(error.message, {
    code: error.code,
    hint: written === 0 ? again : again + begun,
    cause: error,
  });
}

const changed = (file: string) =>
  new HeardError(`${file} was changed while it was read.`, {
    code: 'damaged',
    hint: 'Do it again: what came in already does not come in twice.',
  });

/** The lines of a file, and a hash of all that were read. */
class HashedLines implements Iterable<TextLine> {
  readonly #lines: Iterable<TextLine>;
  readonly #digest: (text: string) => string;
  hash: string;
  count = 0;

  constructor({ file, seed }: ImportSource, { files, digest }: Pick<Ports, 'files' | 'digest'>) {
    this.#lines = files.lines(file);
    this.#digest = digest;
    this.hash = digest(seed);
  }

  *[Symbol.iterator](): Generator<TextLine> {
    for (const line of this.#lines) {
      this.hash = this.#digest(`${this.hash}\n${line.text}`);
      this.count = line.number;
      yield line;
    }
  }
}

function withProgress({ progress }: Pick<Ports, 'progress'>, work: (tell: (line: () => string) => void) => void): void {
  const told = progress();
  try {
    work(told.tell);
  } finally {
    told.end();
  }
}
