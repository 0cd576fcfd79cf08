import { writeFileSync } from 'node:fs';
import { catalogue } from '../../src/cli/catalogue.ts';
import { listed, published, release } from '../domain/support/published.ts';

/** A line typed after `heard`, and the exit code it ends with. */
export interface Line {
  readonly args: readonly string[];
  readonly code: number;
}

const done = (...args: readonly string[]): Line => ({ args, code: 0 });

/** An answers file with the text wherever an answer is free. */
export function visitWith(text: string): string {
  return JSON.stringify({
    client: `Ada ${text}`,
    words: `It stops ${text}`,
    readbacks: [{ answer: 'nearly', text, correction: text }, { answer: 'yes' }],
    feeling: text,
    wants: 'look',
    devices: [`laptop ${text}`],
    playbook: 'none',
    worry: text,
    blocked: text,
    frequency: '3/week',
    minutes: 5,
    changed: text,
    since: text,
    scope: 'one',
    tried: text,
    message: text,
    seen: text,
    hourValue: '40.00',
    worryAnswer: text,
    fixes: [
      {
        title: `It prints ${text}`,
        lines: [{ kind: 'labour', text, quantity: 1, unitPrice: '90.00' }],
        sideEffects: [text],
        excludes: [text],
        assumes: [text],
      },
    ],
    liveWithIt: { how: text, risk: text, cannotBeBoughtBack: text },
    choice: 'fix',
    choiceWords: text,
    when: 'now',
    works: 'no',
    promises: [{ what: `call ${text}`, who: `me ${text}`, due: '2026-11-24' }],
    notes: [text],
    parked: [`another problem ${text}`],
  });
}

/**
 * Lines that use every command once and more, in an order in which each finds what it needs in a home where nothing was
 * before; `folder` holds what is read and written elsewhere. The text stands wherever text is free.
 */
export function storyIn(folder: string, text: string): readonly Line[] {
  const answers = `${folder}/visit.json`;
  writeFileSync(answers, visitWith(text));
  const dates = `${folder}/dates.json`;
  writeFileSync(dates, JSON.stringify(published([listed('acme-os', [release('1')], { label: 'Acme OS' })])));
  const [old, map] = [`${folder}/old.csv`, `${folder}/map.json`];
  const cell = `"${text.replaceAll('\0', '').replaceAll('"', '""')}`;
  writeFileSync(old, `Day,Who,What,${cell}"\n2026-03-04,${cell} Old",${cell} hums",${cell}"\n`);
  const columns = { on: 'Day', client: 'Who', words: 'What' };
  writeFileSync(map, JSON.stringify({ format: 1, columns, constants: { notes: text } }));
  return [
    done(),
    done('note', `call ${text}`),
    done('note', '-c', `Ada ${text}`, 'wants', text),
    done('new', '--answers', answers),
    { args: ['new', '-c', `Bea ${text}`, '--on', 'yesterday', text], code: 2 },
    { args: ['resume'], code: 1 },
    done(),
    done('--json'),
    done('list'),
    done('list', '-a', '--json'),
    done('list', '-c', `Ada ${text}`, 'stops'),
    done('show'),
    done('show', 'last', '--history'),
    done('show', 'last', '--json'),
    done('find', text),
    done('find', '--regex', 'stops.*'),
    done('find', 'stops', '--json'),
    done('notes'),
    done('notes', '--json'),
    done('note', '-k', 'last', text),
    done('promise', 'last', `ring ${text}`, '--due', 'fri', '--who', `Bob ${text}`),
    done('offer', 'last', '--live-with-it', `${text}; risk: ${text}; look again: 3d`, '--hour-value', '40'),
    done('offer', 'last', 'New door 90', '--side-effects', text, '--plain', '--json'),
    done(
      'ring',
      'last',
      '--piece',
      `bell ${text}`,
      '--maker',
      `Acme ${text}`,
      '--points-to',
      `HP ${text}`,
      '--reference',
      text,
    ),
    done('ring', '--piece', `bell ${text}`, '--runs', text, '--sold-by', text, '--swap', text, '--hours', '2'),
    done('ring', '--return-by', '3d', '--page'),
    done('ring', '--json'),
    done('buy', `a bell ${text}`, '--must-do', text, '--works-with', text, '--return-by', '3d', '--source', text),
    done('buy', text, '-k', 'last', '--updates-until', '2029-10', '--json'),
    done('support', 'windows', '10'),
    done('support', 'windows', '10', '22H2', '--json'),
    { args: ['support', text], code: 1 },
    done('support', 'set', `laptop ${text}`, '--product', text),
    done('support', 'set', `laptop ${text}`, '--until', '3d', '--source', text, '--json'),
    done('support', 'update', '--from', dates),
    done('show'),
    done('keep', 'last', '1'),
    done('keep', 'last'),
    done('decide', 'last', 'think', '--until', '2w', '--words', text),
    done('decide', 'last', 'hand-over', '--to', text, '--by', 'fri'),
    done('decide', 'last', 'no', '--reason', text, '--alternative', text),
    done('decide', 'last', 'live-with-it', '--words', text),
    done('reopen', 'last', '--why', text),
    done('done', 'last', '--works', 'yes', '--spent', '45', '--charged', '90', '--agreed', text, '--words', text),
    done('reopen', 'last', '--why', text),
    done('close', 'last', '--result', 'not-fixed'),
    done('undo'),
    done('sheet'),
    done('sheet', 'last', '--format', 'md'),
    done('sheet', 'last', '--json'),
    done('sheet', '-o', `${folder}/sheet.html`),
    done('export'),
    done('export', '--json'),
    done('export', '--format', 'csv'),
    ...['md', 'html', 'ics'].map((format) => done('export', '--format', format)),
    done('export', '--format', 'md', '-o', `${folder}/archive/`),
    done('export', '-o', `${folder}/cases.ndjson`),
    done('import', `${folder}/cases.ndjson`),
    done('import', old, '--map', map, '--dry-run'),
    done('import', old, '--map', map),
    { args: ['import', answers, '--map', map], code: 2 },
    { args: ['undo', '--batch', text], code: 1 },
    done('undo'),
    done('alias', 'bash', '--instant'),
    done('completion', 'bash'),
    done('completion', 'next', '--', 'show', text),
    done('completion', 'next', '--', 'show', ''),
    done('config'),
    done('config', 'list'),
    done('config', 'set', 'helper', `Dana ${text}`),
    done('config', 'set', 'rate', '90'),
    done('config', 'get', 'helper'),
    done('config', 'path'),
    { args: ['config', 'edit'], code: 2 },
    done('playbook', 'list'),
    done('playbook', 'find', `printer ${text}`),
    done('playbook', 'show', 'slow-computer'),
    done('playbook', 'path'),
    done('playbook', 'new', 'mine', '--title', text.replaceAll('{{', '{ {').slice(0, 500)),
    { args: ['playbook', 'check'], code: 3 },
    { args: ['playbook', 'edit', 'mine'], code: 2 },
    { args: ['playbook', 'try', 'slow-computer'], code: 2 },
    done('playbook', 'prices', 'slow-computer', 'tidy', '--set', '120'),
    done('playbook', 'prices'),
    done('playbook', 'prices', 'slow-computer', '--json'),
    { args: ['playbook', 'prices', text], code: 1 },
    { args: ['file', 'n-2611-aaaaaa', 'last'], code: 1 },
    done('redact', 'last', text),
    done('doctor'),
    done('backup', `${folder}/backup.zip`),
    done('backup', 'verify', `${folder}/backup.zip`),
    done('restore', `${folder}/backup.zip`, '--home', `${folder}/restored`),
    done('forget', `Ada ${text}`),
  ];
}

