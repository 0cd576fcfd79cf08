import { createHash } from 'node:crypto';
import { Inflate, Zip, ZipDeflate } from 'fflate';

/** A file to be packed. */
export interface Packed {
  readonly path: string;
  readonly chunks: Iterable<Uint8Array>;
}

/** The zip's comment, which any program shows: these words and the sum of every byte before them. */
const mark = 'heard backup, sha256 ';
export const sealLength = mark.length + 64;

// A zip keeps local time, without a zone.
const mtime = new Date(1980, 0, 1, 12);
const nothing = new Uint8Array(0);
/** More input than any block's head has before it makes a byte. */
const patience = 64 * 1024;

/** A zip in pieces, sealed by a sum over all of it. The same files always make the same bytes. */
export function* sealedZip(files: Iterable<Packed>): Generator<Uint8Array> {
  const sum = createHash('sha256');
  const made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    made.push(chunk);
  });
  const drain = function* () {
    for (const chunk of made.splice(0)) {
      sum.update(chunk);
      yield chunk;
    }
  };
  for (const { path, chunks } of files) {
    const entry = new ZipDeflate(path);
    entry.mtime = mtime;
    zip.add(entry);
    for (const chunk of chunks) {
      entry.push(chunk);
      yield* drain();
    }
    entry.push(nothing, true);
    yield* drain();
  }
  zip.end();
  const end = Buffer.concat(made);
  // The last two bytes are the length of a comment.
  end.writeUInt16LE(sealLength, end.length - 2);
  yield end;
  yield Buffer.from(mark + sum.update(end).digest('hex'));
}

/** True if the seal is that of these pieces, which are all bytes before it. */
export function isSealed(seal: Buffer, pieces: Iterable<Uint8Array>): boolean {
  const sum = createHash('sha256');
  for (const piece of pieces) sum.update(piece);
  return seal.toString('latin1') === mark + sum.digest('hex');
}

/** True for a seal of whatever sum. */
export function isSeal(bytes: Buffer): boolean {
  return bytes.toString('latin1').startsWith(mark);
}

/** What packed pieces of at most 16 KB hold, a thousand times as much each at most. @throws Error for bytes that hold nothing. */
export function* inflated(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  const made: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => made.push(chunk));
  let silent = 0;
  for (const piece of pieces) {
    inflate.push(piece);
    const chunks = made.splice(0).filter((chunk) => chunk.length > 0);
    // What follows the end is kept by the library, in a longer and longer piece.
    silent = chunks.length > 0 ? 0 : silent + piece.length;
    if (silent > patience) throw new Error('bytes that hold nothing');
    yield* chunks;
  }
  inflate.push(nothing, true);
  yield* made;
}
