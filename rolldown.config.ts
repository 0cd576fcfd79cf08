import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'rolldown';
import { compilePlaybooks, playbookJsonSchema } from './src/adapters/playbooks/yaml.ts';
import { compileSupport } from './src/adapters/support/shipped.ts';

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

/** Checks the shipped support dates and writes them as JSON, with the licence of those that come from endoflife.date. */
function support(): Plugin {
  return {
    name: 'support',
    generateBundle() {
      const table = compileSupport('src/domain/support/facts.json');
      this.emitFile({ type: 'asset', fileName: 'support.json', source: `${JSON.stringify(table)}\n` });
      const licence = readFileSync('src/domain/support/endoflife-licence.txt', 'utf8');
      this.emitFile({ type: 'asset', fileName: 'support-licence.txt', source: licence });
    },
  };
}

/**
 * What a list needs goes into one file, as thirty small ones take as long to find and read as ten thousand cases. What
 * folds, with its schemas, stays out of it: it is loaded only when the journal changed.
 */
const everyday: Readonly<Record<string, string>> = {
  commands: 'case-ids damage find-client list list-input prefix-look typed',
  output: 'clean columns id-view list-view locale near-date row-document speech style width',
  domain:
    'case crc32 crockford dates envelope fraction ids instant known-clients line money nearest parsed period phrase prefix record row selection ulid when',
  adapters: 'clock files process-context',
  'adapters/store':
    'cache-file case-index checksum directory disk disk-error drafts folders home identity index-cache index-summary joined-home journal json-file journal-append journal-due journal-folder journal-lines journal-own journal-survey newest-first regular-file replace-file',
};
const everydayFiles = Object.entries(everyday).flatMap(([folder, names]) =>
  names.split(' ').map((name) => `/src/${folder}/${name}.ts`),
);

function isEveryday(id: string): boolean {
  const path = id.replaceAll('\\', '/');
  return everydayFiles.some((file) => path.endsWith(file)) || /\/node_modules\/(?:chalk|fast-string-)/.test(path);
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
    plugins: [notices(), playbooks(), support()],
    output: { ...output, cleanDir: true, codeSplitting: { groups: [{ name: 'everyday', test: isEveryday }] } },
  },
  // In one file of its own: a chunk shared with the rest would be one more file to find and read.
  { input: { note: 'src/note.ts' }, platform: 'node', output },
]);
