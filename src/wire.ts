import { basename, join } from 'node:path';
import { version } from '../package.json';
import { createMatcher } from './adapters/bounded-regex.ts';
import { createClock } from './adapters/clock.ts';
import { digest } from './adapters/digest.ts';
import { createFiles } from './adapters/files.ts';
import { createPlaybooks } from './adapters/playbooks/files.ts';
import type { createOwnPlaybooks } from './adapters/playbooks/own.ts';
import { createProgress } from './adapters/progress.ts';
import type { BackupDesk } from './adapters/store/archive/backups.ts';
import { openIndex } from './adapters/store/case-index.ts';
import type { CheckupDesk } from './adapters/store/checkup/checkup.ts';
import { createDrafts } from './adapters/store/drafts.ts';
import { findFolders } from './adapters/store/folders.ts';
import { type Home, openHome } from './adapters/store/home.ts';
import { createIdentity, findHost } from './adapters/store/identity.ts';
import type { Surroundings } from './adapters/store/instant-desk.ts';
import { createJournal } from './adapters/store/journal.ts';
import { type CleanDesk, dueFolders } from './adapters/store/journal-due.ts';
import { createKept } from './adapters/store/kept.ts';
import type { Places } from './adapters/support/table.ts';
import type { Ports, Wire, Wishes } from './commands/ports.ts';
import type { Context } from './context.ts';
import type { Checkup } from './domain/finding.ts';
import type { Backups } from './domain/manifest.ts';
import type { Person } from './interview/respondent.ts';
import { clean } from './output/clean.ts';
import { localeOf } from './output/locale.ts';
import { createStyle, type Style, wantsColor } from './output/style.ts';
import { pad, wrap } from './output/width.ts';

/** Connects the commands to this computer: the only place where adapters are made. */
export const wire: Wire = (context, wishes) => {
  const { env, platform, stdin, stdout, stderr } = context;
  const clock = createClock(env);
  const random = Math.random;
  const folders = findFolders({ env, platform, home: wishes.home });
  const home = openHome(folders.home, random);
  const warn = (line: string) => {
    if (!wishes.quiet) stderr.write(`${clean(line)}\n`);
  };

  let hasWritten = false;
  const ports: Ports = onDemand<Ports>({
    clock: () => clock,
    random: () => random,
    shell: () => (platform === 'win32' ? 'powershell' : env.SHELL && basename(env.SHELL)),
    shellDesk: () => async () => ({
      home: wishes.home && folders.home,
      instantDesk: await loadInstantDesk({ folders, env, platform }),
    }),
    output: () => ({ write: (text) => stdout.write(text), warn, style: styleFor(context, wishes) }),
    files: () => createFiles(stdin),
    browser: () => once(() => loadBrowser(context)),
    identity: () => createIdentity(folders.state, findHost(env), random),
    journal() {
      const journal = createJournal({ home, identity: ports.identity, state: folders.state });
      const append: typeof journal.append = (records) => {
        hasWritten = true;
        journal.append(records);
      };
      return { ...journal, append };
    },
    cleanUp: () => async () => {
      if (hasWritten) await cleanUp({ home, machine: ports.identity.machine, state: folders.state });
    },
    index: () => () =>
      openIndex({ home, state: folders.state, worker: built('fold-worker.cjs'), progress: ports.progress }),
    kept: () => createKept({ home, state: folders.state }),
    drafts: () => createDrafts({ home, state: folders.state, warn }),
    checkup: () => () =>
      loadCheckup({ home, state: folders.state, identity: ports.identity, host: findHost(env).label, clock }),
    backups: () => () => loadBackups({ home, state: folders.state, files: ports.files }),
    playbooks: () =>
      once(() =>
        createPlaybooks({
          shipped: built('playbooks.json'),
          own: join(folders.home, 'playbooks'),
          memory: { file: join(folders.state, 'playbooks.json'), maker: version },
        }),
      ),
    ownPlaybooks: () => () =>
      loadOwnPlaybooks({ folder: join(folders.home, 'playbooks'), home, schema: built('playbook.schema.json') }),
    prices: () => once(() => loadPrices({ home, warn })),
    support: () => once(() => loadSupport({ shipped: built('support.json'), state: folders.state, env })),
    settings: () => once(() => loadSettings({ folder: folders.settings, warn })),
    person: () => (wishes.ask ? once(() => loadPerson(context, wishes)) : undefined),
    progress: () => () => createProgress({ stderr, isShown: stderr.isTTY && !wishes.quiet, now: clock.real }),
    digest: () => digest,
    matches: createMatcher,
  });
  return ports;
};

