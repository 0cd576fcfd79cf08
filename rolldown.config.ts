import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'rolldown';
import { compilePlaybooks, playbookJsonSchema } from './src/adapters/playbooks/yaml.ts';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** Lists every package that is really in the bundle, with its licence, in dist/NOTICES.txt. */
function notices(): Plugin {
  return {
    name: 'notices',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== undefined));
      const source = [...folders]
        .map(notice)
        .sort()
        .join(`\n${'-'.repeat(78)}\n\n`);
      this.emitFile({ type: 'asset', fileName: 'NOTICES.txt', source });
    },
  };
}

function packageFolder(module: string): string | undefined {
  // The few lines with which the bundler joins modules.
  if (module.startsWith('\0rolldown/')) return 'node_modules/rolldown';
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module.replaceAll('\\', '/'))?.[0];
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!license || !file) throw new Error(`${name} ${version} says no licence: it cannot go into the bundle`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

/** Checks the shipped playbooks and writes them as JSON, with the schema that editors use. */
function playbooks(): Plugin {
  return {
    name: 'playbooks',
    generateBundle() {
      const emit = (fileName: string, value: unknown) =>
        this.emitFile({ type: 'asset', fileName, source: `${JSON.stringify(value)}\n` });
      emit('playbooks.json', compilePlaybooks('playbooks'));
      emit('playbook.schema.json', playbookJsonSchema());
    },
  };
}

/** commander starts no other program here, so that it need not load what could: that takes milliseconds. */
function withoutChildProcess(): Plugin {
  const empty = '\0nothing';
  return {
    name: 'without-child-process',
    resolveId: (source, importer) =>
      source === 'node:child_process' && importer?.includes('/commander/') ? empty : undefined,
    load: (id) => (id === empty ? 'export default {};' : undefined),
  };
}

const output = {
  dir: 'dist',
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].part.cjs',
  minify: true,
} as const;

export default defineConfig([
  {
    input: { heard: 'src/bin.ts' },
    platform: 'node',
    // Whether there is colour is for heard to say: what chalk would find out by itself takes milliseconds to load.
    resolve: {
      alias: {
        '#supports-color': join(import.meta.dirname, 'node_modules/chalk/source/vendor/supports-color/browser.js'),
      },
    },
    plugins: [notices(), playbooks(), withoutChildProcess()],
    output: { ...output, cleanDir: true },
  },
  // In one file of its own: a chunk shared with the rest would be one more file to find and read.
  { input: { note: 'src/note.ts' }, platform: 'node', output },
]);
