import { nearest } from '../domain/nearest.ts';
import { type Preferences, preferencesSchema } from '../domain/preferences.ts';
import { HeardError } from '../errors.ts';
import type { Ports } from './ports.ts';

/** A setting by its name: a preference, or the helper's own name, which is kept with the machine. */
export type SettingKey = keyof Preferences | 'helper';

const preferenceKeys = Object.keys(preferencesSchema.shape) as (keyof Preferences)[];
export const settingKeys: readonly SettingKey[] = ['helper', ...preferenceKeys];

export interface Setting {
  readonly key: SettingKey;
  /** Null where nothing is set and nothing is usual. */
  readonly value: string | number | null;
  /** False for the usual value, which nobody set. */
  readonly set: boolean;
}

/** The setting that was typed, whatever the case of its letters. @throws HeardError `usage` with the nearest. */
export function settingKey(typed: string): SettingKey {
  const key = settingKeys.find((known) => known.toLowerCase() === typed.trim().toLowerCase());
  if (key !== undefined) return key;
  throw new HeardError(`There is no setting "${typed}"; did you mean ${nearest(typed, settingKeys)}?`, {
    code: 'usage',
    hint: 'heard config list shows every one.',
  });
}

/** Every setting as it holds now. */
export async function readSettings(ports: Pick<Ports, 'settings' | 'identity'>): Promise<readonly Setting[]> {
  return Promise.all(settingKeys.map((key) => readSetting(key, ports)));
}

/** One setting as it holds now. */
export async function readSetting(key: SettingKey, ports: Pick<Ports, 'settings' | 'identity'>): Promise<Setting> {
  if (key === 'helper') return { key, value: ports.identity.by, set: true };
  const settings = await ports.settings();
  return { key, value: settings.read()[key] ?? null, set: Object.hasOwn(settings.stored(), key) };
}
