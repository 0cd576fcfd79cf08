import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { HeardError } from '../../errors.ts';

/** Where heard keeps things on this computer. All paths are absolute. */
export interface Folders {
  /** The journal, which may be shared. */
  readonly home: string;
  /** Drafts and cache, this computer's alone. */
  readonly state: string;
  readonly settings: string;
}

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** What `--home` says. */
  readonly home?: string | undefined;
}

/**
 * Finds the folders: a flag first, then HEARD_HOME, HEARD_STATE and HEARD_CONFIG, then the platform's own places.
 * Nothing is made.
 */
export function findFolders({ env, platform, home }: Surroundings): Folders {
  const { resolve } = platform === 'win32' ? win32 : posix;
  if (home === '') throw new HeardError('--home needs a folder, for example --home ~/heard.', { code: 'usage' });
  const places = placesOf(env, platform);
  return {
    home: resolve(home || env.HEARD_HOME || places.home),
    state: resolve(env.HEARD_STATE || places.state),
    settings: resolve(env.HEARD_CONFIG || places.settings),
  };
}

function placesOf(env: Surroundings['env'], platform: string): Folders {
  if (platform === 'win32') {
    const user = env.USERPROFILE || homedir();
    const local = env.LOCALAPPDATA || win32.join(user, 'AppData', 'Local');
    const roaming = env.APPDATA || win32.join(user, 'AppData', 'Roaming');
    return {
      home: win32.join(local, 'heard'),
      state: win32.join(local, 'heard-state'),
      settings: win32.join(roaming, 'heard'),
    };
  }
  const user = env.HOME || homedir();
  if (platform === 'darwin') {
    const library = posix.join(user, 'Library');
    return {
      home: posix.join(library, 'Application Support', 'heard'),
      state: posix.join(library, 'Application Support', 'heard-state'),
      settings: posix.join(library, 'Preferences', 'heard'),
    };
  }
  // The XDG rules: a relative path there is to be ignored.
  const xdg = (value: string | undefined, ...otherwise: readonly string[]) =>
    posix.join(value?.startsWith('/') ? value : posix.join(user, ...otherwise), 'heard');
  return {
    home: xdg(env.XDG_DATA_HOME, '.local', 'share'),
    state: xdg(env.XDG_STATE_HOME, '.local', 'state'),
    settings: xdg(env.XDG_CONFIG_HOME, '.config'),
  };
}
