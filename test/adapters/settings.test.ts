import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createSettings } from '../../src/adapters/settings.ts';
import { preferencesSchema } from '../../src/domain/preferences.ts';
import { scratchFolder } from './scratch.ts';

async function scratchSettings(folder = join(scratchFolder(), 'a/settings')) {
  const warnings: string[] = [];
  const settings = await createSettings({ folder, warn: (line) => warnings.push(line) });
  return { folder, settings, warnings, path: join(folder, 'settings.json') };
}

const defaults = preferencesSchema.parse({});

describe('the settings', () => {
  test('are the usual ones where nothing was set, and reading makes no file', async () => {
    const { settings, folder, path } = await scratchSettings();
    expect(settings.read()).toEqual(defaults);
    expect(settings.stored()).toEqual({});
    expect(settings.path()).toBe(path);
    expect(readdirSync(join(folder, '../..'))).toEqual([]);
  });

  test('keep what is set as it was typed, for this user alone', async () => {
    const { settings, folder, path } = await scratchSettings();
    settings.set('rate', '90.00');
    settings.set('rounding', '0.5');
    expect(settings.read()).toEqual({ ...defaults, rate: '90.00', rounding: 0.5 });
    const again = (await scratchSettings(folder)).settings;
    expect(again.stored()).toEqual({ rate: '90.00', rounding: '0.5' });
    expect(again.read()).toEqual(settings.read());
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  test.each([
    ['rate', 'ninety', '90.00'],
    ['currency', 'usd', 'USD'],
    ['rounding', '-1', '0.25'],
    ['tax', '19%', '19'],
    ['validDays', '1.5', '14'],
    ['goodwillDecider', '', 'Dana'],
    ['rate', undefined, '90.00'],
  ] as const)('refuse %s %j in one sentence with an example', async (key, value, example) => {
    const { settings, folder } = await scratchSettings();
    expect(() => settings.set(key, value)).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: expect.stringContaining(`heard config set ${key} ${example}`),
      }),
    );
    expect(readdirSync(join(folder, '../..'))).toEqual([]);
  });

  test.each(['colour', '__proto__', 'constructor', 'toString'])('know no "%s"', async (key) => {
    const { settings } = await scratchSettings();
    expect(() => settings.set(key as 'rate', '1')).toThrow(
      expect.objectContaining({ code: 'usage', message: expect.stringContaining('currency, rate') }),
    );
  });

  test.each(['', '{"rate":', '[]', 'null', '{"rate":"a lot"}', '\0\0'])(
    'that hold %j are kept under another name, said, and the usual ones hold',
    async (text) => {
      const folder = scratchFolder();
      writeFileSync(join(folder, 'settings.json'), text);
      writeFileSync(join(folder, 'settings.broken-1.json'), 'older');
      const { settings, warnings } = await scratchSettings(folder);
      expect(settings.read()).toEqual(defaults);
      expect(warnings).toEqual([expect.stringContaining('settings.broken-2.json')]);
      expect(readFileSync(join(folder, 'settings.broken-1.json'), 'utf8')).toBe('older');
      expect(readFileSync(join(folder, 'settings.broken-2.json'), 'utf8')).toBe(text);
      settings.set('tax', '19');
      expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toEqual({ tax: '19' });
    },
  );

  test('that cannot be read or written are said, and nothing else stops', async () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'settings.json'));
    const { settings, warnings } = await scratchSettings(folder);
    expect(settings.read()).toEqual(defaults);
    expect(warnings).toHaveLength(1);
    expect(() => settings.set('tax', '19')).toThrow(expect.objectContaining({ code: 'refused' }));
    const blocked = await scratchSettings('/dev/null/settings');
    expect(blocked.settings.read()).toEqual(defaults);
    expect(() => blocked.settings.set('tax', '19')).toThrow(expect.objectContaining({ code: 'disk' }));
  });
});
