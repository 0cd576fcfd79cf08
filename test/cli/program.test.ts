import { describe, expect, test } from 'vitest';
import { heard } from './desk.ts';

const words = (line: string) => line.split(' ').filter(Boolean);

describe('a command line', () => {
  test.each([
    ['list', { limit: 20, words: [], wrap: true }],
    ['list the printer', { words: ['the', 'printer'] }],
    ['list the -s open printer', { status: 'open', words: ['the', 'printer'] }],
    ['list --status=open -n5', { status: 'open', limit: 5 }],
    ['--json list -a', { all: true }],
    ['list -aq', { all: true }],
    ['list --no-wrap', { wrap: false }],
    ['list -a -- -s --json help', { all: true, words: ['-s', '--json', 'help'] }],
  ])('"%s" gives the command its input', async (line, input) => {
    const { out, code } = await heard([...words(line).filter((word) => word !== '--json' || line.includes('-- -s'))]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject(input);
  });

  test('global flags are no part of a command’s input', async () => {
    const { out } = await heard(words('list --home /tmp/h --no-input -q --debug --no-color'));
    expect(Object.keys(JSON.parse(out)).sort()).toEqual(['limit', 'words', 'wrap']);
  });

  test.each(['--home /tmp/h list', 'list --home /tmp/h', 'list words --home=/tmp/h'])(
    '"%s" sets the home',
    async (line) => {
      expect((await heard(words(line))).wishes?.home).toBe('/tmp/h');
    },
  );

  test.each(['list -q', '-q list', 'list -aq'])('"%s" is quiet', async (line) => {
    expect((await heard(words(line))).wishes?.quiet).toBe(true);
  });

  test('loads the command that runs and no other', async () => {
    expect((await heard(['list'])).loaded).toEqual(['list']);
  });

  test('loads no command to show what there is', async () => {
    const { out, code, loaded } = await heard(['--help']);
    expect([code, loaded]).toEqual([0, []]);
    expect(out).toMatch(/Cases:\n {2}list +cases, newest first\n/);
  });

  test('alone runs what stands for nothing typed', async () => expect((await heard([])).out).toBe('what is waiting\n'));

  test('reaches a command of two words', async () => {
    expect(await heard(words('config get rate'))).toMatchObject({ out: 'rate\n', loaded: ['config get'] });
  });

  test('gives the exit code that the command names', async () => expect((await heard(['show', 'look'])).code).toBe(3));

  test.each(['-V', '--version'])('%s prints the version', async (flag) => {
    expect((await heard([flag])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('help', () => {
  test.each(['list --help', 'list -h', 'help list'])('"%s" shows examples first', async (line) => {
    const { out, code } = await heard(words(line));
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Examples:\n {2}heard list\n {2}heard list --status open printer\n\nUsage: heard list \[flags\]/,
    );
    expect(out).toContain('-s, --status <status>');
  });

  test('fits a narrow terminal', async () => {
    const { out } = await heard(['--help'], { columns: 40 });
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(42);
  });
});

describe('--json', () => {
  test('prints one document on one line', async () => {
    const { out } = await heard(['list', '--json']);
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, seen: { limit: 20 } });
    expect(out.trimEnd().split('\n')).toHaveLength(1);
  });

  test('escapes what could act on a terminal', async () => {
    const { out } = await heard(['list', '--json', '--', '\u202eevil\u001b[2J']);
    expect(out).not.toMatch(/[\u202e\u001b]/);
    expect(JSON.parse(out).seen.words).toEqual(['\u202eevil\u001b[2J']);
  });

  test('is refused where there is none', async () => {
    expect(await heard(words('config get x --json'))).toMatchObject({ code: 2, out: '' });
  });

  test('makes an error one JSON object', async () => {
    const { err, code } = await heard(words('list --limit many --json'));
    expect(code).toBe(2);
    expect(JSON.parse(err)).toEqual({
      error: {
        code: 'usage',
        message: '--limit "many" is not understood: a whole number such as 20.',
        hint: 'For example: heard list',
      },
    });
  });
});

describe('asking', () => {
  const at = { tty: true };
  test.each([
    ['on a terminal', 'list', at, true],
    ['nobody without one', 'list', {}, false],
    ['nobody with --no-input', 'list --no-input', at, false],
    ['nobody in CI', 'list', { ...at, env: { CI: 'true' } }, false],
    ['somebody where CI says false', 'list', { ...at, env: { CI: 'false' } }, true],
    ['somebody where CI says 0', 'list', { ...at, env: { CI: '0' } }, true],
    ['somebody where CI is empty', 'list', { ...at, env: { CI: '' } }, true],
    ['nobody in the middle of a document', 'list --json', at, false],
  ])('%s', async (_when, line, desk, asks) => expect((await heard(words(line), desk)).wishes?.ask).toBe(asks));
});

describe('a mistake', () => {
  test.each([
    ['lst', 'There is no command "lst"; did you mean list?'],
    ['zebra', 'There is no command "zebra".'],
    ['config gte rate', 'There is no command "gte"; did you mean get?'],
    ['list --statsu open', 'There is no flag --statsu here; did you mean --status?'],
    ['--jsno', 'There is no flag --jsno here; did you mean --json?'],
    ['list -x', 'There is no flag -x here.'],
    ['list --limit', 'A value is missing: -n, --limit <count>'],
    ['show', '<case> is missing.'],
    ['show a b', 'There are more words than this command takes.'],
    ['list --status opne', '--status "opne" is not one of open, closed.'],
    ['list -n many', '--limit "many" is not understood: a whole number such as 20.'],
    ['config', 'One more word is missing: get or set.'],
    ['help bogus', 'There is no command "bogus".'],
    ['bogus --help', 'There is no command "bogus".'],
    ['help config gt', 'There is no command "gt"; did you mean get?'],
    ['--home', 'A value is missing: --home <dir>'],
  ])('"%s" is said in one sentence, with a way on', async (line, sentence) => {
    const { code, out, err } = await heard(words(line));
    expect({ code, out, first: err.split('\n')[0] }).toEqual({ code: 2, out: '', first: `heard: ${sentence}` });
    expect(err.split('\n')[1]).toMatch(/\w+/);
  });
});

describe('colour', () => {
  const green = '\u001b[32m';
  test.each([
    ['none in a pipe', 'list', {}, false],
    ['on a terminal', 'list', { tty: true }, true],
    ['in a pipe when asked for', 'list --color', {}, true],
    ['none on a terminal with --no-color', 'list --no-color', { tty: true }, false],
    ['none with NO_COLOR', 'list', { tty: true, env: { NO_COLOR: '1' } }, false],
    ['in a pipe with FORCE_COLOR', 'list', { env: { FORCE_COLOR: '1' } }, true],
    ['none with --no-color whatever FORCE_COLOR says', 'list --no-color', { env: { FORCE_COLOR: '1' } }, false],
  ])('%s', async (_when, line, desk, colored) => {
    expect((await heard(words(line), desk)).out.includes(green)).toBe(colored);
  });
});
