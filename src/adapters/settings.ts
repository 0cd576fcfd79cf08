import { dirname, join } from 'node:path';
import { type Preferences, preferencesSchema, type Settings } from '../domain/preferences.ts';
import { HeardError } from '../errors.ts';
import { makeFolder, syncFolder } from './store/directory.ts';
import { disk } from './store/disk.ts';
import { diskError, ShortWriteError } from './store/disk-error.ts';
import { readWhole } from './store/regular-file.ts';
import { discard, replaceFile } from './store/replace-file.ts';

interface Desk {
  /** The folder of the settings file. */
  readonly folder: string;
  /** Takes one sentence about a file that cannot be used. */
  readonly warn: (line: string) => void;
}

type Stored = Readonly<Record<string, unknown>>;

const examples: Readonly<Record<keyof Preferences, string>> = {
  currency: 'USD',
  rate: '90.00',
  rounding: '0.25',
  minimumFee: '45.00',
  callOutFee: '30.00',
  diagnosisFee: '45.00',
  visitFee: '35.00',
  tax: '19',
  goodwillLimit: '50',
  goodwillDecider: 'Dana',
  validDays: '14',
  warrantyDays: '30',
  reviewDays: '90',
  followUpDays: '7',
  business: '"Hill Street Computers"',
  address: '"12 Hill Street; Leeds LS1 4AB"',
  phone: '"0113 496 0812"',
  mail: 'dana@example.com',
  taxNumber: 'GB123456789',
  terms: '"To be paid within 14 days."',
};

/**
 * Preferences kept by conf. A file that cannot be used is kept under another name and said; the defaults hold then.
 * conf is loaded here and nowhere else, as it costs as much as starting Node.
 */
export async function createSettings({ folder, warn }: Desk): Promise<Settings> {
  const { default: Conf } = await import('conf');
  outliveFullDisk();
  const path = join(folder, 'settings.json');
  let stored = load(path, warn);
  return {
    path: () => path,
    stored: () => stored,
    read: () => preferencesSchema.parse(stored),
    set(key, value) {
      check(key, value);
      makeFolder(folder);
      stored = write(path, () => {
        const conf = new Conf<Record<string, unknown>>({
          cwd: folder,
          configName: 'settings',
          configFileMode: 0o600,
          clearInvalidConfig: false,
          accessPropertiesByDotNotation: false,
        });
        conf.set(key, value);
        return { ...conf.store };
      });
    },
  };
}

// Node ignores this signal, so that a write over a limit fails and can be told; a package below conf lets it end the program.
function outliveFullDisk(): void {
  process.removeAllListeners('SIGXFSZ').on('SIGXFSZ', () => {});
}

function check(key: keyof Preferences, value: unknown): void {
  if (!Object.hasOwn(examples, key)) {
    throw new HeardError(`There is no setting "${key}". There are: ${Object.keys(examples).join(', ')}.`, {
      code: 'usage',
    });
  }
  if (value !== undefined && preferencesSchema.shape[key].safeParse(value).success) return;
  throw new HeardError(`${key} cannot be "${value}". Write it like: heard config set ${key} ${examples[key]}`, {
    code: 'usage',
  });
}

function load(path: string, warn: Desk['warn']): Stored {
  try {
    const bytes = readWhole(path, 'follow');
    if (!bytes) return {};
    const stored = parse(bytes.toString());
    if (stored) return stored;
    warn(`The settings in ${path} cannot be used. They were kept as ${setAside(path)}, and the usual ones hold.`);
  } catch (error) {
    const reason = diskError(error, `the settings in ${path} cannot be read, so the usual ones hold`);
    if (!(reason instanceof HeardError)) throw reason;
    warn(reason.message);
  }
  return {};
}

function parse(text: string): Stored | undefined {
  try {
    const stored: unknown = JSON.parse(text);
    return preferencesSchema.safeParse(stored).success ? (stored as Stored) : undefined;
  } catch {
    return undefined;
  }
}

function setAside(path: string): string {
  for (let number = 1; ; number += 1) {
    const aside = path.replace(/\.json$/, `.broken-${number}.json`);
    if (disk.lstat(aside, { throwIfNoEntry: false })) continue;
    disk.rename(path, aside);
    return aside;
  }
}

// conf leaves the new name unsynced. On a full disk it keeps half a file and reports success: what it wrote is read back, and what stood there put back.
function write(path: string, set: () => Stored): Stored {
  const failed = (cause: unknown) => diskError(cause, `the setting could not be kept in ${path}`);
  let before: Buffer | undefined;
  try {
    before = readWhole(path, 'follow');
  } catch (error) {
    throw failed(error);
  }
  try {
    const stored = set();
    syncFolder(dirname(path));
    return stored;
  } catch (error) {
    restore(path, before);
    throw failed(error instanceof SyntaxError ? new ShortWriteError(error.message) : error);
  }
}

function restore(path: string, before: Buffer | undefined): void {
  try {
    if (!before) discard(path);
    else if (!readWhole(path, 'follow')?.equals(before)) replaceFile(path, [before]);
  } catch {}
}
