import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { build } from 'rolldown';
import { expect, test } from 'vitest';
import { opened, scratchDesk } from '../adapters/scratch.ts';
import { figure } from '../figures.ts';
import { openDesk } from '../visits/desk.ts';
import { answering, nextPrompt, type } from '../visits/walk.ts';

const run = promisify(execFile);
const caseId = '2611-k7m4xq';

async function bundle(source: string, folder: string): Promise<string> {
  const file = join(folder, source.replace(/.*\/|\.ts$/g, '').concat('.mjs'));
  await build({
    input: join(import.meta.dirname, source),
    platform: 'node',
    logLevel: 'silent',
    output: { file, format: 'esm' },
  });
  return file;
}

function startRewriter(script: string, args: readonly string[]): { stop(): Promise<number> } {
  const child: ChildProcess = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const rounds = child.stdout ? text(child.stdout) : Promise.resolve('');
  return {
    async stop() {
      child.stdin?.end();
      return Number(await rounds);
    },
  };
}

test('8 processes that append 300 records each while two others rewrite in a loop lose none', async () => {
  const { folder, path, state, journal, home } = scratchDesk();
  const [writer, rewriter] = await Promise.all([
    bundle('../adapters/crowd-writer.ts', folder),
    bundle('rewriter.ts', folder),
  ]);
  journal.append([opened()]);
  home.claim();
  const rewriters = [1, 2].map(() => startRewriter(rewriter, [path, state, 'dana-laptop-7k2m', '2026-11']));
  const writers = Array.from({ length: 8 }, () =>
    run(process.execPath, [writer, '022', path, state, '300', caseId, '40']),
  );
  const outputs = await Promise.all(writers);
  const rounds = await Promise.all(rewriters.map((one) => one.stop()));
  const acknowledged = outputs.flatMap(({ stdout }) => stdout.split('\n').filter((id) => id.length === 26));
  const kept = new Set((journal.readMonth('2026-11').subjects.get(caseId) ?? []).map(({ record }) => record.id));
  const there = acknowledged.filter((id) => kept.has(id)).length;
  const left = readdirSync(join(state, home.claim())).filter((name) => name.includes('lock'));
  expect(Math.min(...rounds)).toBeGreaterThan(20);
  const sum = rounds.reduce((one, other) => one + other, 0);
  figure('8', `kept ${there}/2400 while ${sum} rewrites went over the files`, {
    found: { there, written: acknowledged.length, left },
    wanted: { there: 2400, written: 2400, left: [] },
  });
});

test('100 notes that arrive during an interview are kept, and so is the interview', async () => {
  const desk = openDesk();
  const terminal = desk.open(['new']);
  const answer = answering([
    [/Who is it for/, 'Ada Brown\r'],
    [/Tell me what/, ['It is slow\r', /slow\n>/, '\r']],
    [/Say it back/, 'y'],
    [/look at it/, 'k'],
  ]);
  let written = 0;
  let prompt = await nextPrompt(terminal);
  while (prompt) {
    for (let count = 0; count < 25; count += 1) {
      written += desk.run(['note', `note ${written} during the interview`]).code === 0 ? 1 : 0;
    }
    prompt = await nextPrompt(terminal, await type(terminal, answer(prompt), prompt));
  }
  const kept = JSON.parse(desk.run(['notes', '--json']).out).notes.length;
  const code = await terminal.exit();
  figure('8', `notes during an interview kept ${kept}/100`, {
    found: { written, kept, code, words: desk.last().listening?.words },
    wanted: { written: 100, kept: 100, code: 0, words: 'It is slow' },
  });
});
