import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openHome } from '../src/adapters/store/home.ts';
import { rewriteFolder } from '../src/adapters/store/journal-rewrite.ts';
import { mayHoldSecret } from '../src/domain/secrets/sign.ts';
import { secretGuard } from '../src/output/alias/secret-guard.ts';
import { modesBelow } from './adapters/scratch.ts';
import { Shop } from './commands/shop.ts';
import { harmlessTexts } from './domain/harmless-texts.ts';
import { secretTexts } from './domain/secret-texts.ts';
import { figure } from './figures.ts';
import { hasTerminal, openTerminal } from './pty.ts';

/** How each shell is started with none of the start files of the person who runs the tests. */
const shells = {
  bash: ['--norc', '--noprofile'],
  zsh: ['-f'],
  fish: ['--no-config'],
  pwsh: ['-NoProfile', '-NonInteractive', '-File'],
} as const;
type Shell = keyof typeof shells;
type InstantShell = 'bash' | 'zsh';

const present = (Object.keys(shells) as Shell[]).filter((shell) => {
  const isThere = spawnSync(shell, ['--version']).status === 0;
  if (!isThere) console.warn(`SKIPPED: short names in ${shell}, which is not installed`);
  return isThere;
});
const instant = present.filter((shell): shell is InstantShell => shell === 'bash' || shell === 'zsh');

/** A shop whose lines are read by real shells; `heard` there is whatever the test says. */
class Counter {
  readonly shop = new Shop();
  readonly env: Readonly<Record<string, string>>;
  readonly #calls = join(this.shop.folder, 'calls');

  constructor(heard: 'noted down' | 'the program' = 'noted down') {
    const bin = join(this.shop.folder, 'bin');
    mkdirSync(bin);
    if (heard === 'the program') symlinkSync(resolve('bin/heard.js'), join(bin, 'heard'));
    else {
      writeFileSync(join(bin, 'heard'), `#!/bin/sh\nprintf '%s\\0' "$#" "$@" >> '${this.#calls}'\n`);
      chmodSync(join(bin, 'heard'), 0o755);
    }
    const { HEARD_NOW: _, ...folders } = this.shop.env;
    this.env = { ...folders, PATH: `${bin}:${process.env.PATH}`, HOME: this.shop.folder, LC_ALL: 'C.UTF-8' };
  }

  /** Runs heard with the clock on the wall. */
  run(argv: readonly string[]) {
    return this.shop.run(argv, { env: { ...this.env, HEARD_NOW: '' } });
  }

  async lines(shell: string, ...flags: string[]): Promise<string> {
    return (await this.run(['alias', shell === 'pwsh' ? 'powershell' : shell, ...flags])).out;
  }

  /** The lines with which notes are written at once; there is a note already. */
  async instantLines(shell: InstantShell): Promise<string> {
    await this.run(['note', 'the first']);
    return this.lines(shell, '--instant');
  }

