import { writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Shop } from './shop.ts';

describe('heard alias', () => {
  test.each([
    ['bash', "alias n='heard note'\nalias nn='heard new'\nalias due='heard --no-input'\n"],
    ['ZSH', "alias n='noglob heard note'\nalias nn='noglob heard new'\nalias due='noglob heard --no-input'\n"],
    ['fish', "function n --wraps 'heard note' --description 'Keep a line in passing'\n    heard note $argv\nend\n"],
    ['powershell', 'function nn { heard new @args }\nfunction due { heard --no-input @args }\n'],
  ])('prints lines for %s', async (shell, lines) => {
    const { code, out, err } = await new Shop().run(['alias', shell]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(lines);
  });

  test.each([
    ['bash', 'eval "$(heard alias bash)"  into ~/.bashrc'],
    ['zsh', 'eval "$(heard alias zsh)"  into ~/.zshrc'],
    ['fish', 'heard alias fish | source  into ~/.config/fish/config.fish'],
    ['powershell', 'heard alias powershell | Out-String | Invoke-Expression  into $PROFILE'],
  ])('says where the line for %s goes, and how to have other names', async (shell, said) => {
    const { out } = await new Shop().run(['alias', shell]);
    const [where, names] = out.split('\n');
    expect([where, names]).toEqual([`# heard: put  ${said}`, expect.stringMatching(/^# Other names are fine: .*memo/)]);
  });

  test.each([
    ['/bin/bash', 'bash'],
    ['/usr/local/bin/zsh', 'zsh'],
    ['/usr/bin/fish', 'fish'],
  ])('where SHELL is %s, it is for %s', async (SHELL, shell) => {
    const { out } = await new Shop().run(['alias', '--json'], { env: { SHELL } });
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, shell, instant: false });
  });

  test.each([
    [['alias'], { SHELL: '/bin/tcsh' }, 'Which shell is it? Name one of bash, zsh, fish, powershell.'],
    [['alias'], {}, 'Which shell is it? Name one of bash, zsh, fish, powershell.'],
    [['alias', 'tcsh'], {}, 'heard has no lines for "tcsh". Name one of bash, zsh, fish, powershell.'],
    [['alias', 'fish', '--instant'], {}, '--instant is for bash and zsh, not for fish.'],
  ])('%j under %j is refused: %s', async (argv, env, said) => {
    const ran = await new Shop().run(argv, { env });
    expect([ran.code, ran.out, ran.err.split('\n')[0]]).toEqual([2, '', `heard: ${said}`]);
  });

  test('the folder of --home goes along, whatever it is called', async () => {
    const shop = new Shop();
    const home = join(shop.folder, "Dana's cases");
    const lines = async (shell: string) => (await shop.run(['alias', shell, '--home', home])).out;
    expect(await lines('bash')).toContain(
      `alias nn='heard --home '\\''${home.replace("'", "'\\''\\'\\'''\\''")}'\\'' new'`,
    );
    expect(await lines('fish')).toContain(`heard --home '${home.replace("'", "\\'")}' note $argv`);
    expect(await lines('powershell')).toContain(`heard --home '${home.replace("'", "''")}' note @args`);
  });
});

describe('heard alias --instant', () => {
  const here = { HOME: '/home/dana' };

  test('starts heard as long as nothing was kept, and makes nothing', async () => {
    const shop = new Shop();
    const { out } = await shop.run(['alias', 'bash', '--instant'], { env: here });
    expect(out).toContain('# Nothing was kept here yet');
    expect(out).toContain("alias n='heard note'");
    expect(shop.records()).toEqual([]);
  });

  test.each([
    ['the home', 'HEARD_HOME', 'home'],
    ['the state folder', 'HEARD_STATE', 'state'],
  ])('starts heard where %s depends on where the shell stands', async (_what, name, folder) => {
    const shop = new Shop();
    await shop.line('note first', { env: here });
    const env = { ...here, [name]: relative(process.cwd(), join(shop.folder, folder)) };
    const { out } = await shop.run(['alias', 'zsh', '--instant', '--json'], { env });
    expect(JSON.parse(out)).toMatchObject({ instant: false });
  });

  test('is for a home that heard wrote to', async () => {
    const shop = new Shop();
    await shop.line('note first', { env: here });
    const { out } = await shop.run(['alias', 'zsh', '--instant', '--json'], { env: here });
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, shell: 'zsh', instant: true });
  });

  test.each([
    ['a newer heard made the home', 'heard.json', '{"format": 2, "id": "h-aaaaaa"}'],
    ['the seal is damaged', 'heard.json', '{'],
    ['this computer has no name yet', '../state/machine.json', '{"hosts": {"van": "van-7k2m"}, "by": "Dana"}'],
    ['its names are damaged', '../state/machine.json', ''],
  ])('starts heard where %s', async (_what, file, text) => {
    const shop = new Shop();
    await shop.line('note first', { env: here });
    writeFileSync(join(shop.home, file), text);
    const { code, out } = await shop.run(['alias', 'bash', '--instant', '--json'], { env: here });
    expect([code, JSON.parse(out)]).toMatchObject([0, { instant: false }]);
  });

  test('its lines are printable, whatever names hold', async () => {
    const shop = new Shop();
    await shop.line('note first', { env: here });
    const machine = {
      hosts: { [hostname().split('.')[0] ?? '']: 'van-7k2m' },
      by: 'Ana\u202e \u001b[31m "Öz\'" $HOME\n`id`',
    };
    writeFileSync(join(shop.folder, 'state/machine.json'), JSON.stringify(machine));
    const { out } = await shop.run(['alias', 'bash', '--instant'], { env: { HOME: '/home/Öz\u001b' } });
    expect(out).toMatch(/^[\n -~]+$/);
    expect(out).toContain('_heard_instant()');
  });
});
