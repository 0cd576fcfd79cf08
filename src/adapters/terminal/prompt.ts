import type { Interface } from 'node:readline';
import { createPrompt, ExitPromptError, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { Reply } from '../../interview/respondent.ts';
import { type Keyboard, paste, pasteMarks } from './keyboard.ts';
import { leaving, type Pad, press, topOf } from './pad.ts';
import { onEnding } from './signals.ts';
import type { View } from './view.ts';

export interface Screen extends NodeJS.WritableStream {
  readonly columns?: number;
  readonly rows?: number;
}

export interface PromptParts {
  readonly keyboard: Keyboard;
  readonly output: Screen;
  readonly view: (pad: Pad) => View;
  /** Called with every state of the prompt. */
  readonly changed: (pad: Pad) => void;
  /** Called when the screen was wiped and has to be drawn anew. */
  readonly wiped: () => void;
}

interface Config extends PromptParts {
  readonly pad: Pad;
}

/** The visible screen wiped, the cursor in its corner; what has scrolled away stays. */
export const wipe = '\u001b[2J\u001b[H';
const showCursor = '\u001b[?25h';

function writeLine(editor: Interface, line: string): void {
  if (editor.line === line) return;
  editor.write(null, { ctrl: true, name: 'e' });
  editor.write(null, { ctrl: true, name: 'u' });
  if (line !== '') editor.write(line);
}

/** Takes a sign of the keyboard's off the line again; returns what it stands for. */
function readSign(editor: Interface, text: string): 'open' | 'newline' | 'close' | undefined {
  const sign = (['open', 'newline', 'close'] as const).find((each) => paste[each] === text);
  if (sign) editor.write(null, { name: 'backspace' });
  return sign;
}

/** Everything that may end or redraw a prompt from outside. Returns the way to stop listening. */
function watchOutside(
  editor: Interface,
  output: Screen,
  on: { readonly end: () => void; readonly redraw: () => void },
): () => void {
  const resized = () => on.redraw();
  const continued = () => {
    editor.resume();
    on.redraw();
  };
  // The line editor closes at the end of input and on Ctrl-D; inquirer would wait for ever.
  editor.on('close', on.end);
  editor.on('SIGCONT', continued);
  output.on('resize', resized);
  const forget = onEnding(on.end);
  return () => {
    editor.removeListener('close', on.end);
    editor.removeListener('SIGCONT', continued);
    output.removeListener('resize', resized);
    forget();
  };
}

const prompt = createPrompt<Reply, Config>((config, done) => {
  const pad = useRef(config.pad);
  const isPasting = useRef(false);
  const [, setTurn] = useState(0);
  const draw = () => setTurn((turn) => turn + 1);
  const move = (editor: Interface, next: Pad) => {
    pad.current = next;
    writeLine(editor, topOf(next).line);
    config.changed(next);
    if (!isPasting.current) draw();
    if (next.reply) done(next.reply);
  };

  useEffect((rl) => {
    // inquirer names only part of the editor it makes, which is node:readline's.
    const editor = rl as unknown as Interface;
    writeLine(editor, topOf(pad.current).line);
    draw();
    return watchOutside(editor, config.output, {
      end: () => done(leaving(pad.current)),
      redraw: () => {
        config.output.write(wipe);
        config.wiped();
        draw();
      },
    });
  }, []);

  useKeypress((key: { name: string; ctrl: boolean; sequence?: string }, rl) => {
    const editor = rl as unknown as Interface;
    const text = key.ctrl ? '' : (key.sequence ?? key.name);
    const sign = readSign(editor, text);
    const top = topOf(pad.current);
    if (sign === 'open' || sign === 'close') {
      isPasting.current = sign === 'open';
      if (sign === 'close') draw();
    } else if (isPasting.current && !takesText(top)) {
      writeLine(editor, '');
    } else if (sign === 'newline' && top.question.form.type !== 'lines') {
      editor.write(' ');
      move(editor, press(pad.current, { name: '', text: '', line: editor.line }));
    } else {
      move(
        editor,
        press(pad.current, { name: sign ?? key.name, text: isPasting.current ? '' : text, line: editor.line }),
      );
    }
  });

  return config.view(pad.current);
});

function takesText({ question, key }: ReturnType<typeof topOf>): boolean {
  return key !== undefined || question.form.type === 'line' || question.form.type === 'lines';
}

/**
 * Asks with a prompt that is gone from the screen when it ends. Ctrl-C, Ctrl-D, the end of input and a closed terminal
 * end it with what was typed.
 */
export async function ask(pad: Pad, parts: PromptParts): Promise<Reply> {
  const { keyboard, output } = parts;
  if (keyboard.readableEnded) return leaving(pad);
  let current = pad;
  const changed = (next: Pad) => {
    current = next;
    parts.changed(next);
  };
  const restore = () => output.write(pasteMarks.off + showCursor);
  output.write(pasteMarks.on);
  process.once('exit', restore);
  try {
    return await prompt({ ...parts, changed, pad }, { input: keyboard, output, clearPromptOnDone: true });
  } catch (error) {
    if (error instanceof ExitPromptError) return leaving(current);
    throw error;
  } finally {
    process.removeListener('exit', restore);
    restore();
  }
}
