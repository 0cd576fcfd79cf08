import { HeardError } from '../errors.ts';
import { disk, flags } from './store/disk.ts';
import { codeOf, diskError } from './store/disk-error.ts';
import { linesOf, type RawLine } from './store/journal-lines.ts';
import { chunksOf, openRegular } from './store/regular-file.ts';

/** A line as a person's file holds it. */
interface TextLine {
  readonly number: number;
  readonly text: string;
  readonly fault?: string;
}

const remedy = 'save the file as UTF-8, in a spreadsheet as "CSV UTF-8", then do it again';
// Made when first needed: most commands read no such file.
let decoder: InstanceType<typeof TextDecoder> | undefined;

/** The lines of a file that a person names, one in memory at a time. @throws HeardError `not-found`, `disk`, `refused`. */
export function* namedLines(path: string): Generator<TextLine> {
  for (const line of linesOf(chunksNamed(path))) yield decoded(line);
}

/** The lines of what was piped in, which came as text already: what was none shows as a sign of its own. */
export function* pipedLines(text: string): Generator<TextLine> {
  for (const line of linesOf([Buffer.from(text)])) {
    const read = decoded(line);
    const isOdd = read.fault === undefined && read.text.includes('\ufffd');
    yield isOdd ? { ...read, fault: 'This line is not UTF-8: name the file instead of piping it in.' } : read;
  }
}

function* chunksNamed(path: string): Generator<Buffer> {
  let fd: number | undefined;
  try {
    fd = openRegular(path, flags.O_RDONLY, 'follow');
    yield* chunksOf(fd, 64 * 1024);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw diskError(error, `${path} could not be read`);
    throw new HeardError(`There is no file ${path}.`, {
      code: 'not-found',
      hint: 'Look at its name once more, or use - to read what is piped in.',
    });
  } finally {
    if (fd !== undefined) disk.close(fd);
  }
}

function decoded({ number, length, bytes }: RawLine): TextLine {
  if (bytes.length < length) return { number, text: '', fault: 'This line is longer than 16 MB, which no case is.' };
  const own = number === 1 && bytes.subarray(0, 3).equals(Buffer.from('\ufeff')) ? bytes.subarray(3) : bytes;
  decoder ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    const text = decoder.decode(own);
    // Text in two bytes a letter, as some programs save it: seen by the first line already.
    if (number === 1 && text.includes('\0')) return { number, text: '', fault: `This line is no text: ${remedy}.` };
    return { number, text };
  } catch {
    return { number, text: '', fault: `Byte ${firstOdd(bytes)} of this line is not UTF-8: ${remedy}.` };
  }
}

/** Counted from 1. */
function firstOdd(bytes: Buffer): number {
  const text = bytes.toString();
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    const before = Buffer.byteLength(text.slice(0, at));
    if (!bytes.subarray(before, before + 3).equals(Buffer.from('\ufffd'))) return before + 1;
  }
  return 1;
}