/** Commands of the catalogue that none of these lines calls. */
export function uncalled(lines: readonly Pick<Line, 'args'>[]): readonly string[] {
  const called = new Set(lines.map(({ args }) => pathOf(args)));
  return catalogue.flatMap(({ path, load }) => (load && !called.has(path) ? [path] : []));
}

function pathOf([first = '', second]: readonly string[]): string {
  if (first.startsWith('-')) return '';
  return catalogue.some(({ path }) => path === `${first} ${second}`) ? `${first} ${second}` : first;
}

/** What may stand for an argument so that a command goes on to its flags; any other argument is the text. */
const fitting: Readonly<Record<string, string>> = {
  case: '2611-aaaaaa',
  choice: 'think',
  note: 'n-2611-aaaaaa',
  number: '1',
  key: 'helper',
};

/** A flag with a value as it is declared: the long word, and what it takes. */
const valued = /(--[a-z-]+) <(\w+)>/;

/**
 * Lines that give the text to every command as each of its arguments and flags, as a flag it has not and as one word too
 * many. Where a file is to be named, its name is the text, in `folder`.
 */
export async function everyLineIn(folder: string, text: string): Promise<readonly (readonly string[])[]> {
  const named = `${folder}/${text.replaceAll('\0', '')}`;
  const lines: string[][] = [[text], [`--${text}`], ['help', text], ['--home', named, 'list'], [text, '--help']];
  for (const { path, load } of catalogue) {
    const words = path.split(' ').filter(Boolean);
    lines.push([...words, `--${text}`], [...words, '--json', text, text, text, text]);
    if (!load) continue;
    const { args = '', flags } = await load();
    const names = [...args.matchAll(/[\w-]+/g)].map(([name]) => name);
    const known = names.map((name) => fitting[name] ?? (name === 'file' ? named : text));
    lines.push([...words, ...names.map((name) => (name === 'file' ? named : text))], [...words, ...known]);
    for (const flag of flags) {
      const [, long, takes] = valued.exec(flag.flags) ?? [];
      if (long) lines.push([...words, ...known, long, takes === 'file' ? named : text]);
    }
  }
  return lines;
}
