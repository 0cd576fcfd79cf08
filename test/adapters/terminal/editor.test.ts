import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEditor, splitCommand } from '../../../src/adapters/terminal/editor.ts';

test.each([
  ['nano', ['nano']],
  ['code --wait', ['code', '--wait']],
  ['"/opt/my editor/ed" -w', ['/opt/my editor/ed', '-w']],
  ["'a b' $(touch x); ls", ['a b', '$(touch', 'x);', 'ls']],
  ['', []],
])('%s', (text, words) => {
  expect(splitCommand(text)).toEqual(words);
});

test('opens the file in the editor of the environment, VISUAL first', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-editor-'));
  const file = join(folder, 'case; touch x');
  writeFileSync(file, 'before');
  const editor = join(folder, 'editor.cjs');
  writeFileSync(editor, `require('node:fs').writeFileSync(process.argv.at(-1), 'after')`);
  openEditor(file, { VISUAL: `"${process.execPath}" "${editor}"`, EDITOR: 'no-such-editor' });
  expect(readFileSync(file, 'utf8')).toBe('after');
  rmSync(folder, { recursive: true });
});

test.each([
  ['none is set', {}, 'not-found', 'No editor is set.'],
  ['it is not there', { EDITOR: 'no-such-editor -w' }, 'not-found', 'The editor "no-such-editor" did not start.'],
  ['it fails', { EDITOR: `"${process.execPath}" -e process.exit(3)` }, 'refused', 'ended with an error'],
])('says what to do when %s', (_name, env, code, message) => {
  expect(() => openEditor('/dev/null', env)).toThrow(
    expect.objectContaining({
      code,
      message: expect.stringContaining(message),
      hint: expect.stringContaining('export EDITOR='),
    }),
  );
});
