import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFiles } from '../../src/adapters/files.ts';
import { scratchFolder } from './scratch.ts';

const stdin = (text: string, read = () => text) => ({ isTTY: false, read });

function linesOf(bytes: string | Uint8Array) {
  const path = join(scratchFolder(), 'file');
  writeFileSync(path, bytes);
  return [...createFiles(stdin('')).lines(path)];
}

describe('the lines of a file', () => {
  test('come with their numbers, without the mark that some editors put first', () => {
    expect(linesOf('\ufeffa\r\n\nü')).toEqual([
      { number: 1, text: 'a\r' },
      { number: 2, text: '' },
      { number: 3, text: 'ü' },
    ]);
  });

  test('say which byte is no UTF-8, also after the sign for one', () => {
    const bytes = Buffer.concat([Buffer.from('a\n\ufffdé'), Buffer.from([0xff]), Buffer.from('\nb')]);
    expect(linesOf(bytes)).toMatchObject([
      { text: 'a' },
      { fault: expect.stringMatching(/^Byte 6 of this line/) },
      { text: 'b' },
    ]);
  });

  test('that are piped in can be read again, and say where a letter was lost on the way', () => {
    const pipe = ['a1\nb\ufffd', ''];
    const files = createFiles(stdin('', () => pipe.shift() ?? ''));
    const wanted = [
      { number: 1, text: 'a1' },
      { number: 2, fault: expect.stringContaining('name the file') },
    ];
    expect([...files.lines('-')]).toMatchObject(wanted);
    expect([...files.lines('-')]).toMatchObject(wanted);
  });

  test('of a file that is not there, or is none, are refused', () => {
    const folder = scratchFolder();
    expect(() => [...createFiles(stdin('')).lines(join(folder, 'x'))]).toThrow(/^There is no file /);
    expect(() => [...createFiles(stdin('')).lines(folder)]).toThrow(/is not a plain file/);
  });
});
