import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { openTerminal, type TerminalOptions, type TestTerminal } from '../pty.ts';

const root = resolve(import.meta.dirname, '../..');
export const program = join(root, 'bin/heard.js');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The parts of a case document that these tests look at. */
export interface CaseSeen {
  readonly id: string;
  readonly status: string;
  readonly client: { readonly name: string } | null;
  readonly listening: {
    readonly words: string;
    readonly feeling: string | null;
    readonly readbacks: readonly { readonly answer: string; readonly correction: string | null }[];
    readonly wants: string | null;
  } | null;
  readonly problem: Readonly<Record<string, unknown>> | null;
  readonly offer: {
    readonly fixes: readonly {
      readonly id: string;
      readonly basis: string;
      readonly total: { readonly amount: number };
    }[];
  } | null;
  readonly decision: Readonly<Record<string, string | null>> | null;
  readonly outcome: { readonly result: string | null; readonly works: string | null } | null;
  readonly promises: readonly { readonly what: string; readonly who: string; readonly due: string }[];
  readonly notes: readonly { readonly text: string }[];
}

interface DraftSeen {
  readonly interview: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly typed?: { readonly step: string; readonly text: string };
}

/** A helper's computer of its own, gone after the test. */
export interface Desk {
  readonly env: Readonly<Record<string, string>>;
  /** heard in a terminal. */
  open(args: readonly string[], options?: Partial<TerminalOptions>): TestTerminal;
  /** heard without a terminal. */
  run(args: readonly string[], input?: string): Ran;
  last(): CaseSeen;
  /** Unfinished interviews as they lie on the disk. */
  drafts(): readonly DraftSeen[];
}

/** Tests that run side by side say when they are over. */
export function openDesk(atEnd: (tidy: () => Promise<void>) => void = onTestFinished): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'heard-visit-'));
  const terminals: TestTerminal[] = [];
  atEnd(async () => {
    for (const terminal of terminals) terminal.kill('SIGKILL');
    await Promise.all(terminals.map((terminal) => terminal.exit()));
    rmSync(folder, { recursive: true, force: true });
  });
  const state = join(folder, 'state');
  const env = {
    HOME: folder,
    HEARD_HOME: join(folder, 'home'),
    HEARD_STATE: state,
    HEARD_CONFIG: join(folder, 'config'),
    HEARD_NOW: '2026-11-22T15:26:00Z',
    USER: 'dana',
    TZ: 'UTC',
  };
  const run = (args: readonly string[], input = ''): Ran => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ...env },
      input,
      timeout: 20_000,
    });
    return { code: status, out: stdout, err: stderr };
  };
  return {
    env,
    run,
    open(args, options = {}) {
      const given = { NO_COLOR: undefined, FORCE_COLOR: undefined, XDG_CONFIG_HOME: undefined, ...env, ...options.env };
      const line = { command: process.execPath, args: [program, ...args], cwd: folder, ...options, env: given };
      const terminal = openTerminal(line);
      terminals.push(terminal);
      return terminal;
    },
    last: () => JSON.parse(run(['show', 'last', '--json']).out),
    drafts: () =>
      readdirSync(state, { recursive: true, encoding: 'utf8' })
        .filter((path) => /drafts\/[^.]+\.json$/.test(path))
        .map((path) => JSON.parse(readFileSync(join(state, path), 'utf8'))),
  };
}
