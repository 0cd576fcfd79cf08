import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { append } from '../commands/append.ts';
import { figure } from '../figures.ts';
import { makeJournal } from '../made-journal.ts';
import { hasTerminal } from '../pty.ts';
import { environment } from '../start-up.ts';
import { openDesk } from '../visits/desk.ts';
import { nextPrompt } from '../visits/walk.ts';

const bin = resolve(import.meta.dirname, '../../bin/heard.js');
const cases = 800;
const folder = mkdtempSync(join(tmpdir(), 'heard-endings-'));
const env = { ...environment(folder), NODE: process.execPath, BIN: bin, FOLDER: folder };
const home = join(folder, 'home');

beforeAll(() => {
  makeJournal(home, { cases, until: Date.now() });
  append(join(home, 'journal/2025-11/odd.jsonl'), 'rubbish\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const notes = () => readJournal().match(/"kind":"taken","text":"[^"]*"/g) ?? [];
const readJournal = () =>
  readdirSync(join(home, 'journal'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl') && !/dana-laptop/.test(name))
    .map((name) => readFileSync(join(home, 'journal', name), 'utf8'))
    .join('');

interface Closed {
  readonly line: string;
  readonly code: number;
  /** All of what is said on stderr. */
  readonly said?: RegExp;
  /** A note that must be there afterwards. */
  readonly noted?: string;
}

const damage = /^1 damaged line, see heard doctor: journal\/2025-11\/odd.jsonl line 1\n$/;
/** Nothing, or only the remark about a damaged line that came before the reader had gone. */
const quiet = /^(1 damaged line.*\n)?$/;
/** `heard` is the program, and `told` keeps its exit code. */
const closed: readonly Closed[] = [
  { line: '(heard list --all -n 3000; told) | head -1', code: 0, said: quiet },
  { line: '(heard list --all --json; told) | head -c 1', code: 0, said: quiet },
  { line: '(heard export; told) | head -1', code: 0, said: quiet },
  { line: '(heard export --format json; told) | head -c 10', code: 0, said: quiet },
  { line: '(heard export --format csv; told) | head -1', code: 0, said: /^CSV holds one line a case[^\n]*\n$/ },
  { line: '(heard find e; told) | head -1', code: 0, said: quiet },
  { line: '(heard --help; told) | true', code: 0 },
  { line: '(sleep 0.2; heard note gone reader; told) | true', code: 0, noted: 'gone reader' },
  { line: '(sleep 0.2; heard note --json gone json; told) | true', code: 0, noted: 'gone json' },
  { line: 'heard list >&-; told', code: 0, said: damage },
  { line: 'heard note no stdout >&-; told', code: 0, noted: 'no stdout' },
  { line: 'heard list >&- 2>&-; told', code: 0 },
  { line: 'heard list 2>&- >/dev/null; told', code: 0 },
  { line: 'heard nonsense 2>&-; told', code: 2 },
  { line: 'heard list 2>/dev/full >/dev/null; told', code: 0 },
  { line: 'heard note nothing open <&- >&- 2>&-; told', code: 0, noted: 'nothing open' },
  { line: 'heard note - <&-; told', code: 2, said: /^heard: Nothing came in to note\.\n/ },
  { line: 'heard note - </dev/null; told', code: 2, said: /^heard: Nothing came in to note\.\n/ },
  { line: 'heard new --answers - <&-; told', code: 2, said: /^heard: / },
  { line: 'heard export >/dev/full; told', code: 1, said: /The disk is full: the answer could not be written\./ },
  { line: 'heard list >/dev/full; told', code: 1, said: /The disk is full: the answer could not be written\./ },
];

describe.skipIf(process.platform === 'win32')('a stream that is closed', () => {
  test('ends every command quietly or with one sentence, and what was typed is kept', () => {
    const wrong: string[] = [];
    for (const { line, code, said = /^$/, noted } of closed) {
      const script = `heard() { "$NODE" "$BIN" "$@"; }; told() { echo $? > "$FOLDER/code"; }; ${line}`;
      rmSync(join(folder, 'code'), { force: true });
      const { stderr } = spawnSync('sh', ['-c', script], { env, encoding: 'utf8', timeout: 60_000 });
      const found = Number(readFileSync(join(folder, 'code'), 'utf8'));
      const isKept = noted === undefined || notes().some((text) => text.includes(noted));
      if (found !== code || !said.test(stderr) || !isKept) wrong.push(`${line}: ${found}, ${stderr}`);
    }
    figure('15', `closed streams, quiet or clean: ${closed.length - wrong.length}/${closed.length}`, {
      found: { wrong },
      wanted: { wrong: [] },
    });
  });
});

const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

describe.skipIf(process.platform === 'win32')('a signal', () => {
  test.each(signals)('%s ends an export that nobody reads at once', async (signal) => {
    const child = spawn(process.execPath, [bin, 'export'], { env });
    await once(child.stdout, 'readable');
    child.kill(signal);
    const [code, by, said] = await ended(child);
    figure('15', `${signal} during an export ends it, quietly`, {
      found: { code, by, said },
      wanted: { code: null, by: signal, said: '' },
    });
  });

  test.each(signals)('%s ends a note that is still being piped in, and leaves nothing half', async (signal) => {
    const before = readJournal();
    const child = spawn(process.execPath, [bin, 'note', '-'], { env });
    child.stdin.on('error', () => {});
    child.stdin.write('half a sentence and');
    await wait(700);
    child.kill(signal);
    const [code, by, said] = await ended(child);
    const found = { code, by, said, journal: readJournal() === before };
    figure('15', `${signal} during a piped note ends it, quietly`, {
      found,
      wanted: { code: null, by: signal, said: '', journal: true },
    });
  });

  const interviews = [
    ...(['SIGTERM', 'SIGHUP'] as const).map((signal) => ({ signal, style: [] as string[], typed: 'office pri' })),
    ...signals.map((signal) => ({ signal, style: ['--plain'], typed: undefined })),
  ];
  test.runIf(hasTerminal()).each(interviews)(
    '$signal during an interview $style keeps the draft',
    async ({ signal, style, typed }) => {
      const desk = openDesk();
      const terminal = desk.open(['new', ...style, '-c', 'Ada Brown', 'The printer is dead']);
      await terminal.waitFor(/Say it back/);
      if (style.length === 0) await nextPrompt(terminal);
      terminal.type(style.length === 0 ? 'y' : 'y\r');
      await terminal.waitFor(/look at it/);
      if (style.length === 0) await nextPrompt(terminal);
      terminal.type(style.length === 0 ? 'l' : 'l\r');
      await terminal.waitFor(/Which device/);
      if (typed) terminal.type(typed);
      if (typed) await terminal.waitFor(typed);
      terminal.kill(signal);
      const code = await terminal.exit();
      const [draft] = desk.drafts();
      const found = {
        code,
        says: /heard resume \d{4}-/.test(terminal.history()),
        words: draft?.answers.words,
        wants: draft?.answers.wants,
        typed: draft?.typed?.text,
      };
      figure('15', `${signal} during an interview${style.length > 0 ? ' of lines' : ''}: the draft is kept`, {
        found,
        wanted: { code: 130, says: true, words: 'The printer is dead', wants: 'look', typed },
      });
      const again = desk.open(['resume', ...style]);
      await again.waitFor(/Which device/);
    },
  );
});

/** Exit code, signal and what was said; what it still prints is thrown away. */
async function ended(child: ChildProcessWithoutNullStreams): Promise<readonly [number | null, string | null, string]> {
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  child.stdout.resume();
  const [code, by] = await once(child, 'close');
  return [code, by, said.replace(quiet, '')];
}
