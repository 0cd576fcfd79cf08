import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  brokenLayers,
  cycles,
  emptyLayers,
  importsOf,
  reachingOut,
  type Source,
  strayVendors,
  vagueNames,
} from './import-rules.ts';

const src = join(import.meta.dirname, '../src');
const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(src, path), 'utf8') }));

describe('the source of heard', () => {
  test('every layer holds files', () => expect(emptyLayers(sources)).toEqual([]));
  test('imports follow the layers', () => expect(brokenLayers(sources)).toEqual([]));
  test('a package is named in its one place only', () => expect(strayVendors(sources)).toEqual([]));
  test('no files need each other in a ring', () => expect(cycles(sources)).toEqual([]));
  test('every file is named after a thing', () => expect(vagueNames(sources)).toEqual([]));
  test('only the edge touches the process', () => expect(reachingOut(sources)).toEqual([]));
});

const file = (path: string, text = ''): Source => ({ path, text });

describe('the rules notice', () => {
  test.each([
    ['the domain reaching for an adapter', "import { a } from '../adapters/a.ts';", 'domain/x.ts'],
    ['the domain reaching for the errors', "import { HeardError } from '../errors.ts';", 'domain/x.ts'],
    ['a type from a forbidden layer', "import type { A } from '../commands/a.ts';", 'adapters/x.ts'],
    ['an adapter that runs the interview', "import { walk } from '../interview/walk.ts';", 'adapters/x.ts'],
    ['a re-export across layers', "export { a } from '../cli/a.ts';", 'commands/x.ts'],
    ['a lazy import', "const a = () => import('../adapters/a.ts');", 'cli/x.ts'],
    ['an import over several lines', "import {\n  a,\n  b,\n} from '../adapters/a.ts';", 'output/x.ts'],
  ])('%s', (_what, text, path) => expect(brokenLayers([file(path, text)])).toHaveLength(1));

  test.each([
    ['a type of the interview in an adapter', "import type { Step } from '../interview/step.ts';", 'adapters/x.ts'],
    ['the style in the terminal', "import { createStyle } from '../../output/style.ts';", 'adapters/terminal/keys.ts'],
    ['the domain in the output', "import { money } from '../domain/money.ts';", 'output/x.ts'],
  ])('and allow %s', (_what, text, path) => expect(brokenLayers([file(path, text)])).toEqual([]));

  test.each([
    ['chalk outside the style', "import { Chalk } from 'chalk';", 'output/list.ts'],
    ['node in the domain', "import { join } from 'node:path';", 'domain/x.ts'],
    ['zod in the output', "import { z } from 'zod';", 'output/x.ts'],
    ['conf in a command', "const c = await import('conf');", 'commands/config.ts'],
    ['a package nobody agreed on', "import _ from 'lodash';", 'adapters/x.ts'],
    ['a package for its side effect', "import 'inquirer';", 'cli/x.ts'],
  ])('%s', (_what, text, path) => expect(strayVendors([file(path, text)])).toHaveLength(1));

  test('a ring of files', () => {
    const ring = [
      file('domain/a.ts', "import { b } from './b.ts';"),
      file('domain/b.ts', "import { a } from './a.ts';"),
    ];
    expect(cycles(ring)).toEqual(['domain/a.ts → domain/b.ts → domain/a.ts']);
  });

  test('but neither types nor lazy imports close a ring', () => {
    const types = [
      file('domain/a.ts', "import { type B } from './b.ts';"),
      file('domain/b.ts', "import { a } from './a.ts';"),
    ];
    const lazy = [file('cli/a.ts', "import('./b.ts')"), file('cli/b.ts', "import { a } from './a.ts';")];
    expect([...cycles(types), ...cycles(lazy)]).toEqual([]);
  });

  test('a layer without files', () => expect(emptyLayers([file('domain/a.ts')])).toContain('adapters'));

  test.each(['domain/utils.ts', 'output/index.ts', 'helpers/a.ts', 'cli/types.ts', 'domain/constants.ts'])(
    '%s',
    (path) => expect(vagueNames([file(path)])).toEqual([path]),
  );

  test('the environment read in a command', () => {
    expect(reachingOut([file('commands/x.ts', 'const home = process.env.HOME;')])).toEqual(['commands/x.ts']);
  });

  test('what is imported, by name, whole and lazily', () => {
    const text = "import a from 'a';\nimport * as b from 'b';\nexport * from './c.ts';\nawait import('d');";
    expect(importsOf(file('cli/x.ts', text)).map(({ to }) => to)).toEqual(['a', 'b', 'cli/c.ts', 'd']);
  });
});
