import { z } from 'zod';
import { parseMoney } from '../domain/money.ts';
import { nearest } from '../domain/nearest.ts';
import type { Preferences } from '../domain/preferences.ts';
import { HeardError } from '../errors.ts';
import { clean } from '../output/clean.ts';
import { settingsView } from '../output/settings-view.ts';
import type { Command } from './command.ts';
import { readSetting, readSettings, type Setting, settingKey } from './config-keys.ts';
import type { Ports } from './ports.ts';

type Settings = readonly Setting[];

const listed = {
  human: settingsView,
  json: (settings: Settings) => ({
    schemaVersion: 1,
    settings: Object.fromEntries(settings.map(({ key, value }) => [key, value])),
  }),
};
const one = {
  human: ({ value }: Setting) => (value === null ? 'not set' : clean(String(value))),
  json: ({ key, value }: Setting) => ({ schemaVersion: 1, key, value }),
};

/** `heard config`: the settings; a word after it that is no verb is refused. */
export const config: Command<{ words: readonly string[] }, Settings> = {
  path: 'config',
  args: '[words...]',
  summary: 'Your rate, currency, fees, name and other settings',
  examples: ['heard config'],
  flags: [],
  input: z.object({ words: z.array(z.string()).default([]) }),
  run({ words: [word] }, ports) {
    if (word === undefined) return readSettings(ports);
    const verb = nearest(word, ['get', 'set', 'list', 'path', 'edit']);
    throw new HeardError(`There is no command "config ${word}"; did you mean ${verb}?`, {
      code: 'usage',
      hint: 'heard config --help shows every one.',
    });
  },
  ...listed,
};

/** `heard config list`. */
export const configList: Command<unknown, Settings> = {
  path: 'config list',
  summary: 'Every setting and its value',
  examples: ['heard config list', 'heard config list --json'],
  flags: [],
  input: z.object({}),
  run: (_, ports) => readSettings(ports),
  ...listed,
};

/** `heard config get`. */
export const configGet: Command<{ key: string }, Setting> = {
  path: 'config get',
  args: '<key>',
  summary: 'One setting',
  examples: ['heard config get rate'],
  flags: [],
  input: z.object({ key: z.string() }),
  run: ({ key }, ports) => readSetting(settingKey(key), ports),
  ...one,
};

/** `heard config set`. */
export const configSet: Command<{ key: string; value: string }, Setting> = {
  path: 'config set',
  args: '<key> <value>',
  summary: 'Change a setting',
  examples: ['heard config set rate 90', 'heard config set currency EUR', 'heard config set helper Dana'],
  flags: [],
  input: z.object({ key: z.string(), value: z.string() }),
  typed: ({ key, value }) => [`${key} ${value}`],
  async run({ key: typed, value }, ports) {
    const key = settingKey(typed);
    if (key === 'helper') ports.identity.rename(value);
    else await setPreference(key, value, ports);
    return readSetting(key, ports);
  },
  human: (setting, style) => settingsView([setting], style),
  json: one.json,
};

/** @throws HeardError `usage` for what cannot be used, and for an amount with more decimals than the currency has. */
async function setPreference(key: keyof Preferences, value: string, ports: Pick<Ports, 'settings'>): Promise<void> {
  const settings = await ports.settings();
  const now = settings.read();
  const { currency } = key === 'currency' ? { currency: value } : now;
  for (const each of amounts.filter((one) => one === key || key === 'currency')) {
    const amount = (each === key ? value : now[each]) ?? '';
    // What is no amount at all is refused by the settings themselves.
    const read = /^\d+\.\d+$/.test(amount) ? parseMoney(amount, currency) : undefined;
    if (read?.ok === false)
      throw new HeardError(`${each} does not go with ${currency}: ${read.reason}`, { code: 'usage' });
  }
  settings.set(key, value);
}

const amounts = ['rate', 'minimumFee', 'callOutFee', 'diagnosisFee', 'visitFee', 'goodwillLimit'] as const;

/** `heard config path`. */
export const configPath: Command<unknown, string> = {
  path: 'config path',
  summary: 'The file the settings are kept in',
  examples: ['heard config path'],
  flags: [],
  input: z.object({}),
  run: async (_, ports) => (await ports.settings()).path(),
  human: (path) => clean(path),
  json: (path) => ({ schemaVersion: 1, path }),
};

/** `heard config edit`: opens the file; what cannot be used in it is said the next time it is read. */
export const configEdit: Command<unknown, string> = {
  path: 'config edit',
  summary: 'Open the settings in your editor',
  examples: ['heard config edit'],
  flags: [],
  input: z.object({}),
  async run(_, { settings: load, person }) {
    if (!person) {
      throw new HeardError('heard config edit needs a terminal.', {
        code: 'usage',
        hint: 'Without one: heard config set rate 90',
      });
    }
    const settings = await load();
    // An editor is opened on a file that is there, with something in it to change.
    if (Object.keys(settings.stored()).length === 0) settings.set('currency', settings.read().currency);
    const { edit } = await person();
    edit(settings.path());
    return settings.path();
  },
  human: () => '',
};
