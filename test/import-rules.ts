import { dirname, join } from 'node:path/posix';

/** A file of src with its path below it: `domain/money.ts`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

interface Import {
  readonly from: string;
  /** A path below src, or a package as written. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** Who may import whom. `main`, `wire`, `bin` and the leaves are files at the top of src. */
const layers: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  interview: ['domain'],
  output: ['domain'],
  commands: ['interview', 'domain', 'output', 'errors', 'context'],
  adapters: ['domain', 'interview', 'errors', 'context'],
  cli: ['commands', 'context', 'errors', 'output'],
  main: ['cli', 'commands', 'context', 'errors', 'output'],
  wire: ['adapters', 'commands', 'interview', 'domain', 'output', 'context', 'errors'],
  bin: ['adapters', 'main', 'note', 'output', 'wire'],
  note: ['adapters', 'domain', 'output', 'context', 'errors'],
  errors: [],
  context: [],
};
const folders = ['domain', 'interview', 'output', 'commands', 'adapters', 'cli'];

/** The only places a package may be named. */
const vendors: readonly (readonly [name: RegExp, place: RegExp])[] = [
  [/^node:/, /^(adapters\/|bin\.ts|wire\.ts|note\.ts)/],
  [/^zod(\/mini)?$/, /^(domain|interview|commands|cli)\//],
  [/^chalk$/, /^output\/style\.ts$/],
  [/^(fast-string-width|string-width|wrap-ansi)$/, /^output\/width\.ts$/],
  [/^commander$/, /^cli\//],
  [/^(inquirer|@inquirer\/.*)$/, /^adapters\/terminal\//],
  [/^conf$/, /^adapters\/settings\.ts$/],
  [/^fflate$/, /^adapters\/store\/archive\/zip\.ts$/],
  [/^yaml$/, /^adapters\/playbooks\/(yaml|guard|compose)\.ts$/],
];

const statement =
  /^\s*(?:import|export)\s+(?:(type)\s+)?([^'";]*?)\s*from\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

/** Every import of a file, those inside functions too. */
export function importsOf({ path, text }: Source): readonly Import[] {
  return [...text.matchAll(statement)].map(([, type, names, from, bare, lazy]) => {
    const target = from ?? bare ?? lazy ?? '';
    const named = /^\{(.*)\}$/s
      .exec(names ?? '')?.[1]
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    return {
      from: path,
      to: target.startsWith('.') ? join(dirname(path), target) : target,
      typeOnly: type !== undefined || (named?.every((name) => name.startsWith('type ')) ?? false),
    };
  });
}

/** One sentence for each import that goes where its layer may not. */
export function brokenLayers(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(importsOf).flatMap((found) => {
    const { from, to, typeOnly } = found;
    if (to === '../package.json') return [];
    const own = layerOf(from);
    const other = layerOf(to);
    if (isPackage(found, sources) || own === other) return [];
    if (own === 'adapters' && other === 'interview' && !typeOnly) return [`${from} imports more than types from ${to}`];
    const terminal = /^adapters\/terminal\//.test(from) && /^output\/(style|clean|width)\.ts$/.test(to);
    return layers[own]?.includes(other) || terminal ? [] : [`${from} must not import ${to}`];
  });
}

/** One sentence for each package named outside its place. */
export function strayVendors(sources: readonly Source[]): readonly string[] {
  return sources
    .flatMap(importsOf)
    .filter((found) => isPackage(found, sources))
    .filter(({ from, to }) => !vendors.some(([name, place]) => name.test(to) && place.test(from)))
    .map(({ from, to }) => `${from} must not import ${to}`);
}

/** Each ring of files that need one another to load, as the path round it. */
export function cycles(sources: readonly Source[]): readonly string[] {
  const next = new Map(sources.map((source) => [source.path, neededBy(source)]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    const since = trail.indexOf(path);
    if (since >= 0) found.push([...trail.slice(since), path].join(' → '));
    if (since >= 0 || done.has(path)) return;
    for (const to of next.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  return found;
}

/** Layers that hold no file: a walk over nothing must not pass. */
export function emptyLayers(sources: readonly Source[]): readonly string[] {
  return folders.filter((folder) => !sources.some(({ path }) => path.startsWith(`${folder}/`)));
}

/** Files named after no thing they serve. */
export function vagueNames(sources: readonly Source[]): readonly string[] {
  return sources
    .map(({ path }) => path)
    .filter((path) => /(^|\/)(utils?|helpers?|shared|types?|constants?|index)(\/|\.ts$)/.test(path));
}

/** Files that reach for the process, which belongs to the edge. */
export function reachingOut(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ text }) => /\bprocess\.(env|argv|std|exit|cwd|platform|on\b|once\b)|\bconsole\./.test(text))
    .map(({ path }) => path)
    .filter((path) => !/^(adapters\/|bin\.ts|wire\.ts|note\.ts)/.test(path));
}

function layerOf(path: string): string {
  return path.split('/')[0]?.replace(/\.ts$/, '') ?? path;
}

function isPackage({ to }: Import, sources: readonly Source[]): boolean {
  return !to.endsWith('.ts') && !to.endsWith('.json') && !sources.some(({ path }) => path === to);
}

/** A lazy import is no part of a cycle: it happens after both files are loaded. */
function neededBy(source: Source): readonly string[] {
  const lazy = new Set(
    [...source.text.matchAll(/\bimport\(\s*'([^']+)'/g)].map(([, to]) => join(dirname(source.path), to ?? '')),
  );
  return importsOf(source)
    .filter(({ to, typeOnly }) => !typeOnly && !lazy.has(to))
    .map(({ to }) => to);
}
