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

/** The variables that lead to where heard keeps what it writes, on every system but Windows. */
export const folderVariables = ['HEARD_HOME', 'HEARD_STATE', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'HOME'] as const;

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
export function findFolders({ home, ...surroundings }: Surroundings): Folders {
  if (home === '') throw new HeardError('--home needs a folder, for example --home ~/heard.', { code: 'usage' });
  return {
    home: home === undefined ? findFolder('home', surroundings) : absolute(home, surroundings.platform),
    state: findFolder('state', surroundings),
    settings: findFolder('settings', surroundings),
  };
}

const variables = { home: 'HEARD_HOME', state: 'HEARD_STATE', settings: 'HEARD_CONFIG' };

/** One of the folders, whatever a flag says. */
export function findFolder(which: keyof Folders, { env, platform }: Omit<Surroundings, 'home'>): string {
  return absolute(env[variables[which]] || placeOf(which, env, platform), platform);
}

// Most are: to take one apart and put it together again costs a quick note a part of a millisecond.
function absolute(path: string, platform: string): string {
  if (platform === 'win32') return win32.resolve(path);
  const isWhole = path.startsWith('/') && !path.endsWith('/') && !path.includes('//') && !path.includes('/.');
  return isWhole ? path : posix.resolve(path);
}

function placeOf(which: keyof Folders, env: Surroundings['env'], platform: string): string {
  if (platform === 'win32') return placeOnWindows(which, env);
  const user = env.HOME || userHome();
  if (platform === 'darwin') {
    const folders = {
      home: 'Application Support/heard',
      state: 'Application Support/heard-state',
      settings: 'Preferences/heard',
    };
    return `${user}/Library/${folders[which]}`;
  }
  const [variable, otherwise] = xdg[which];
  const named = env[variable];
  // The XDG rules: a relative path there is to be ignored.
  return `${named?.startsWith('/') ? named : `${user}/${otherwise}`}/heard`;
}

const xdg = {
  home: ['XDG_DATA_HOME', '.local/share'],
  state: ['XDG_STATE_HOME', '.local/state'],
  settings: ['XDG_CONFIG_HOME', '.config'],
} as const;

function placeOnWindows(which: keyof Folders, env: Surroundings['env']): string {
  const user = env.USERPROFILE || userHome();
  if (which === 'settings') return win32.join(env.APPDATA || win32.join(user, 'AppData', 'Roaming'), 'heard');
  const local = env.LOCALAPPDATA || win32.join(user, 'AppData', 'Local');
  return win32.join(local, which === 'home' ? 'heard' : 'heard-state');
}

// Loaded where nothing else says it: it costs a quick note a part of a millisecond.
const userHome = () => process.getBuiltinModule('node:os').homedir();
