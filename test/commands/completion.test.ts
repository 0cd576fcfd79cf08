import { beforeEach, describe, expect, test } from 'vitest';
import { Shop } from './shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = new Shop();
});

/** The words that may stand next. */
async function next(...words: string[]): Promise<readonly string[]> {
  const { out } = await shop.run(['completion', 'next', '--json', '--', ...words]);
  const { candidates } = JSON.parse(out);
  return candidates.map(({ value }: { readonly value: string }) => value);
}

describe('what may stand next, by what heard knows itself', () => {
  test.each<[words: string[], candidates: string[]]>([
    [['sho'], ['show']],
    [['playbook', 's'], ['show']],
    [['--home', '/somewhere', 'sho'], ['show']],
    [['-q', 'config', 'ge'], ['get']],
    [['nothing', 'of', 'ours'], []],
    [['list', '--st'], ['--status']],
    [['list', '--since'], ['--since']],
    [
      ['list', '--since', '2026-01-01', '--s'],
      ['--status', '--sort'],
    ],
    [['list', '--status', 'th'], ['thinking']],
    [['list', '--status=s'], ['scheduled']],
    [['list', '--status', '=', 's'], ['scheduled']],
    [
      ['list', '--status', '='],
      ['open', 'thinking', 'scheduled', 'living-with-it', 'handed-over', 'closed'],
    ],
    [['list', '--sort', 'p'], ['priority']],
    [['decide', 'k7m4', 'l'], ['live-with-it']],
    [
      ['done', 'k7m4', '--works', 'n'],
      ['no', 'not-tested'],
    ],
    [['config', 'get', 'cur'], ['currency']],
    [['backup', 'v'], ['verify']],
    [['playbook', 'show', 'slow'], ['slow-computer']],
    [['new', '-p', 'slow'], ['slow-computer']],
    [['completion', 'f'], ['fish']],
  ])('%j: %j', async (words, candidates) => expect(await next(...words)).toEqual(candidates));

  test('every command, and what it is for', async () => {
    const { out } = await shop.run(['completion', 'next', '--', '']);
    expect(out).toContain('show\tOne case as a person reads it\n');
    expect(out).toContain('playbook\tThe playbooks at hand\n');
    expect(out.trim().split('\n').length).toBeGreaterThan(25);
  });

  test('where a file is wanted, the shell is told to offer its own', async () => {
    expect((await shop.run(['completion', 'next', '--', 'restore', ''])).out).toBe(':files\n');
    expect((await shop.run(['completion', 'next', '--', 'export', '-o', 'ca'])).out).toBe(':files\n');
    expect((await shop.run(['completion', 'next', '--', 'find', 'pri'])).out).toBe('');
  });
});

describe('what may stand next, by what is kept', () => {
  beforeEach(() => {
    shop.write({ client: 'c-ana111' }, [{ kind: 'client-added', name: 'Ana Miller', contact: '0171 5550' }]);
    shop.write({ case: '2611-k7m4xq' }, [
      { kind: 'opened', client: { id: 'c-ana111', name: 'Ana Miller' } },
      { kind: 'listened', words: 'The printer is\tdead\u001b[31m', readbacks: [], confirmed: false },
    ]);
    shop.write({ case: '2611-k9z2aa' }, [
      { kind: 'opened', client: { id: 'c-ana111', name: 'Ana Miller' } },
      { kind: 'closed', result: 'heard', replaces: [] },
    ]);
    shop.write({ note: 'n-2611-aaa222' }, [{ kind: 'taken', text: 'second screen' }]);
  });

  test('cases that wait, each with the client and the first words, safe to show', async () => {
    const { out } = await shop.run(['completion', 'next', '--', 'show', '']);
    expect(out).toBe('2611-k7m4xq\tAna Miller: The printer is  dead␛[31m\n');
  });

  test.each([
    ['26', ['2611-k7m4xq', '2611-k9z2aa']],
    ['k9', ['k9z2aa']],
    ['K9', ['k9z2aa']],
    ['la', ['last']],
    ['zz', []],
  ])('a case begun with "%s": %j', async (begun, cases) => {
    expect((await next('show', begun)).toSorted()).toEqual(cases);
    expect((await next('note', '-k', begun)).toSorted()).toEqual(cases);
  });

  test('a client from the third letter on, as other eyes may be on the screen', async () => {
    expect(await next('list', '-c', 'an')).toEqual([]);
    expect(await next('list', '-c', 'ana')).toEqual(['Ana Miller']);
    expect(await next('list', '--client=Ana m')).toEqual(['Ana Miller']);
    expect(await next('forget', 'ana')).toEqual(['Ana Miller']);
  });

  test('a note, and then the case it goes to', async () => {
    expect(await next('file', 'n-')).toEqual(['n-2611-aaa222']);
    expect(await next('file', 'n-2611-aaa222', 'k7')).toEqual(['k7m4xq']);
  });

  test('a name that acts on a terminal is never typed for anybody', async () => {
    shop.write({ client: 'c-evi111' }, [{ kind: 'client-added', name: 'Evil\u001b]0;x\u0007' }]);
    expect((await shop.run(['completion', 'next', '--', 'list', '-c', 'evil'])).out).toBe('');
  });
});

describe('the lines for a shell', () => {
  test.each(['bash', 'zsh', 'fish', 'powershell'])('%s', async (shell) => {
    const { code, out } = await shop.run(['completion', shell]);
    expect([code, out.includes('heard completion next') || out.includes('completion next')]).toEqual([0, true]);
  });

  test('the shell is taken from the system where it is not named', async () => {
    expect((await shop.run(['completion'], { env: { SHELL: '/usr/bin/fish' } })).out).toContain('fish');
    expect((await shop.json(['completion', 'zsh'])).shell).toBe('zsh');
  });

  test('a shell that heard does not know is said with those that it knows', async () => {
    const { code, err } = await shop.run(['completion', 'tcsh']);
    expect(code).toBe(2);
    expect(err).toContain('heard knows no shell "tcsh". Name one of bash, zsh, fish, powershell.');
    expect((await shop.run(['completion'], { env: { SHELL: '' } })).err).toContain('Which shell is it?');
  });
});
