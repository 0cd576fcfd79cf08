import { describe, expect, test } from 'vitest';
import { createClock } from '../../src/adapters/clock.ts';
import { findFolders } from '../../src/adapters/store/folders.ts';

const linux = { HOME: '/home/dana' };

describe('the folders', () => {
  test.each([
    [
      'Linux',
      'linux',
      linux,
      '/home/dana/.local/share/heard',
      '/home/dana/.local/state/heard',
      '/home/dana/.config/heard',
    ],
    [
      'XDG',
      'linux',
      { ...linux, XDG_DATA_HOME: '/d', XDG_STATE_HOME: '/s', XDG_CONFIG_HOME: 'relative' },
      '/d/heard',
      '/s/heard',
      '/home/dana/.config/heard',
    ],
    [
      'macOS',
      'darwin',
      { HOME: '/Users/dana' },
      '/Users/dana/Library/Application Support/heard',
      '/Users/dana/Library/Application Support/heard-state',
      '/Users/dana/Library/Preferences/heard',
    ],
    [
      'Windows',
      'win32',
      { LOCALAPPDATA: 'C:\\Users\\dana\\Local', APPDATA: 'C:\\Users\\dana\\Roaming' },
      'C:\\Users\\dana\\Local\\heard',
      'C:\\Users\\dana\\Local\\heard-state',
      'C:\\Users\\dana\\Roaming\\heard',
    ],
    [
      'variables of our own',
      'linux',
      { ...linux, HEARD_HOME: '/stick/heard', HEARD_STATE: '/var/heard', HEARD_CONFIG: '/etc/heard' },
      '/stick/heard',
      '/var/heard',
      '/etc/heard',
    ],
    [
      'variables left empty',
      'linux',
      { ...linux, HEARD_HOME: '', HEARD_STATE: '', HEARD_CONFIG: '' },
      '/home/dana/.local/share/heard',
      '/home/dana/.local/state/heard',
      '/home/dana/.config/heard',
    ],
  ])('follow %s', (_what, platform, env, home, state, settings) => {
    expect(findFolders({ env, platform })).toEqual({ home, state, settings });
  });

  test('a flag comes before a variable', () => {
    const env = { ...linux, HEARD_HOME: '/stick/heard' };
    expect(findFolders({ env, platform: 'linux', home: '/flag' }).home).toBe('/flag');
    expect(() => findFolders({ env, platform: 'linux', home: '' })).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});

describe('the clock', () => {
  test('stands still at HEARD_NOW, but for what is real', () => {
    const clock = createClock({ HEARD_NOW: '2026-11-22T15:26:00.123Z' });
    expect(new Date(clock.now()).toISOString()).toBe('2026-11-22T15:26:00.123Z');
    expect(Math.abs(clock.real() - Date.now())).toBeLessThan(5000);
  });

  test('runs without it', () => {
    expect(Math.abs(createClock({}).now() - Date.now())).toBeLessThan(5000);
  });

  test.each(['yesterday', '2026-11-22', '2026-13-22T15:26:00Z', '1'])('refuses %j with an example', (HEARD_NOW) => {
    expect(() => createClock({ HEARD_NOW })).toThrow(
      expect.objectContaining({ code: 'usage', message: expect.stringContaining('2026-11-22T15:26:00Z') }),
    );
  });
});
