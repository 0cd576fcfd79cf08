import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A command of a README block and what the README says it prints. */
interface Example {
  /** When it is typed: ten minutes after the one before. */
  readonly now: string;
  readonly command: string;
  readonly printed: readonly string[];
}

const firstTyped = Date.UTC(2026, 10, 22, 9);
const tenMinutes = 600_000;
const root = resolve(import.meta.dirname, '..');
const ids = /\b(?:n-)?\d{4}-[0-9a-hjkmnp-tv-z]{6}\b/g;

/** The ```console blocks: lines that begin with "$ " are typed, the others are printed. */
function examplesIn(readme: string): readonly Example[] {
  const blocks = [...readme.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map(([, body = '']) => body);
  const parts = blocks.flatMap((body) => body.split(/^\$ /m)).filter((part) => part !== '');
  return parts.map((part, index) => {
    const [command = '', ...printed] = part.split('\n');
    return { now: new Date(firstTyped + index * tenMinutes).toISOString(), command, printed: trimmed(printed) };
  });
}

function trimmed(lines: readonly string[]): readonly string[] {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
    .split('\n')
    .filter((line) => line !== '');
}

describe('the examples of the README', () => {
  const examples = examplesIn(readFileSync(join(root, 'README.md'), 'utf8'));
  const desk = mkdtempSync(join(tmpdir(), 'heard-readme-'));
  /** Ids differ from run to run: those of the README stand for those of this run. */
  const real = new Map<string, string>();
  const isExamplesFound = examples.length >= 5;

  beforeAll(() => {
    for (const folder of ['visits', 'old']) cpSync(join(root, 'test', folder), join(desk, folder), { recursive: true });
    writeFileSync(join(desk, 'heard'), `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin/heard.js')}" "$@"\n`);
    chmodSync(join(desk, 'heard'), 0o755);
  });
  afterAll(() => rmSync(desk, { recursive: true, force: true }));

  test('are there', () => expect(isExamplesFound).toBe(true));

  test.each(examples)('$command', ({ now, command, printed }) => {
    const typed = command.replace(ids, (id) => real.get(id) ?? id);
    const { stdout, stderr } = spawnSync('sh', ['-c', typed], {
      cwd: desk,
      encoding: 'utf8',
      env: environment(desk, now),
    });
    const seen = trimmed(`${stdout}${stderr}`.split('\n'));
    seen.forEach((line, index) => {
      const actual = line.match(ids) ?? [];
      (printed[index]?.match(ids) ?? []).forEach((id, place) => {
        if (!real.has(id)) real.set(id, actual[place] ?? id);
      });
    });
    expect(seen).toEqual(printed.map((line) => line.replace(ids, (id) => real.get(id) ?? id)));
  });
});

function environment(desk: string, now: string): NodeJS.ProcessEnv {
  return {
    PATH: `${desk}:${process.env.PATH}`,
    HOME: desk,
    HEARD_HOME: join(desk, 'home'),
    HEARD_STATE: join(desk, 'state'),
    HEARD_CONFIG: join(desk, 'config'),
    HEARD_NOW: now,
    USER: 'dana',
    TZ: 'UTC',
  };
}
