import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
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
  adapters: 'clock digest files process-context progress text-lines',
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

/**
 * What two packages load at every start for something that heard does itself or never asks of them: chalk looks for colour
 * on the terminal, commander would start programs of its own. That is a tenth of the time a list takes.
 */
function spared(): Plugin {
  const nothing = '\0nothing';
  return {
    name: 'spared',
    resolveId(source, importer = '') {
      const from = importer.replaceAll('\\', '/');
      if (source === '#supports-color') return importer.replace(/index\.js$/, 'vendor/supports-color/browser.js');
      return source === 'node:child_process' && from.includes('/node_modules/commander/') ? nothing : undefined;
    },
    load: (id) => (id === nothing ? 'export default {};' : undefined),
  };
}

/**
 * The quick way as a script that bin/heard.js runs: in ASCII, which is read and parsed faster, and beside it what this Node
 * made of it when it took a note, as compiling takes longer than all the rest. Another Node compiles it anew.
 */
function quickWay(): Plugin {
  const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return {
    name: 'quick-way',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        file.code = `(function(exports,require){${file.code.replace(/[^\0-\x7f]/g, escaped)}\n})`;
      }
    },
    writeBundle({ dir = '' }) {
      writeFileSync(join(dir, 'note.code'), compiled(join(dir, 'note.cjs')));
    },
  };
}

function compiled(path: string): Buffer {
  const script = new Script(readFileSync(path, 'latin1'), { filename: path });
  const quick: Partial<typeof import('./src/note.ts')> = {};
  script.runInThisContext()(quick, createRequire(import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'heard-build-'));
  try {
    const world = { env: makeDesk(folder), platform: process.platform, write: () => {} };
    if (quick.run?.(['@ana', 'is', 'called', 'back'], world) !== 0) throw new Error('the quick way takes no note');
    return script.createCachedData();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A home as heard leaves it after the first note of this month. */
function makeDesk(folder: string): Readonly<Record<string, string>> {
  const month = join(folder, 'journal', new Date().toISOString().slice(0, 7));
  mkdirSync(month, { recursive: true });
  const hosts = { [hostname().split('.')[0] || 'computer']: 'build' };
  writeFileSync(join(folder, 'heard.json'), JSON.stringify({ format: 1, id: 'h-000000' }));
  writeFileSync(join(folder, 'machine.json'), JSON.stringify({ hosts, by: 'build' }));
  writeFileSync(join(month, 'build.jsonl'), '');
  return { HEARD_HOME: folder, HEARD_STATE: folder };
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
    input: { heard: 'src/bin.ts', 'fold-worker': 'src/adapters/store/fold-worker.ts' },
    platform: 'node',
    plugins: [spared(), notices(), playbooks(), support()],
    output: { ...output, cleanDir: true, codeSplitting: { groups: [{ name: 'everyday', test: isEveryday }] } },
  },
  // In one file of its own: a chunk shared with the rest would be one more file to find and read.
  { input: { note: 'src/note.ts' }, platform: 'node', plugins: [quickWay()], output },
]);
