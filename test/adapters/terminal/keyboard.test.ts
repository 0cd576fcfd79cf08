import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createKeyboard, paste } from '../../../src/adapters/terminal/keyboard.ts';

const [open, line, close] = [paste.open, paste.newline, paste.close];
const marked = (text: string) => `\u001b[200~${text}\u001b[201~`;

async function typed(chunks: readonly string[]): Promise<string> {
  const source = new PassThrough();
  const keyboard = createKeyboard(source);
  let seen = '';
  keyboard.on('data', (chunk) => {
    seen += String(chunk);
  });
  for (const chunk of chunks) {
    source.write(chunk);
    await wait(1);
  }
  source.end();
  await wait(1);
  return seen;
}

test.each([
  ['keys pass as they are', ['ab', '\r'], 'ab\r'],
  ['a line feed is an Enter', ['a\n', 'b\r\n'], 'a\rb\r'],
  ['escape sequences pass', ['\u001b[A', '\u001b'], '\u001b[A\u001b'],
  ['a marked paste is one text', [marked('one\rtwo\n\nthree')], `${open}one${line}two${line}${line}three${close}`],
  ['line breaks at the end of a paste are no Enter', [marked('one\r\n')], `${open}one${close}`],
  ['a paste may come in pieces', ['\u001b[200~on', 'e\r', '\ntwo\u001b[2', '01~x'], `${open}one${line}two${close}x`],
  ['an unmarked paste is a burst with an Enter inside', ['one\rtwo\r'], `${open}one${line}two${close}\r`],
  ['an answer typed ahead with its Enter is no paste', ['one\r'], 'one\r'],
  ['an Enter and a key typed ahead are no paste', ['one\r\u001b'], 'one\r\u001b'],
  ['controls inside a paste are shown, not obeyed', [marked('a\u001b[31mb\tc\u0003')], `${open}a␛[31mb c␃${close}`],
])('%s', async (_name, chunks, expected) => {
  expect(await typed(chunks)).toBe(expected);
});

test('bytes of one letter in two chunks are one letter', async () => {
  const source = new PassThrough();
  const keyboard = createKeyboard(source);
  let seen = '';
  keyboard.on('data', (chunk) => {
    seen += String(chunk);
  });
  source.write(Buffer.from([0xc3]));
  await wait(1);
  source.write(Buffer.from([0xa9]));
  await wait(1);
  expect(seen).toBe('é');
});

test('what is typed while nobody reads waits for the next reader', async () => {
  const source = new PassThrough();
  const keyboard = createKeyboard(source);
  keyboard.resume();
  keyboard.pause();
  source.write('early');
  await wait(1);
  const seen: string[] = [];
  keyboard.on('data', (chunk) => seen.push(String(chunk)));
  keyboard.resume();
  await wait(1);
  expect(seen).toEqual(['early']);
});
