import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fill, playbookWith } from '../attacks/filled.ts';
import { forbiddenIn, hostile } from '../attacks/payloads.ts';
import { storyIn, uncalled } from '../attacks/story.ts';
import { leaks, mark, marked, ownSequences } from '../attacks/tame.ts';
import { append } from '../commands/append.ts';
import { Shop } from '../commands/shop.ts';
import { figure } from '../figures.ts';
import { hasTerminal, type TestTerminal } from '../pty.ts';
import { type Desk, openDesk, program } from '../visits/desk.ts';
import { walk } from '../visits/walk.ts';

const texts = hostile.map(([, text]) => text);
const floods = [0, 1].map((part) => marked(texts.filter((_, at) => at % 2 === part).join(mark)));

test('each payload alone does nothing in what any command prints', async () => {
  const found: string[] = [];
  let [runs, shown] = [0, 0];
  for (const payload of texts) {
    const text = marked(payload);
    const shop = new Shop();
    for (const { args } of storyIn(shop.folder, text)) {
      const { code, out, err } = await shop.run(args, { isShown: true });
      runs += 1;
      if ((out + err).includes(mark)) shown += 1;
      const leaked = [...leaks(out), ...leaks(err)];
      if (leaked.length > 0 || code === 70) found.push(`${JSON.stringify(args)}: ${code} ${JSON.stringify(leaked)}`);
    }
  }
  expect(shown).toBeGreaterThan(runs / 3);
  figure('S1', `${texts.length} payloads, each alone, ${runs} runs of every command: forbidden bytes ${found.length}`, {
    found: { found },
    wanted: { found: [] },
  });
});

/** Waits for the end; whatever asks is left, again and again, and what confirms is told no. */
async function written(terminal: TestTerminal): Promise<string> {
  let presses = 0;
  const leaving = setInterval(() => {
    presses += 1;
    if (presses < 10) terminal.press('ctrl-c');
    else terminal.kill('SIGKILL');
  }, 1000);
  try {
    const code = await terminal.exit();
    expect(code, terminal.screen().join('\n')).not.toBe(137);
    return terminal.written();
  } finally {
    clearInterval(leaving);
  }
}

/** Lines that ask something on a terminal, beside those that never do. */
const asking = [
  '',
  'note',
  'new',
  'new --plain',
  'resume',
  'resume --plain',
  'decide 2611-aaaaaa think',
  'done 2611-aaaaaa',
  'undo',
  'redact 2611-aaaaaa',
];

const start = async (desk: Desk, lines: readonly (readonly string[])[]): Promise<readonly string[]> => {
  const all: string[] = [];
  for (const args of lines)
    all.push(
      await written(
        desk.open([...args], { env: { USER: floods[0]?.replaceAll('\0', ''), EDITOR: 'true', VISUAL: undefined } }),
      ),
    );
  return all;
};

/** A visit in which everything known and everything in the playbook holds the text, and much is pasted. */
async function visit(desk: Desk, text: string): Promise<string> {
  append(join(desk.env.HEARD_HOME ?? '', 'playbooks/visit.yaml'), playbookWith(text, 'visit'));
  const paste = (typed: string) => `\u001b[200~${typed}\u001b[201~`;
  const terminal = desk.open(['new', '-p', 'visit', '-c', `Zoe ${text}`, `it stops ${text}`]);
  const { code } = await walk(terminal, [
    [/Say it back/, ['n', /What did I miss/, paste(text), /Ctrl-C|¤/, '\r']],
    [/Say it back/, 'y'],
    [/look at it/, 'l'],
    [/Which device/, [paste(`laptop ${text}`), /laptop/, '\r']],
    [/What would you like to do/, ['l', /own words/, paste(text), /¤/, '\r']],
    [/promised/, '\r'],
  ]);
  expect(code).toBe(0);
  return terminal.written();
}

describe.skipIf(!hasTerminal())('in a real terminal', () => {
  test('only such orders come from any command and any prompt as come without a payload', async () => {
    const tidy: (() => Promise<void>)[] = [];
    onTestFinished(async () => {
      for (const end of tidy) await end();
    });
    const session = async (text: string) => {
      const desk = openDesk((end) => void tidy.push(end));
      fill({ home: desk.env.HEARD_HOME ?? '', state: desk.env.HEARD_STATE ?? '' }, [text]);
      const typable = text.replaceAll('\0', '');
      const story = storyIn(desk.env.HOME ?? '', typable).filter(({ args }) => args[0] !== 'new');
      const lines = [...story.map(({ args }) => args), ...asking.map((line) => line.split(' ').filter(Boolean))];
      expect(uncalled(lines.map((args) => ({ args })))).toEqual([]);
      return [await visit(desk, typable), ...(await start(desk, lines))];
    };
    const own = ownSequences((await session(marked('Ana'))).join('\n'));
    const found = new Set<string>();
    let [runs, shown] = [0, 0];
    for (const text of floods) {
      for (const screen of await session(text)) {
        runs += 1;
        if (screen.includes(mark)) shown += 1;
        for (const leak of leaks(screen.replaceAll('\r\n', '\n'), own)) found.add(`${JSON.stringify(leak)}`);
      }
    }
    expect(shown).toBeGreaterThan(runs / 2);
    figure('S1', `in a real terminal, ${runs} runs: forbidden bytes ${found.size}`, {
      found: { found: [...found] },
      wanted: { found: [] },
    });
  });
});

test('bytes that are no text come out as none that act', () => {
  const desk = openDesk();
  expect(desk.run(['note', 'call']).code).toBe(0);
  const raw = Buffer.from([0x9b, 0x32, 0x4a, 0x9d, 0x30, 0x3b, 0x90, 0x84, 0xc0, 0xaf, 0xff]).toString('latin1');
  const line = `\n{"v":1,"id":"01KAB3","at":"2026-11-21T09:00:00.000Z","by":"${raw}","machine":"m","case":"2611-aaaaaa","events":[{"kind":"opened","client":{"id":"c-ana001","name":"Ana ${raw}"}},{"kind":"listened","words":"stops ${raw}","readbacks":[],"confirmed":true}]}\n`;
  append(join(desk.env.HEARD_HOME ?? '', 'journal/2026-11/van.jsonl'), Buffer.from(line, 'latin1'));
  append(join(desk.env.HEARD_HOME ?? '', 'playbooks/raw.yaml'), Buffer.from(`id: ${raw}\n`, 'latin1'));
  append(join(desk.env.HEARD_CONFIG ?? '', 'settings.json'), Buffer.from(`{"${raw}`, 'latin1'));
  const lines = [
    '',
    'list',
    'show aaa',
    'show aaa --history',
    'find stops',
    'export',
    'export --format csv',
    'export --format md',
    'export --format html',
    'export --format ics',
    'config',
    'playbook list',
  ];
  const found = lines.flatMap((line) => {
    const args = [program, ...line.split(' ').filter(Boolean)];
    const { stdout, stderr } = spawnSync(process.execPath, args, { env: { PATH: process.env.PATH, ...desk.env } });
    return [stdout, stderr].flatMap((bytes) => {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return forbiddenIn(text.replace(/\r?\n/g, ''));
    });
  });
  figure('S1', `bytes that are no UTF-8, ${lines.length} commands: forbidden bytes ${found.length}`, {
    found: { found },
    wanted: { found: [] },
  });
});
