import { stripVTControlCharacters } from 'node:util';
import { type IPty, spawn } from '@lydell/node-pty';
import { Terminal as Emulator } from '@xterm/headless';

const keys = {
  enter: '\r',
  escape: '\u001b',
  tab: '\t',
  backspace: '\u007f',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  'ctrl-a': '\u0001',
  'ctrl-c': '\u0003',
  'ctrl-d': '\u0004',
  'ctrl-z': '\u001a',
} as const;

export type KeyName = keyof typeof keys;

export interface TerminalOptions {
  readonly command: string;
  readonly args?: readonly string[];
  readonly cwd?: string;
  /** Over the environment of the tests, without CI; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly columns?: number;
  readonly rows?: number;
}

/** What a screen is waited for: a text on it, or rows that satisfy. */
type Wanted = string | RegExp | ((rows: readonly string[]) => boolean);

/** A program in a real pseudo-terminal, read as a person reads it. */
export interface TestTerminal {
  readonly pid: number;
  type(text: string): void;
  press(key: KeyName): void;
  /** As a terminal pastes: between marks where the program asked for them, else in one burst. */
  paste(text: string): void;
  resize(columns: number, rows: number): void;
  /** Resolves when the text is on the screen; milliseconds. Rejects with the screen when time is over or the program gone. */
  waitFor(wanted: Wanted, timeout?: number): Promise<void>;
  /** The rows on the screen now, without blanks at their ends. */
  screen(): string[];
  /** Rows that were longer than the screen, so that the terminal had to break them: those now on it or scrolled away. */
  overlong(): string[];
  /** Where the cursor is, from 0. */
  cursor(): { readonly column: number; readonly row: number };
  /** Everything ever written, without control sequences. */
  history(): string;
  /** Everything ever written, as written. */
  written(): string;
  /** Its exit code, or 128 and the signal's number. */
  exit(): Promise<number>;
  kill(signal: NodeJS.Signals): void;
  /** Closes the window: the program is hung up on. */
  close(): void;
}

/** False, with a warning, where no pseudo-terminal can be opened. For `describe.skipIf`. */
export function hasTerminal(): boolean {
  try {
    spawn(process.execPath, ['-e', '0'], {}).kill();
    return true;
  } catch (error) {
    console.warn(`NO PSEUDO-TERMINAL HERE: tests that need one are skipped (${String(error)})`);
    return false;
  }
}

function start({ command, args = [], cwd, env, columns = 80, rows = 24 }: TerminalOptions): IPty {
  const all = { ...process.env, CI: undefined, TERM: 'xterm-256color', NODE_EXTRA_CA_CERTS: undefined, ...env };
  const given = Object.entries(all).filter(([, value]) => value !== undefined);
  return spawn(command, [...args], {
    name: all.TERM,
    cols: columns,
    rows,
    cwd: cwd ?? process.cwd(),
    env: Object.fromEntries(given),
  });
}

function isSeen(wanted: Wanted, rows: readonly string[]): boolean {
  if (typeof wanted === 'function') return wanted(rows);
  const seen = rows.join('\n');
  return typeof wanted === 'string' ? seen.includes(wanted) : wanted.test(seen);
}

/** Starts the program in a terminal of 80 x 24, unless said otherwise. */
export function openTerminal(options: TerminalOptions): TestTerminal {
  const pty = start(options);
  const emulator = new Emulator({
    cols: options.columns ?? 80,
    rows: options.rows ?? 24,
    scrollback: 10_000,
    allowProposedApi: true,
  });
  let written = '';
  let code: number | undefined;
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const look of [...watchers]) look();
  };
  pty.onData((data) => {
    written += data;
    emulator.write(data, changed);
  });
  const ended = new Promise<number>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      // What was written last is still on its way through the emulator.
      emulator.write('', () => {
        code = signal ? 128 + signal : exitCode;
        resolve(code);
        changed();
      });
    });
  });
  const screen = (): string[] => {
    const { active } = emulator.buffer;
    return Array.from({ length: emulator.rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
    );
  };
  return {
    pid: pty.pid,
    type: (text) => pty.write(text),
    press: (key) => pty.write(keys[key]),
    paste: (text) => pty.write(emulator.modes.bracketedPasteMode ? `\u001b[200~${text}\u001b[201~` : text),
    resize(columns, rows) {
      emulator.resize(columns, rows);
      pty.resize(columns, rows);
    },
    waitFor(wanted, timeout = 10_000) {
      return new Promise((resolve, reject) => {
        const finish = (settle: () => void) => {
          clearTimeout(timer);
          watchers.delete(look);
          settle();
        };
        const fail = (why: string) =>
          finish(() =>
            reject(new Error(`${why}, waiting for ${String(wanted)} on:\n${screen().join('\n').trimEnd()}`)),
          );
        const look = () => {
          if (isSeen(wanted, screen())) finish(resolve);
          else if (code !== undefined) fail(`The program ended with ${code}`);
        };
        const timer = setTimeout(() => fail(`${timeout} ms are over`), timeout);
        watchers.add(look);
        look();
      });
    },
    screen,
    overlong() {
      const { active } = emulator.buffer;
      return Array.from({ length: active.length }, (_, row) => active.getLine(row)).flatMap((line) =>
        line?.isWrapped ? [line.translateToString(true)] : [],
      );
    },
    cursor: () => ({ column: emulator.buffer.active.cursorX, row: emulator.buffer.active.cursorY }),
    history: () => stripVTControlCharacters(written),
    written: () => written,
    exit: () => ended,
    kill: (signal) => pty.kill(signal),
    // Closing the other end of the line is what a window does; the types of the package leave it out.
    close: () => (pty as unknown as { destroy(): void }).destroy(),
  };
}