async function cleanUp(desk: CleanDesk): Promise<void> {
  if (dueFolders(desk).length === 0) return;
  const { cleanOwnFiles } = await import('./adapters/store/journal-clean.ts');
  cleanOwnFiles(desk);
}

async function loadCheckup(desk: CheckupDesk): Promise<Checkup> {
  const { createCheckup } = await import('./adapters/store/checkup/checkup.ts');
  return createCheckup(desk);
}

async function loadBackups(desk: Omit<BackupDesk, 'version' | 'documentOf'>): Promise<Backups> {
  const [{ createBackups }, { caseDocument }] = await Promise.all([
    import('./adapters/store/archive/backups.ts'),
    import('./output/case-document.ts'),
  ]);
  return createBackups({ ...desk, version, documentOf: caseDocument });
}

async function loadPrices(desk: { readonly home: Home; readonly warn: (line: string) => void }) {
  const { createPrices } = await import('./adapters/playbooks/prices.ts');
  return createPrices(desk);
}

async function loadOwnPlaybooks(places: Parameters<typeof createOwnPlaybooks>[0]) {
  const { createOwnPlaybooks } = await import('./adapters/playbooks/own.ts');
  return createOwnPlaybooks(places);
}

async function loadInstantDesk(surroundings: Surroundings) {
  const { readInstantDesk } = await import('./adapters/store/instant-desk.ts');
  return () => readInstantDesk(surroundings);
}

async function loadSupport(places: Places) {
  const { createSupport } = await import('./adapters/support/table.ts');
  return createSupport(places);
}

async function loadSettings(desk: { readonly folder: string; readonly warn: (line: string) => void }) {
  const { createSettings } = await import('./adapters/settings.ts');
  return createSettings(desk);
}

async function loadBrowser({ env, platform }: Context) {
  const { createBrowser } = await import('./adapters/browser.ts');
  return createBrowser({ env, platform });
}

async function loadPerson(context: Context, wishes: Wishes): Promise<Person> {
  const { createPerson } = await import('./adapters/terminal/person.ts');
  const { stepLines, stepView } = await import('./output/interview-view.ts');
  const style = styleFor(context, wishes);
  return createPerson({
    env: context.env,
    input: process.stdin,
    output: process.stdout,
    style,
    wrap,
    pad,
    render: (step, columns, rows) => stepView(step, { ...style, columns }, rows),
    renderPlain: (step) => stepLines(step, style),
  });
}

function styleFor({ env, platform, stdout }: Context, { color }: Wishes): Style {
  return createStyle({
    color: wantsColor({ env, flag: color, isTTY: stdout.isTTY }),
    columns: stdout.columns ?? 80,
    locale: localeOf(env, platform),
  });
}

/** A file of `dist`, wherever this runs from: the bundle there, or the sources beside it. */
function built(name: string): string {
  return join(import.meta.dirname, '../dist', name);
}

/** An object whose members are made when they are first asked for. */
function onDemand<T extends object>(makers: { readonly [Key in keyof T]: () => T[Key] }): T {
  const whole = {} as T;
  for (const key of Object.keys(makers) as (keyof T)[]) {
    Object.defineProperty(whole, key, { get: once(makers[key]), enumerable: true });
  }
  return whole;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