  /** Lets a shell read a script, and gives what it said. */
  script(shell: Shell, text: string, env: Readonly<Record<string, string>> = {}) {
    const file = join(this.shop.folder, `script.${shell === 'pwsh' ? 'ps1' : shell}`);
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync(shell, [...shells[shell], file], {
      env: { ...this.env, ...env },
      cwd: this.shop.folder,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }

  /** The words of each call of heard. */
  calls(): readonly (readonly string[])[] {
    if (!existsSync(this.#calls)) return [];
    const words = readFileSync(this.#calls, 'utf8').split('\0').slice(0, -1);
    const calls: string[][] = [];
    while (words.length > 0) calls.push(words.splice(0, Number(words.shift())));
    return calls;
  }

  /** The journal file of this machine. */
  get file(): string {
    const month = join(this.shop.home, 'journal', new Date().toISOString().slice(0, 7));
    return join(month, readdirSync(month).find((name) => name.endsWith('.jsonl')) ?? 'none');
  }

  async texts(): Promise<readonly string[]> {
    const { out } = await this.run(['notes', '--json']);
    return JSON.parse(out).notes.map(({ text }: { readonly text: string }) => text);
  }
}

const inQuotes = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

describe.each(present)('in a real %s', (shell) => {
  test('n, nn and due start heard with the words as they were typed', async () => {
    const counter = new Counter();
    const aliases = shell === 'bash' ? 'shopt -s expand_aliases\n' : '';
    const typed = ['n call the "Harbour  Café" back', 'n -k k7m4 "it\'s blue"', 'nn the printer', 'due', 'due --json'];
    const { stderr } = counter.script(shell, [aliases + (await counter.lines(shell)), ...typed, ''].join('\n'));
    expect([stderr, counter.calls()]).toEqual([
      '',
      [
        ['note', 'call', 'the', 'Harbour  Café', 'back'],
        ['note', '-k', 'k7m4', "it's blue"],
        ['new', 'the', 'printer'],
        ['--no-input'],
        ['--no-input', '--json'],
      ],
    ]);
  });

  test.runIf(shell === 'zsh')('a question mark and a star are no names of files', async () => {
    const counter = new Counter();
    counter.script(shell, `${await counter.lines(shell)}\nn is it on? * nobody [knows]\n`);
    expect(counter.calls()).toEqual([['note', 'is', 'it', 'on?', '*', 'nobody', '[knows]']]);
  });

  test('the folder of --home may be called anything', async () => {
    const counter = new Counter();
    const home = join(counter.shop.folder, "Dana's $HOME \\ Öl");
    const aliases = shell === 'bash' ? 'shopt -s expand_aliases\n' : '';
    counter.script(shell, `${aliases}${await counter.lines(shell, '--home', home)}\nn x\n`);
    expect(counter.calls()).toEqual([['--home', home, 'note', 'x']]);
  });
});

const plain = [
  'call the Harbour Café back',
  '"quotes" and \'more\' of `them`',
  'a \\ and \\\\ and \\n, \\u0041 and \\"',
  'one\ttab',
  'two\nlines\n\nand one',
  'carriage\r\nreturn',
  '\u0001\u0002\u0007\b\v\f\u001b[31mred\u001f end',
  'rubout \u007f and C1 \u0085\u009b',
  '$HOME $(id) $x `id` $((1+1)) %s %n %%',
  'wow! !! !$ & ; | > < * ? [a] {b,c} ~ # =ls',
  '日本語 👩‍🔧 🇩🇪 שלום \u202eevil\u2028 \u00ad\ufeffx',
  'é e\u0301 ÿ ߿ ࠀ ퟿ \ue000 � \u{10000} \u{10ffff}',
  '@miller wants a screen',
  'ask @o.brien-smith., today',
  "for @Ana's and @Bob",
  'at @17:30 a@b.example, @ and @_x',
  'x @\tana',
  "@a'",
  'pinned the keyboard, an instant opinion',
  '{"v":1,"sum":"00000000"}',
  'x'.repeat(2999),
];

/** Words that are left to heard, and why. */
const unusual: readonly (readonly [why: string, words: readonly string[]])[] = [
  ['a flag', ['-k', 'k7m4', 'text']],
  ['a flag further on', ['text', '--json']],
  ['what is piped in', ['-']],
  ['the end of flags', ['--', '-5 degrees']],
  ['no words', []],
  ['an empty word', ['']],
  ['a blank in front', [' text']],
  ['a line break at the end', ['text\n']],
  ['a wide blank in front', ['\u3000text']],
  ['a blank of its own kind at the end', ['text\u00a0']],
  ['a mark at the end', ['text\ufeff']],
  ['a name beyond ASCII', ['@Öztürk', 'called']],
  ['a long text', ['x'.repeat(3000)]],
  ['a text that needs many signs', ['"'.repeat(2500)]],
  ['a hundred thousand letters', ['x'.repeat(100_000)]],
  ['a PIN', ['her', 'PIN', 'is', '4815']],
  ['a card number', ['4111 1111 1111 1111']],
];

describe.each(instant)('instant notes in a real %s', (shell) => {
  test('are the lines that heard writes, but for ids, times and the sum', async () => {
    const [counter, usual] = [new Counter(), new Shop()];
    const lines = await counter.instantLines(shell);
    const { stdout, stderr } = counter.script(
      shell,
      [lines, ...plain.map((text) => `_heard_note ${inQuotes(text)}`), ''].join('\n'),
    );
    await usual.line('note the first');
    const said: string[] = [];
    for (const text of plain) said.push((await usual.run(['note', text])).out);
    const alike = (text: string) =>
      text
        .replace(/"id":"[0-7][0-9A-HJKMNP-TV-Z]{25}","at":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/g, '')
        .replace(/(?<=n-\d{4}-)[0-9a-hjkmnp-tv-z]{6}(?!\w)/g, '')
        .replace(/(?<="machine":")[^"]*/g, '')
        .replace(/,"sum":"[0-9a-f]{8}"\}\n/g, '}\n');
    expect([counter.calls(), stderr, alike(stdout)]).toEqual([[], '', alike(said.join(''))]);
    const usualFile = join(usual.home, 'journal/2026-11', readdirSync(join(usual.home, 'journal/2026-11'))[0] ?? '');
    expect(alike(readFileSync(counter.file, 'utf8'))).toBe(alike(readFileSync(usualFile, 'utf8')));
    expect((await counter.texts()).toSorted()).toEqual(['the first', ...plain].toSorted());
    expect((await counter.run(['doctor'])).out).toMatch(/^Everything is well/);
  });

  test('leave to heard whatever is not plain', async () => {
    const counter = new Counter();
    const lines = await counter.instantLines(shell);
    const typed = unusual.map(([, words]) => `_heard_note ${words.map(inQuotes).join(' ')}`);
    const { stderr } = counter.script(shell, [lines, ...typed, ''].join('\n'));
    expect([stderr, counter.calls()]).toEqual(['', unusual.map(([, words]) => ['note', ...words])]);
    expect(await counter.texts()).toEqual(['the first']);
  });

  test('leave to heard what is not UTF-8', async () => {
    const counter = new Counter();
    const bytes = ['\\377', '\\303', '\\303(', '\\251', '\\340\\237\\277', '\\355\\240\\200', '\\360\\217\\277\\277'];
    const more = [
      '\\364\\220\\200\\200',
      '\\300\\200',
      '\\342\\303\\251\\202',
      '\\303\\251\\251',
      '\\370\\210\\200\\200\\200',
    ];
    const typed = [...bytes, ...more].map((text) => `_heard_note a$'${text}'b`);
    counter.script(shell, [await counter.instantLines(shell), ...typed, ''].join('\n'));
    expect([counter.calls().length, await counter.texts()]).toEqual([12, ['the first']]);
  });

  test('what went to heard is kept as well, to the last letter', async () => {
    const counter = new Counter('the program');
    const texts = ['y'.repeat(100_000), `@Öztürk "${'ü'.repeat(2000)}"`];
    const typed = texts.map((text) => `_heard_note ${inQuotes(text)}`);
    counter.script(shell, [await counter.instantLines(shell), ...typed, ''].join('\n'));
    expect((await counter.texts()).toSorted()).toEqual(['the first', ...texts].toSorted());
  });

  test.each<[what: string, before: (counter: Counter) => unknown, env?: Record<string, string>]>([
    ['the clock is set', () => {}, { HEARD_NOW: '2026-11-22T15:26:00Z' }],
    ['the home is another', () => {}, { HEARD_HOME: '/tmp/elsewhere' }],
    ['the state is another', () => {}, { HEARD_STATE: '/tmp/elsewhere' }],
    ['the user is another', () => {}, { HOME: '/tmp/elsewhere' }],
    ['the helper got another name', (counter) => counter.run(['config', 'set', 'helper', 'Dana'])],
    ['the home is gone', ({ shop }) => rmSync(shop.home, { recursive: true })],
    [
      'a newer heard wrote here',
      ({ shop }) => writeFileSync(join(shop.home, 'heard.json'), '{"format":2,"id":"h-aaaaaa"}\n'),
    ],
    ['the month has no file yet', ({ file }) => rmSync(file)],
    [
      'a link stands in its place',
      ({ file }) => {
        renameSync(file, `${file}.old`);
        symlinkSync(`${file}.old`, file);
      },
    ],
    [
      'the month is a link',
      ({ file }) => {
        renameSync(join(file, '..'), join(file, '../../elsewhere'));
        symlinkSync('elsewhere', join(file, '..'));
      },
    ],
    [
      'a folder stands in its place',
      ({ file }) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
    [
      'a redaction waits to be carried out',
      ({ shop }) => {
        const { id } = JSON.parse(readFileSync(join(shop.home, 'heard.json'), 'utf8'));
        mkdirSync(join(shop.folder, 'state', id, 'due'), { recursive: true });
        writeFileSync(join(shop.folder, 'state', id, 'due', '2026-11.1-x'), shop.home);
      },
    ],
  ])('leave it to heard where %s', async (_what, before, env) => {
    const counter = new Counter();
    const lines = await counter.instantLines(shell);
    await before(counter);
    const contents = () => JSON.stringify(counter.shop.records());
    const kept = contents();
    const { stderr } = counter.script(shell, `${lines}\n_heard_note one\n`, env);
    expect([stderr, counter.calls(), contents() === kept]).toEqual(['', [['note', 'one']], true]);
  });

  test('leave it to heard where the file may not grow', async () => {
    const counter = new Counter();
    const lines = await counter.instantLines(shell);
    counter.script(shell, `${lines}\ntrap '' XFSZ\nulimit -f 0\n_heard_note one\n`);
    expect([await counter.texts(), readFileSync(counter.file, 'utf8').includes('one')]).toEqual([['the first'], false]);
  });

  test('work for a person who has odd habits', async () => {
    const counter = new Counter();
    const habits = {
      bash: "set -u; set -o noclobber; set -f; shopt -s nullglob extglob; IFS=,; umask 0; alias echo='echo -e'",
      zsh: 'setopt nounset noclobber ksh_arrays sh_word_split glob_subst null_glob; IFS=,; umask 0',
    }[shell];
    const lines = await counter.instantLines(shell);
    const { stdout, stderr } = counter.script(shell, `${habits}\n${lines}\n_heard_note 'a\\tb,c * d'\necho "$IFS"\n`);
    expect([stderr, counter.calls(), stdout]).toEqual(['', [], expect.stringMatching(/^Noted: n-\d{4}-\w{6}\n,\n$/)]);
    expect(await counter.texts()).toContain('a\\tb,c * d');
    expect(modesBelow(counter.shop.home).filter((line) => !/ (700|600)$/.test(line))).toEqual([]);
  });

  test('16 shells at once that take 50 notes each keep 800 of 800', async () => {
    const counter = new Counter();
    const script = `${await counter.instantLines(shell)}\nfor ((k = 0; k < 50; k++)); do _heard_note "note $k of $1 \\"x\\""; done\n`;
    const file = join(counter.shop.folder, 'crowd');
    writeFileSync(file, script);
    const crowd = Array.from({ length: 16 }, (_, number) =>
      once(spawn(shell, [...shells[shell], file, String(number)], { env: counter.env, stdio: 'ignore' }), 'close'),
    );
    await Promise.all(crowd);
    const records = counter.shop.records();
    const found = {
      notes: new Set(await counter.texts()).size - 1,
      records: new Set(records.map(({ id }) => id)).size - 1,
      names: new Set(records.map(({ note }) => note)).size - 1,
      calls: counter.calls().length,
      doctor: (await counter.run(['doctor'])).out.split(':')[0],
      open: modesBelow(counter.shop.home).filter((line) => !/ (700|600)$/.test(line)),
    };
    figure('3', `kept ${found.notes}/800 instant notes of 16 shells (${shell}), left to heard ${found.calls}`, {
      found,
      wanted: { notes: 800, records: 800, names: 800, calls: 0, doctor: 'Everything is well', open: [] },
    });
  });

  test('none is lost while files are rewritten', async () => {
    const counter = new Counter();
    const lines = await counter.instantLines(shell);
    const file = join(counter.shop.folder, 'crowd');
    writeFileSync(file, `${lines}\nfor ((k = 0; k < 100; k++)); do _heard_note "note $k of $1"; done\n`);
    const home = openHome(counter.shop.home, Math.random);
    const machine = /([^/]+)\.jsonl$/.exec(counter.file)?.[1] ?? '';
    let running = 4;
    for (const number of [1, 2, 3, 4]) {
      const child = spawn(shell, [...shells[shell], file, String(number)], { env: counter.env, stdio: 'ignore' });
      child.on('close', () => {
        running -= 1;
      });
    }
    let rewritten = 0;
    for (; running > 0; await setImmediate()) {
      const desk = { home, machine, state: join(counter.shop.folder, 'state') };
      // Each line twice at most: what changes is that a blank stands at its end.
      const edit = ({ bytes }: { readonly bytes: Buffer }) =>
        bytes.at(-1) === 0x20 ? undefined : Buffer.concat([bytes, Buffer.from(' ')]);
      rewritten += rewriteFolder(desk, new Date().toISOString().slice(0, 7), edit).length;
    }
    const texts = new Set(await counter.texts());
    const shells400 = [1, 2, 3, 4].flatMap((number) => Array.from({ length: 100 }, (_, k) => `note ${k} of ${number}`));
    const left = counter.calls().map(([, words]) => words);
    expect(shells400.filter((text) => !texts.has(text) && !left.includes(text))).toEqual([]);
    // How often depends on how busy the computer is.
    expect(rewritten).toBeGreaterThan(0);
    expect(modesBelow(counter.shop.home).filter((line) => !/ (700|600)$/.test(line))).toEqual([]);
  });

  test.skipIf(!hasTerminal())('are taken at a prompt', async () => {
    const counter = new Counter();
    writeFileSync(join(counter.shop.folder, 'lines'), await counter.instantLines(shell));
    const terminal = openTerminal({
      command: shell,
      args: [...shells[shell], '-i'],
      cwd: counter.shop.folder,
      env: { ...counter.env, PS1: '$ ' },
    });
    onTestFinished(() => terminal.kill('SIGKILL'));
    terminal.type('eval "$(cat lines)"; echo rea""dy\r');
    await terminal.waitFor(/^ready$/m);
    terminal.type('n @miller wants a "second screen"\r');
    await terminal.waitFor(/^Noted: n-\d{4}-\w{6} \(miller\)$/m);
    expect([counter.calls(), await counter.texts()]).toEqual([[], ['@miller wants a second screen', 'the first']]);
  });

  const hasStrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
  if (!hasStrace) console.warn('SKIPPED: how often a shell writes, as strace is not here or may not look');
  test.runIf(hasStrace)('are one write, and start no other program', async () => {
    const counter = new Counter();
    const file = join(counter.shop.folder, 'one');
    writeFileSync(file, `${await counter.instantLines(shell)}\n_heard_note ${'x'.repeat(2999)} \n`);
    const trace = join(counter.shop.folder, 'trace');
    const args = [
      '-f',
      '-qq',
      '-e',
      'trace=write,execve,clone,fork,vfork,clone3',
      '-o',
      trace,
      shell,
      ...shells[shell],
      file,
    ];
    spawnSync('strace', args, { env: counter.env });
    const calls = readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !/SIGCHLD/.test(line));
    const said = calls.map((line) => line.replace(/^\d+ +/, '').replace(/".*?"(?=\.\.\.)|\d+\) *= .*/g, ''));
    expect(said.filter((line) => !/Noted|write\(\d+, "-\\n"/.test(line))).toHaveLength(2);
  });

  test('see the sign of every secret that heard sees, and few others', () => {
    const guard = guarded(shell);
    const texts = [...secretTexts.map(([text]) => text), ...harmlessTexts, ...plain];
    const seen = guard(texts);
    const missed = texts.filter((text, at) => mayHoldSecret(text) && !seen[at]);
    expect(missed).toEqual([]);
  });
});

/** Which of the texts the lines in a shell take for secrets. */
function guarded(shell: InstantShell) {
  const [first, then] = shell === 'zsh' ? ['emulate -L zsh', 'setopt no_multibyte'] : [':', ':'];
  const script = `look() {
  ${first}
  local -l small="$1"
  local low=" $small " text="$1" digits='' dashes='' keys='' LC_ALL=C
  ${then}
${secretGuard}
}
while IFS= read -r -d '' text; do look "$text" && echo no || echo yes; done`;
  return (texts: readonly string[]): readonly boolean[] => {
    const input = texts.map((text) => `${text}\0`).join('');
    const { stdout } = spawnSync(shell, [...shells[shell], '-c', script], { input, encoding: 'utf8' });
    return stdout
      .trim()
      .split('\n')
      .map((word) => word === 'yes');
  };
}

/** Beginnings and pieces of what announces a secret. */
const pieces = secretTexts.flatMap(([text]) => text.split(/(?<=[\s:=-])/));

test.each(instant)('no text passes %s in which heard sees a sign', (shell) => {
  const guard = guarded(shell);
  const piece = fc.oneof(
    fc.constantFrom(...pieces, 'K', 'ſ', 'İ', 'keyboard', 'PİN', '_', '.', 'ẞ'),
    fc.string({ maxLength: 4 }),
  );
  const text = fc.array(piece, { maxLength: 4 }).map((parts) => parts.join('').replaceAll('\0', ''));
  fc.assert(
    fc.property(fc.array(text, { minLength: 300, maxLength: 300 }), (texts) => {
      const seen = guard(texts);
      expect(texts.filter((one, at) => mayHoldSecret(one) && !seen[at])).toEqual([]);
    }),
    { numRuns: 4 },
  );
});

test('a line that went into a file which a rewrite took away is written again', async () => {
  const counter = new Counter();
  const lines = await counter.instantLines('bash');
  const { file } = counter;
  // Just before the line goes out, when both descriptors are open.
  const rewrite = `mv '${file}' '${file.replace('.jsonl', '.1.jsonl')}'; (umask 077; : > '${file}'); trap - DEBUG`;
  counter.script(
    'bash',
    `${lines}\nset -T\ntrap 'case $BASH_COMMAND in *"echo -nE"*) ${rewrite.replaceAll("'", "'\\''")} ;; esac' DEBUG\n_heard_note one\n`,
  );
  const written = counter.shop.records().filter(({ events }) => events[0]?.text === 'one');
  expect([counter.calls(), written.length, new Set(written.map(({ id }) => id)).size]).toEqual([[], 2, 1]);
});

test('days are reckoned as the calendar has them', async () => {
  const counter = new Counter();
  const lines = await counter.instantLines('bash');
  const machine = counter.file.split('/').at(-1) ?? '';
  const instants = [
    '2026-12-31T23:59:59.999Z',
    '2027-01-01T00:00:00.000Z',
    '2028-02-29T12:00:00.001Z',
    '2099-12-31T01:02:03.045Z',
  ];
  const typed = instants.map((at) => {
    const folder = join(counter.shop.home, 'journal', at.slice(0, 7));
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(join(folder, machine), '', { mode: 0o600 });
    return `EPOCHREALTIME=${Math.floor(Date.parse(at) / 1000)}.${at.slice(20, 23)}789\n_heard_note ${at.slice(0, 10)}\n`;
  });
  counter.script('bash', `${lines}\nunset EPOCHREALTIME\n${typed.join('')}`);
  const records = counter.shop.records().slice(1);
  expect(records.map(({ at, events }) => [at, events[0]?.text])).toEqual(instants.map((at) => [at, at.slice(0, 10)]));
  expect(counter.calls()).toEqual([]);
});
