import type { Command } from '../commands/command.ts';
import { findPlace } from './place.ts';

/** A command before it is loaded: enough to be listed in help, so that running one loads no other. */
export interface Entry {
  /** The words that call it; empty for `heard` alone. */
  readonly path: string;
  readonly summary: string;
  /** The heading it stands under in help. */
  readonly group: string;
  /** Takes a word of its own where the verbs below it stand. */
  readonly takesWord?: boolean;
  /**
   * Absent for a noun that only holds verbs. A command only ever gets what its own schema made, so what that is need not
   * be known here.
   */
  readonly load?: () => Promise<Command<unknown, unknown>>;
}

export const catalogue: readonly Entry[] = [
  {
    path: '',
    summary: 'What is waiting, and a menu',
    group: 'Cases',
    load: async () => (await import('../commands/home.ts')).home,
  },
  {
    path: 'new',
    summary: 'Start a case: listen, log, offer, record',
    group: 'Cases',
    load: async () => (await import('../commands/new.ts')).newCase,
  },
  {
    path: 'resume',
    summary: 'Go on with an unfinished interview',
    group: 'Cases',
    load: async () => (await import('../commands/resume.ts')).resume,
  },
  {
    path: 'list',
    summary: 'Cases, newest first',
    group: 'Cases',
    load: async () => (await import('../commands/list.ts')).list,
  },
  {
    path: 'show',
    summary: 'One case as a person reads it',
    group: 'Cases',
    load: async () => (await import('../commands/show.ts')).show,
  },
  {
    path: 'find',
    summary: 'Search everything said and noted',
    group: 'Cases',
    load: async () => (await import('../commands/find.ts')).find,
  },
  {
    path: 'note',
    summary: 'Keep a line in passing',
    group: 'Notes',
    load: async () => (await import('../commands/note.ts')).note,
  },
  {
    path: 'notes',
    summary: 'Notes not yet filed',
    group: 'Notes',
    load: async () => (await import('../commands/notes.ts')).notes,
  },
  {
    path: 'file',
    summary: 'File a note in a case',
    group: 'Notes',
    load: async () => (await import('../commands/file.ts')).file,
  },
  {
    path: 'offer',
    summary: 'Open the offer again with new figures',
    group: 'Afterwards',
    load: async () => (await import('../commands/offer.ts')).offer,
  },
  {
    path: 'decide',
    summary: 'Record a later decision',
    group: 'Afterwards',
    load: async () => (await import('../commands/decide.ts')).decide,
  },
  {
    path: 'done',
    summary: 'Record that work was done, and whether it works',
    group: 'Afterwards',
    load: async () => (await import('../commands/done.ts')).done,
  },
  {
    path: 'promise',
    summary: 'Write down a promise and its day',
    group: 'Afterwards',
    load: async () => (await import('../commands/promise.ts')).promise,
  },
  {
    path: 'keep',
    summary: 'Write down that a promise was kept',
    group: 'Afterwards',
    load: async () => (await import('../commands/keep.ts')).keep,
  },
  {
    path: 'ring',
    summary: 'Who points to whom, where no maker supports it all',
    group: 'Afterwards',
    load: async () => (await import('../commands/ring.ts')).ring,
  },
  {
    path: 'close',
    summary: 'Close a case with its result',
    group: 'Afterwards',
    load: async () => (await import('../commands/close.ts')).close,
  },
  {
    path: 'reopen',
    summary: 'Open a closed case again',
    group: 'Afterwards',
    load: async () => (await import('../commands/reopen.ts')).reopen,
  },
  {
    path: 'undo',
    summary: 'Take back the newest entry of this machine',
    group: 'Afterwards',
    load: async () => (await import('../commands/undo.ts')).undo,
  },
  {
    path: 'redact',
    summary: 'Take out what holds a text, or all text of a case',
    group: 'Keeping it safe',
    load: async () => (await import('../commands/redact.ts')).redact,
  },
  {
    path: 'forget',
    summary: 'Erase a client who asks for it',
    group: 'Keeping it safe',
    load: async () => (await import('../commands/forget.ts')).forget,
  },
  {
    path: 'sheet',
    summary: 'The page for the client to keep',
    group: 'Around it',
    load: async () => (await import('../commands/sheet.ts')).sheet,
  },
  {
    path: 'export',
    summary: 'Case logs as NDJSON, JSON, CSV, Markdown, HTML or a calendar',
    group: 'Around it',
    load: async () => (await import('../commands/export.ts')).exportCases,
  },
  {
    path: 'import',
    summary: 'Bring cases in: an export of heard, or a CSV file',
    group: 'Around it',
    load: async () => (await import('../commands/import.ts')).importCases,
  },
  {
    path: 'backup',
    summary: 'Everything in one file, checked',
    group: 'Keeping it safe',
    takesWord: true,
    load: async () => (await import('../commands/backup.ts')).backup,
  },
  {
    path: 'backup verify',
    summary: 'Whether a backup is whole',
    group: 'Keeping it safe',
    load: async () => (await import('../commands/backup.ts')).backupVerify,
  },
  {
    path: 'restore',
    summary: 'Put a backup in an empty home',
    group: 'Keeping it safe',
    load: async () => (await import('../commands/restore.ts')).restore,
  },
  {
    path: 'doctor',
    summary: 'Look for damage in what is kept, and mend it',
    group: 'Keeping it safe',
    load: async () => (await import('../commands/doctor.ts')).doctor,
  },
  {
    path: 'buy',
    summary: 'Six lines to know before something is bought',
    group: 'Around it',
    load: async () => (await import('../commands/buy.ts')).buy,
  },
  {
    path: 'config',
    summary: 'Your rate, currency, fees, name and other settings',
    group: 'Around it',
    load: async () => (await import('../commands/config.ts')).config,
  },
  {
    path: 'config list',
    summary: 'Every setting and its value',
    group: 'Around it',
    load: async () => (await import('../commands/config.ts')).configList,
  },
  {
    path: 'config get',
    summary: 'One setting',
    group: 'Around it',
    load: async () => (await import('../commands/config.ts')).configGet,
  },
  {
    path: 'config set',
    summary: 'Change a setting',
    group: 'Around it',
    load: async () => (await import('../commands/config.ts')).configSet,
  },
  {
    path: 'config path',
    summary: 'The file the settings are kept in',
    group: 'Around it',
    load: async () => (await import('../commands/config.ts')).configPath,
  },
  {
    path: 'config edit',
    summary: 'Open the settings in your editor',
    group: 'Around it',
    load: async () => (await import('../commands/config.ts')).configEdit,
  },
  {
    path: 'support',
    summary: 'Whether a maker still looks after a thing',
    group: 'Around it',
    takesWord: true,
    load: async () => (await import('../commands/support.ts')).support,
  },
  {
    path: 'support set',
    summary: 'What a device is, or its own end of updates',
    group: 'Around it',
    load: async () => (await import('../commands/support-set.ts')).supportSet,
  },
  {
    path: 'support update',
    summary: 'Fetch the support dates of endoflife.date',
    group: 'Around it',
    load: async () => (await import('../commands/support-update.ts')).supportUpdate,
  },
  { path: 'playbook', summary: 'The playbooks at hand', group: 'Around it' },
  {
    path: 'playbook list',
    summary: 'Every playbook',
    group: 'Around it',
    load: async () => (await import('../commands/playbook.ts')).playbookListing,
  },
  {
    path: 'playbook find',
    summary: 'The playbooks that fit what a client says',
    group: 'Around it',
    load: async () => (await import('../commands/playbook-find.ts')).playbookFind,
  },
  {
    path: 'playbook show',
    summary: 'One playbook as a page',
    group: 'Around it',
    load: async () => (await import('../commands/playbook.ts')).playbookPage,
  },
  {
    path: 'playbook new',
    summary: 'A playbook of your own: asks for its parts and writes a file',
    group: 'Around it',
    load: async () => (await import('../commands/playbook-new.ts')).playbookNew,
  },
  {
    path: 'playbook edit',
    summary: 'Open a playbook of yours, or your copy of one, in your editor',
    group: 'Around it',
    load: async () => (await import('../commands/playbook-edit.ts')).playbookEdit,
  },
  {
    path: 'playbook check',
    summary: 'Look for slips in your own playbooks',
    group: 'Around it',
    load: async () => (await import('../commands/playbook-check.ts')).playbookCheck,
  },
  {
    path: 'playbook path',
    summary: 'Where your own playbooks are kept',
    group: 'Around it',
    load: async () => (await import('../commands/playbook-path.ts')).playbookPath,
  },
  {
    path: 'playbook try',
    summary: 'Walk through the questions; nothing is recorded',
    group: 'Around it',
    load: async () => (await import('../commands/playbook-try.ts')).playbookTry,
  },
  {
    path: 'playbook prices',
    summary: 'Your own prices, learned from what you charged',
    group: 'Around it',
    load: async () => (await import('../commands/playbook-prices.ts')).playbookPrices,
  },
  {
    path: 'alias',
    summary: 'Short names for your shell: n for a note, nn, due',
    group: 'Around it',
    load: async () => (await import('../commands/alias.ts')).alias,
  },
  {
    path: 'completion',
    summary: 'Lines that teach your shell to complete what you type',
    group: 'Around it',
    takesWord: true,
    load: async () => (await import('../commands/completion.ts')).completion,
  },
  {
    path: 'completion next',
    summary: 'What may stand next on a line; shells ask this',
    group: 'Around it',
    load: async () =>
      (await import('../commands/completion.ts')).completionNext((words) => findPlace(words, catalogue)),
  },
];
