import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HeardError } from '../../src/errors.ts';
import type { Person } from '../../src/interview/respondent.ts';
import { Shop } from './shop.ts';

const chair = `# my chair
id: squeaky-chair
title: The chair squeaks   # as they say
component: office
triggers: [squeak]
workaround: Sit still.
risk: It squeaks in a call.
escalate: The maker of the chair.
sayNo: {ask: Paint it, reason: Paint does not help, alternative: Oil}
`;

/** A shop with own playbooks, by file name. */
function shopWith(files: Readonly<Record<string, string>> = {}): Shop {
  const shop = new Shop();
  mkdirSync(join(shop.home, 'playbooks'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(shop.home, 'playbooks', name), text);
  return shop;
}

const own = (shop: Shop, name = '') => join(shop.home, 'playbooks', name);
const within = (shop: Shop) => `${own(shop)}/`;
const textOf = (shop: Shop, name: string) => readFileSync(own(shop, name), 'utf8');

/** Somebody who answers in turn, and what they were asked; who has no answer left presses Ctrl-C where `leaves`. */
function personWho(answers: readonly string[], edit: Person['edit'] = () => {}) {
  const asked: string[] = [];
  const person: Partial<Person> = {
    line: async (question) => {
      asked.push(question);
      const answer = answers[asked.length - 1];
      if (answer === '^C') throw new HeardError('Stopped. Nothing was changed.', { code: 'interrupted' });
      return answer ?? '';
    },
    edit,
  };
  return { person, asked };
}

describe('heard playbook list and show', () => {
  test('say which are yours, and which stand in place of a shipped one', async () => {
    const shop = shopWith({
      'squeaky-chair.yaml': chair,
      'wifi-drops.yaml': chair.replace('squeaky-chair', 'wifi-drops'),
    });
    const { playbooks } = await shop.json('playbook list');
    const origins = Object.fromEntries(playbooks.map((one: { id: string; origin: string }) => [one.id, one.origin]));
    expect(origins).toMatchObject({ 'squeaky-chair': 'own', 'wifi-drops': 'overriding', 'slow-computer': 'shipped' });
    const { out } = await shop.line('playbook list');
    expect(out).toMatch(/wifi-drops +office +yours instead: The chair squeaks/);
    expect(out).toContain('39 came with heard, 1 is yours, 1 of yours stands in place of a shipped one.');
    expect((await shop.line('playbook show wifi-drops')).out).toContain('yours, in place of the shipped one');
    expect((await shop.json('playbook show squeaky-chair')).origin).toBe('own');
  });
});

describe('heard playbook path', () => {
  test('names the folder, also before it is there', async () => {
    const shop = new Shop();
    expect(await shop.line('playbook path')).toEqual({
      code: 0,
      out: `${own(shop)}\n`,
      err: expect.stringContaining('not there yet'),
    });
    expect(existsSync(shop.home)).toBe(false);
  });

  test('names the file of one of yours, whatever it is called, also while it cannot be used', async () => {
    const shop = shopWith({ 'a.yml': chair, 'broken.yaml': 'id: [' });
    expect(await shop.json('playbook path squeaky-chair')).toEqual({ schemaVersion: 1, path: own(shop, 'a.yml') });
    expect((await shop.line('playbook path broken')).out).toBe(`${own(shop, 'broken.yaml')}\n`);
  });

  test.each([
    ['slow-computer', 'came with heard', 'heard playbook edit slow-computer'],
    ['slow-computre', 'The nearest is slow-computer', 'heard playbook list'],
  ])('has none for %s, and says what helps', async (id, said, help) => {
    const { code, out, err } = await shopWith().line(`playbook path ${id}`);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(said);
    expect(err).toContain(help);
  });
});

describe('heard playbook check', () => {
  test('names every fault with its place and how to mend it, and ends with 3', async () => {
    const shop = shopWith({
      'b.yaml': chair.replace('risk:', 'rissk:'),
      'a.yaml': chair.replace('Sit still.', 'Sit: still.'),
      'squeaky-chair.yaml': chair,
    });
    const { code, out } = await shop.line('playbook check');
    expect(code).toBe(3);
    const said = out.replaceAll(within(shop), '').replace(/\s+/g, ' ');
    expect(said).toBe(
      'a.yaml:6:13: this reads like a key within a key. Put a text that holds ": " in double quotes, and begin lines that belong together in the same column. ' +
        'b.yaml:2:1: "risk" is missing. Add a line "risk: …". What may happen while living with it, in one sentence the client reads. ' +
        'b.yaml:7:1: unknown key "rissk". Did you mean risk? 3 playbooks looked at, 3 to mend. ',
    );
    const { code: again, out: json } = await shop.line('playbook check --json');
    const { looked, faults, remarks, ...rest } = JSON.parse(json);
    expect([again, rest, remarks]).toEqual([3, { schemaVersion: 1 }, []]);
    expect(looked).toEqual(['a.yaml', 'b.yaml', 'squeaky-chair.yaml'].map((name) => own(shop, name)));
    expect(faults).toHaveLength(3);
    expect(faults[2]).toEqual({
      file: own(shop, 'b.yaml'),
      line: 7,
      column: 1,
      message: 'unknown key "rissk"',
      mend: 'Did you mean risk?',
    });
  });

  test('says that all is well, or that there is nothing of yours to look at', async () => {
    const shop = shopWith({ 'squeaky-chair.yaml': chair });
    expect(await shop.line('playbook check')).toEqual({
      code: 0,
      out: '1 playbook looked at, nothing to mend.\n',
      err: '',
    });
    const none = await new Shop().line('playbook check');
    expect([none.code, none.out]).toEqual([0, expect.stringContaining('No playbooks of your own in')]);
  });

  test('looks at one file by its path or by its id, and at nothing that is not there', async () => {
    const shop = shopWith({ 'squeaky-chair.yaml': chair, 'broken.yaml': 'id: [' });
    expect((await shop.line(`playbook check ${own(shop, 'squeaky-chair.yaml')}`)).code).toBe(0);
    expect((await shop.line('playbook check squeaky-chair')).code).toBe(0);
    expect((await shop.line('playbook check broken')).code).toBe(3);
    const { code, err } = await shop.line('playbook check no-such.yaml');
    expect([code, err]).toEqual([1, expect.stringContaining(own(shop))]);
  });

  test('names an id that is not the name of the file, or that two files have', async () => {
    const shop = shopWith({ 'chair.yaml': chair, 'squeaky-chair.yaml': chair });
    const { faults } = JSON.parse((await shop.line('playbook check --json')).out);
    expect(faults).toEqual([
      {
        file: own(shop, 'chair.yaml'),
        line: 2,
        column: 1,
        message: 'the id is "squeaky-chair", and the file is called chair.yaml',
        mend: 'Call the file squeaky-chair.yaml.',
      },
      {
        file: own(shop, 'squeaky-chair.yaml'),
        line: 2,
        column: 1,
        message: 'chair.yaml has the id "squeaky-chair" too',
        mend: 'Give one of them another id and name.',
      },
    ]);
  });

  test('remarks on what the client may hear otherwise than it is meant, which blocks nothing', async () => {
    const shop = shopWith({ 'squeaky-chair.yaml': chair.replace('Sit still.', 'Just reboot it.') });
    const { code, out } = await shop.line('playbook check');
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toMatch(
      /:6:1: "Just" may .* Better: .*nothing to mend, 2 remarks on the wording\./,
    );
  });
});

describe('heard playbook new', () => {
  test('writes a commented file without a terminal, and check says what is left to fill in', async () => {
    const shop = new Shop();
    const { code, out } = await shop.run(['playbook', 'new', '--title', 'Thé chair: squeaks']);
    expect(code).toBe(0);
    expect(out).toContain(`Written: ${own(shop, 'the-chair-squeaks.yaml')}`);
    expect(out).toContain('"workaround" is missing');
    const text = textOf(shop, 'the-chair-squeaks.yaml');
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/\.schema\.json\n/);
    expect(text).toContain('\nid: the-chair-squeaks\n');
    expect(text).toContain('\ntitle: "Thé chair: squeaks"\n');
    expect(text).toMatch(/\n# What may happen while living with it.*\n#risk: /);
    expect(JSON.parse(textOf(shop, '.schema.json'))).toMatchObject({ title: 'heard playbook' });
    expect([statSync(own(shop, 'the-chair-squeaks.yaml')).mode & 0o777, statSync(own(shop)).mode & 0o777]).toEqual([
      0o600, 0o700,
    ]);
    const checked = JSON.parse((await shop.line('playbook check --json')).out);
    expect(checked.faults.map(({ message }: { message: string }) => message)).toEqual(
      ['component', 'triggers', 'workaround', 'risk', 'escalate', 'sayNo'].map((key) => `"${key}" is missing`),
    );
    for (const line of ['doctor', 'backup heard.zip']) {
      const argv = line.replace('heard.zip', join(shop.folder, 'heard.zip'));
      expect([line, (await shop.line(argv)).code]).toEqual([line, 0]);
    }
  });

  test('begins with a copy of a shipped one, whole and ready to be used', async () => {
    const shop = new Shop();
    const made = await shop.json('playbook new my-slow --from slow-computer');
    expect(made).toMatchObject({ schemaVersion: 1, id: 'my-slow', origin: 'own', faults: [], remarks: [] });
    const [mine, theirs] = await Promise.all([
      shop.json('playbook show my-slow'),
      shop.json('playbook show slow-computer'),
    ]);
    expect(mine).toEqual({ ...theirs, id: 'my-slow', origin: 'own' });
    const { out } = await shop.line('playbook new --from slow-computer');
    expect(out.replace(/\s+/g, ' ')).toContain('in place of the shipped one');
    expect((await shop.json('playbook show slow-computer')).origin).toBe('overriding');
  });

  test('begins with a copy of one of yours, comments and all', async () => {
    const shop = shopWith({ 'squeaky-chair.yaml': chair });
    await shop.run(['playbook', 'new', 'stool', '--from', 'squeaky-chair', '--title', 'The "stool" squeaks']);
    expect(textOf(shop, 'stool.yaml')).toBe(
      `# yaml-language-server: $schema=./.schema.json\n${chair
        .replace('squeaky-chair', 'stool')
        .replace('The chair squeaks', '"The \\"stool\\" squeaks"')}`,
    );
    expect((await shop.line('playbook check stool')).code).toBe(0);
  });

  test.each([
    [['playbook', 'new'], 2, '--title is missing'],
    [['playbook', 'new', 'My Chair', '--title', 'x'], 2, 'this cannot be an id'],
    [['playbook', 'new', '../x', '--title', 'x'], 2, 'this cannot be an id'],
    [['playbook', 'new', 'none', '--title', 'x'], 2, '"none" means no playbook'],
    [['playbook', 'new', '--title', 'Squeaky chair'], 1, 'heard playbook edit squeaky-chair'],
    [['playbook', 'new', '--from', 'squeaky-chair'], 1, 'already'],
    [['playbook', 'new', '--from', 'squeaky-chiar'], 1, 'The nearest is squeaky-chair'],
  ])('refuses %j and writes nothing', async (argv, wanted, said) => {
    const shop = shopWith({ 'squeaky-chair.yaml': chair });
    const { code, err } = await shop.run(argv);
    expect([code, err.replace(/\s+/g, ' ')]).toEqual([wanted, expect.stringContaining(said)]);
    expect(textOf(shop, 'squeaky-chair.yaml')).toBe(chair);
    expect(existsSync(own(shop, '.schema.json'))).toBe(false);
  });

  const answers = [
    'The camera is black',
    'computer',
    'camera black; nobody sees me',
    'Where is it black? every program / one program',
    'Is the light on? yes / no',
    'Since when?',
    '',
    'Look for a cover; Look for a cover',
    'Use the telephone.',
    'A call that matters goes without a picture.',
    'You are seen in calls again',
    'an hour',
    '0.5 - 1',
    'The camera stands on the screen',
    'Lessons; A new screen',
    'Under warranty - its maker.',
    'Open the laptop',
    'Its maker would not repair it then.',
    'A small camera on the screen.',
  ];

  test('asks for its parts, and what is written can be used at once', async () => {
    const shop = new Shop();
    await shop.line('config set currency EUR');
    const { person, asked } = personWho(answers);
    const { code, out } = await shop.line('playbook new', { person });
    expect([code, asked.length]).toEqual([0, answers.length]);
    expect(asked.find((question) => question.startsWith('"an hour"'))).toContain('Write it like 1.5.');
    expect(out).not.toContain('Still to fill in');
    expect(await shop.json('playbook show the-camera-is-black')).toMatchObject({
      currency: 'EUR',
      triggers: ['camera black', 'nobody sees me'],
      questions: [
        {
          id: 'where-is-it-black',
          ask: 'Where is it black?',
          type: 'choice',
          choices: ['every program', 'one program'],
        },
        { ask: 'Is the light on?', type: 'yes-no' },
        { ask: 'Since when?', type: 'text' },
      ],
      checks: [{ id: 'look-for-a-cover' }, { id: 'look-for-a-cover-2' }],
      fixes: [
        { hours: [0.5, 1], sideEffects: ['The camera stands on the screen'], excludes: ['Lessons', 'A new screen'] },
      ],
      sayNo: { ask: 'Open the laptop', alternative: 'A small camera on the screen.' },
    });
  });

  test('leaves out what makes no sense without an answer before it', async () => {
    const shop = new Shop();
    const { person, asked } = personWho(['The camera is black']);
    const { code, out } = await shop.line('playbook new', { person });
    expect([code, asked.length]).toEqual([0, 10]);
    expect(asked.filter((question) => /hours|afterwards|Why not/.test(question))).toEqual([]);
    expect(out).toContain('Still to fill in');
  });

  test('keeps what was given when the helper has to leave, and says how to go on', async () => {
    const shop = new Shop();
    const { person } = personWho([...answers.slice(0, 3), '^C']);
    const { code, err } = await shop.line('playbook new', { person });
    expect([code, err]).toEqual([130, expect.stringContaining('heard playbook edit the-camera-is-black')]);
    expect(textOf(shop, 'the-camera-is-black.yaml')).toContain('  - nobody sees me\n');
    const nothing = await new Shop().line('playbook new', { person: personWho(['A title', '^C']).person });
    expect([nothing.code, nothing.err]).toEqual([130, expect.stringContaining('Nothing was changed')]);
  });

  test('says again what was answered where it cannot be kept', async () => {
    const shop = new Shop();
    mkdirSync(shop.home);
    writeFileSync(join(shop.home, 'playbooks'), 'a file stands in the way');
    const { code, err } = await shop.line('playbook new', { person: personWho(answers).person });
    expect(code).toBe(1);
    for (const answer of ['The camera is black', 'Use the telephone.', '0.5 - 1']) expect(err).toContain(answer);
  });
});

describe('heard playbook edit', () => {
  test('opens your file and says what is to be mended once it is closed', async () => {
    const shop = shopWith({ 'squeaky-chair.yaml': chair });
    const broken = (path: string) => writeFileSync(path, chair.replace('risk:', 'rissk:'));
    const first = await shop.line('playbook edit squeaky-chair', { person: personWho([], broken).person });
    expect([first.code, first.out.replace(/\s+/g, ' ')]).toEqual([3, expect.stringContaining('Did you mean risk?')]);
    const mended = (path: string) => writeFileSync(path, chair);
    const second = await shop.line('playbook edit squeaky-chair', { person: personWho([], mended).person });
    expect([second.code, second.out]).toEqual([0, expect.stringContaining('nothing to mend')]);
    expect(existsSync(own(shop, '.schema.json'))).toBe(true);
  });

  test('makes a copy of a shipped one, which takes its place, and says so', async () => {
    const shop = new Shop();
    const edit = (path: string) =>
      writeFileSync(path, readFileSync(path, 'utf8').replace(/^title: .*$/m, 'title: My slow computers'));
    const { code, err } = await shop.line('playbook edit slow-computer', { person: personWho([], edit).person });
    expect([code, err]).toEqual([0, expect.stringContaining('Yours now, in place of the shipped one')]);
    expect(await shop.json('playbook show slow-computer')).toMatchObject({
      title: 'My slow computers',
      origin: 'overriding',
    });
  });

  test.each([
    ['squeaky-chair', 2, 'squeaky-chair.yaml'],
    ['slow-computer', 2, 'heard playbook new --from slow-computer'],
    ['no-such', 1, 'There is no playbook "no-such"'],
  ])('without a terminal, %s is refused with what helps', async (id, wanted, said) => {
    const shop = shopWith({ 'squeaky-chair.yaml': chair });
    const { code, err } = await shop.line(`playbook edit ${id}`);
    expect([code, err]).toEqual([wanted, expect.stringContaining(said)]);
    expect(existsSync(own(shop, 'slow-computer.yaml'))).toBe(false);
  });
});
