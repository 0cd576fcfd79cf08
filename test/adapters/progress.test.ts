import { expect, test } from 'vitest';
import { createProgress } from '../../src/adapters/progress.ts';

function run(isShown: boolean) {
  let time = 0;
  let asked = 0;
  const said: string[] = [];
  const stderr = { isTTY: isShown, columns: 80, write: (text: string) => void said.push(text) };
  const progress = createProgress({ stderr, isShown, now: () => time });
  for (const at of [0, 499, 500, 550, 599, 700, 2000]) {
    time = at;
    progress.tell(() => {
      asked += 1;
      return `${at} ms ${asked}`;
    });
  }
  progress.end();
  progress.end();
  return { said, asked };
}

test('is told from half a second on, ten times a second at most, and gone at the end', () => {
  expect(run(true)).toEqual({
    said: ['\r500 ms 1\u001b[K', '\r700 ms 2\u001b[K', '\r2000 ms 3\u001b[K', '\r\u001b[K'],
    asked: 3,
  });
});

test('is told nobody where nobody sees it', () => expect(run(false)).toEqual({ said: [], asked: 0 }));
