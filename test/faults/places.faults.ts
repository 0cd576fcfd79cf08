import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { scratchFolder } from '../adapters/scratch.ts';
import { homeId, playbookWith } from '../attacks/filled.ts';
import { sit } from '../attacks/sit.ts';
import { storyIn } from '../attacks/story.ts';
import { figure } from '../figures.ts';

/** A home, a state folder and settings in which everything is that heard ever makes. */
function prepare(): string {
  const folder = scratchFolder();
  const story = storyIn(folder, 'Ana').slice(0, 30);
  mkdirSync(join(folder, 'home/playbooks'), { recursive: true });
  writeFileSync(join(folder, 'home/heard.json'), JSON.stringify({ format: 1, id: homeId }));
  writeFileSync(join(folder, 'home/playbooks/own.yaml'), playbookWith('Ana'));
  const settings = [
    ['config', 'set', 'rate', '90'],
    ['list', '-a'],
  ];
  sit({ folder, lines: [...story.map(({ args }) => args), ...settings] });
  const draft = { interview: '2611-dddddd', version: 1, startedAt: '2026-11-22T10:00:00.000Z', answers: {}, aside: {} };
  mkdirSync(join(folder, 'state', homeId, 'drafts'), { recursive: true });
  writeFileSync(join(folder, 'state', homeId, 'drafts/2611-dddddd.json'), JSON.stringify(draft));
  return folder;
}

/** Every file and folder below home, state and settings; what changes with the month and the machine by what it is. */
function placesIn(folder: string): readonly string[] {
  return [
    ...roots,
    ...roots.flatMap((root) =>
      readdirSync(join(folder, root), { recursive: true, encoding: 'utf8' }).map((path) => join(root, path)),
    ),
  ];
}

const roots = ['home', 'state', 'settings'];

/** The three folders may be links, and so may the settings that somebody keeps with others of theirs. */
const isAllowed = (what: string, place: string) =>
  (/^a link(?: to something else)?$/.test(what) && roots.includes(place)) ||
  (what === 'a link' && place === 'settings/settings.json');

type Odd = (path: string, victim: string) => void;

const odd: Readonly<Record<string, Odd>> = {
  'a link': (path, victim) => symlinkSync(victim, path),
  'a link to something else': (path, victim) => {
    if (lstatSync(victim).isFile()) writeFileSync(victim, 'precious');
    symlinkSync(victim, path);
  },
  'a link to nowhere': (path, victim) => symlinkSync(`${victim}-nowhere`, path),
  'a pipe': (path) => execFileSync('mkfifo', [path]),
  'a device': (path) => symlinkSync('/dev/zero', path),
  'a socket': (path) => {
    const server = createServer().listen(path);
    onTestFinished(() => void server.close());
  },
  'a folder': (path) => mkdirSync(join(path, 'inner'), { recursive: true }),
  'a file': (path) => writeFileSync(path, 'neither'),
};

/** A folder or file and all that is in it, as one text. */
function seen(path: string): string {
  if (!existsSync(path)) return 'nothing';
  const { mode } = lstatSync(path);
  const inside = lstatSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .map((name) => `${name}: ${seen(join(path, name))}`)
    : [readFileSync(path, 'latin1')];
  return [mode.toString(8), ...inside].join('\n');
}

const lines = [
  'note call',
  'note -k last call',
  'list -a',
  'show last',
  'find Ana',
  'promise last ring --due fri',
  'notes',
  'export',
  'playbook list',
  'config',
  'config set rate 95',
  'config set helper Bob',
  'resume',
  'undo',
  'new --answers visit.json',
  'doctor',
  'doctor --fix',
  'redact last Ana',
  'backup kept.zip --force',
  'note at the end',
].map((line) => line.split(' '));

test.skipIf(process.platform === 'win32')(
  'whatever stands where heard keeps a file or a folder, nobody waits and nothing outside changes',
  () => {
    const whole = prepare();
    const places = placesIn(whole);
    const wrong: string[] = [];
    let tried = 0;
    expect(places.length).toBeGreaterThan(15);
    for (const place of places) {
      const isFolder = lstatSync(join(whole, place)).isDirectory();
      for (const [what, put] of Object.entries(odd)) {
        if (what === (isFolder ? 'a folder' : 'a file') || isAllowed(what, place)) continue;
        const folder = scratchFolder();
        cpSync(whole, folder, { recursive: true });
        const path = join(folder, place);
        const victim = join(folder, 'outside');
        renameSync(path, victim);
        put(path, victim);
        const before = [seen(victim), seen(`${victim}-nowhere`)];
        tried += 1;
        const sat = sit({ folder, lines, timeout: 20_000 });
        const about = `${what} in place of ${place}`;
        if (!sat) wrong.push(`${about}: no end`);
        for (const code of sat?.codes ?? [])
          if (![0, 1, 2, 3].includes(Number(code))) wrong.push(`${about}: ${code} ${sat?.err}`);
        if (seen(victim) !== before[0] || seen(`${victim}-nowhere`) !== before[1])
          wrong.push(`${about}: what is outside changed`);
        rmSync(folder, { recursive: true, force: true });
      }
    }
    figure(
      'S11',
      `${tried} odd things in place of ${places.length} files and folders: hanging, failing or victims changed ${wrong.length}`,
      {
        found: { wrong },
        wanted: { wrong: [] },
      },
    );
  },
);
