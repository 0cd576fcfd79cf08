import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { figure } from '../figures.ts';

const root = resolve(import.meta.dirname, '../..');

interface Locked {
  readonly dev?: boolean;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

/** Entries of the lock file, by the name of the package. */
function locked(): readonly (readonly [name: string, entry: Locked])[] {
  const { packages }: { packages: Readonly<Record<string, Locked>> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  );
  const entries = Object.entries(packages).filter(([path]) => path !== '');
  return entries.map(([path, entry]) => [path.slice(path.lastIndexOf('node_modules/') + 13), entry]);
}

/** Names of the packages whose code is in the bundle, as its notices list them. */
function bundled(): readonly string[] {
  const notices = readFileSync(join(root, 'dist/NOTICES.txt'), 'utf8');
  return notices.split(/^-{78}$/m).map((notice) => /^\s*(\S+) /.exec(notice)?.[1] ?? '');
}

const npm = (...args: readonly string[]) => JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' }));

interface Installed {
  readonly dependencies?: Readonly<Record<string, Installed>>;
}

const countBelow = ({ dependencies = {} }: Installed): number =>
  Object.values(dependencies).reduce((count, one) => count + 1 + countBelow(one), 0);

test('little comes along with heard, none of it runs when it is installed, and all of it is known by its sum', () => {
  const entries = locked();
  const inBundle = bundled();
  const [packed]: { files: { path: string }[] }[] = npm('pack', '--dry-run', '--json', '--ignore-scripts');
  const files = packed?.files.map(({ path }) => path) ?? [];
  const installed = countBelow(npm('ls', '--all', '--omit=dev', '--json'));
  expect(entries.length).toBeGreaterThan(100);
  expect(files).toContain('dist/heard.cjs');
  expect(inBundle).toContain('commander');
  expect(inBundle.filter((name) => !entries.some(([known]) => known === name))).toEqual([]);
  const ships = entries.filter(([name, { dev }]) => !dev || inBundle.includes(name));
  const found = {
    installed,
    bundled: inBundle.length,
    scripts: ships.filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => name),
    native: files.filter((path) => /\.(?:node|so|dll|dylib|wasm)$|\.gyp$/.test(path)),
    unsummed: entries.filter(([, { integrity }]) => !integrity).map(([name]) => name),
  };
  const line = `npm ls --all: ${installed} packages at run time; in the bundle ${inBundle.length}, install scripts ${found.scripts.length}, native files ${found.native.length} of ${files.length}, without a sum ${found.unsummed.length} of ${entries.length}`;
  figure('S13', line, { found, wanted: { ...found, installed: 0, scripts: [], native: [], unsummed: [] } });
});
