import { createInterface } from 'node:readline';
import { onEnding } from './signals.ts';

export interface LineReader {
  /** The next line, without its end; undefined when there is none to come. */
  next(): Promise<string | undefined>;
}

/** Reads lines one by one; between two of them it keeps no program alive. Ctrl-C counts as the end of input. */
export function createLineReader(input: NodeJS.ReadableStream): LineReader {
  const waiting: string[] = [];
  let isOver = false;
  let wake: (() => void) | undefined;
  input.pause();
  const editor = createInterface({ input, terminal: false });
  editor.pause();
  editor.on('line', (line) => {
    waiting.push(line);
    wake?.();
  });
  editor.on('close', () => {
    isOver = true;
    wake?.();
  });
  return {
    async next() {
      const ready = waiting.shift();
      if (ready !== undefined || isOver) return ready;
      const forget = onEnding(() => editor.close(), ['SIGINT']);
      editor.resume();
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      wake = undefined;
      if (!isOver) editor.pause();
      forget();
      return waiting.shift();
    },
  };
}
