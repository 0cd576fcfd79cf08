import type { Interface } from 'node:readline';
import { emitKeypressEvents } from 'node:readline';
import { Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Standard input, or anything that flows like it. */
export interface KeySource extends NodeJS.ReadableStream {
  setRawMode?(mode: boolean): unknown;
}

export interface Keyboard extends Transform {
  setRawMode(mode: boolean): void;
}

/**
 * Signs put into what is typed so that a paste stays one text: an Enter inside it must not answer the questions that
 * follow. Private characters, which no key types.
 */
export const paste = { open: '\uE200', newline: '\uE201', close: '\uE202' } as const;

/** Tells a terminal to mark what is pasted, or to stop marking it. */
export const pasteMarks = { on: '\u001b[?2004h', off: '\u001b[?2004l' } as const;

const opening = '\u001b[200~';
const closing = '\u001b[201~';
/** A longer wait would make going back feel stuck; a shorter one would cut arrow keys in two on a slow line. */
const escapeWait = 50;

function showControl(character: string): string {
  return character === '\u007f' ? '\u2421' : String.fromCharCode(0x2400 + character.charCodeAt(0));
}

/** Pasted text as single characters: line breaks marked, tabs blank, other controls shown instead of obeyed. */
function flatten(text: string): string {
  return text
    .replace(/\r\n|\r|\n/g, paste.newline)
    .replaceAll('\t', ' ')
    .replace(/[\x00-\x1f\x7f]/g, showControl);
}

/** A terminal that marks no pastes sends one in a burst: an Enter between two texts was not typed by hand. */
function readBurst(text: string): string {
  const keys = text.replace(/\r\n|\n/g, '\r');
  const [, before = '', burst, after = ''] = /^(\r*)([^\r]+\r[\s\S]*[^\r])(\r*)$/.exec(keys) ?? [];
  if (burst === undefined || /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(burst)) return keys;
  return before + paste.open + flatten(burst) + paste.close + after;
}

/** Reads chunks as they come; what may go on in the next chunk is held back until the paste ends. */
function createReader(): (chunk: string) => string {
  let isPasting = false;
  let held = '';
  const readPaste = (text: string): [read: string, rest: string] => {
    const end = text.indexOf(closing);
    isPasting = end === -1;
    if (!isPasting)
      return [flatten(text.slice(0, end).replace(/[\r\n]+$/, '')) + paste.close, text.slice(end + closing.length)];
    held = /[\r\n]*(?:\u001b[[0-9]*)?$/.exec(text)?.[0] ?? '';
    return [flatten(text.slice(0, text.length - held.length)), ''];
  };
  const readKeys = (text: string): [read: string, rest: string] => {
    const start = text.indexOf(opening);
    isPasting = start !== -1;
    return isPasting
      ? [readBurst(text.slice(0, start)) + paste.open, text.slice(start + opening.length)]
      : [readBurst(text), ''];
  };
  return (chunk) => {
    let read = '';
    let rest = held + chunk;
    held = '';
    while (rest !== '') {
      const [part, after] = isPasting ? readPaste(rest) : readKeys(rest);
      read += part;
      rest = after;
    }
    return read;
  };
}

/** What a person types, as a stream that prompts can take turns to read. Paused, it keeps what comes. */
export function createKeyboard(source: KeySource): Keyboard {
  const decoder = new StringDecoder('utf8');
  const read = createReader();
  const stream = new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, read(decoder.write(chunk))),
  });
  const feed = (chunk: Buffer) => void stream.write(chunk);
  const keyboard: Keyboard = Object.assign(stream, {
    setRawMode: (mode: boolean) => void source.setRawMode?.(mode),
    pause: () => {
      source.removeListener('data', feed);
      source.pause();
      return Transform.prototype.pause.call(stream);
    },
    resume: () => {
      source.removeListener('data', feed);
      source.on('data', feed);
      source.resume();
      return Transform.prototype.resume.call(stream);
    },
  });
  source.pause();
  source.on('end', () => keyboard.end());
  // A terminal that went away reports an error: for whoever is asking, it is the end of input.
  source.on('error', () => keyboard.end());
  // Only the first listener of a stream may say how long Escape waits, so it is said here and not by each prompt.
  emitKeypressEvents(keyboard, { escapeCodeTimeout: escapeWait } as unknown as Interface);
  return keyboard;
}
