import { z } from 'zod';
import { HeardError } from '../errors.ts';
import { clean } from '../output/clean.ts';
import { documentsOf, type ExportLook, exportFormats, type FormatName, formatNames } from '../output/export/formats.ts';
import type { Command } from './command.ts';
import type { Ports } from './ports.ts';
import { selectedCases } from './selected-cases.ts';
import { statusFlag } from './status-flag.ts';
import { take } from './typed.ts';
import { wholeLog } from './whole-log.ts';

const input = z.object({
  format: z.enum(formatNames).optional(),
  output: z.string().optional(),
  force: z.boolean().default(false),
  since: z.string().optional(),
  until: z.string().optional(),
  cursor: z.string().optional(),
  client: z.string().optional(),
  status: statusFlag.optional(),
  fields: z.string().optional(),
  redact: z.boolean().default(false),
  raw: z.boolean().default(false),
});
type Input = z.infer<typeof input>;

interface Exported {
  readonly documents: Iterable<object>;
  /** What goes to stdout; nothing where a file was written. */
  readonly chunks: Iterable<string>;
  readonly file: string | undefined;
  /** How many files were written, where it was a folder. */
  readonly count?: number;
  /** Left to do once all of it was printed. */
  readonly keep?: () => void;
}

/** `heard export`: case logs, oldest first, in a memory that does not grow with the journal. */
export const exportCases: Command<Input, Exported> = {
  path: 'export',
  summary: 'Case logs as NDJSON, JSON, CSV, Markdown, HTML or a calendar',
  examples: [
    'heard export > cases.ndjson',
    'heard export -o cases.csv --since 2026-01-01',
    'heard export -o archive.html',
    'heard export --format md -o archive/',
    'heard export --cursor nightly.cursor -o new.ndjson',
    'heard export -c "Ana Miller" --fields id,client.name,outcome.result',
  ],
  flags: [
    {
      flags: '--format <format>',
      about: `${formatNames.join(', ')}; unless said, what the file’s name ends in, else ndjson: one case a line, nothing left out`,
    },
    {
      flags: '-o, --output <file>',
      about: 'write this file, whole or not at all; for md also a folder, a file a case',
    },
    { flags: '--force', about: 'replace what is there' },
    { flags: '--since <day>', about: 'opened on this day or later' },
    { flags: '--until <day>', about: 'opened on this day or earlier' },
    {
      flags: '--cursor <file>',
      about:
        'only what changed since the run that last wrote this file, and write it anew; what other flags leave out counts as seen',
    },
    { flags: '-c, --client <name>', about: 'of this client' },
    { flags: '-s, --status <status>', about: 'with this status' },
    { flags: '--fields <names>', about: 'only these, such as id,client.name; for csv the names of columns' },
    {
      flags: '--redact',
      about: 'take out names of clients and helpers, telephone numbers, mail addresses and secrets',
    },
    { flags: '--raw', about: 'csv: leave cells as they are that a spreadsheet would take for formulas' },
  ],
  input,
  jsonRefusal(typed) {
    const name = formatOf(typed);
    return exportFormats[name].isJson ? undefined : `Either --json or ${name}: one answer cannot be both.`;
  },
  async run(typed, ports) {
    const { cases, keep } = await selectedCases(typed, ports);
    const format = exportFormats[formatOf(typed)];
    const look = await lookOf(typed, ports);
    if (format.leavesOut !== undefined) ports.output.warn(format.leavesOut);
    const { output: file, force } = typed;
    const chunks = isWholeLog(typed) ? wholeLog(ports) : format.chunks(cases, look);
    if (file === undefined) return { documents: documentsOf(cases, look), chunks, file, keep };
    const written = { documents: [], chunks: [], file };
    if (!ports.files.isFolder(file)) {
      ports.files.write(file, chunks, { force });
      keep();
      return written;
    }
    const { files } = format;
    if (files === undefined) throw noFolder(formatOf(typed));
    const count = await ports.files.fill(file, (put) => files(cases, look, put), { force });
    keep();
    return { ...written, count };
  },
  printed: ({ keep }) => keep?.(),
  human: ({ chunks, file, count }) => (file === undefined ? chunks : `Written: ${clean(file)}${countText(count)}`),
  json: ({ documents, file }) =>
    file === undefined ? { schemaVersion: 1, cases: [...documents] } : { schemaVersion: 1, file },
};

/** What was asked for, else what the name of the file says. */
function formatOf({ format, output = '' }: Input): FormatName {
  return format ?? formatNames.find((name) => output.toLowerCase().endsWith(`.${name}`)) ?? 'ndjson';
}

async function lookOf(typed: Input, { playbooks, output }: Ports): Promise<ExportLook> {
  const { fields, raw } = typed;
  const format = exportFormats[formatOf(typed)];
  const known = format.isRead ? await playbooks() : undefined;
  return {
    fields: fields === undefined ? undefined : take(format.readFields(fields), '--fields'),
    mode: raw ? 'raw' : 'defused',
    speech: output.style,
    playbookOf: (id) => known?.get(id),
  };
}

/** True where every case is asked for as it is: that is kept ready. */
function isWholeLog(typed: Input): boolean {
  const { output: _, force: __, format: ___, raw: ____, redact, ...narrowing } = typed;
  return formatOf(typed) === 'ndjson' && !redact && Object.values(narrowing).every((flag) => flag === undefined);
}

function noFolder(format: FormatName): HeardError {
  return new HeardError(`-o names a folder, and ${format} is one file.`, {
    code: 'usage',
    hint: 'Name a file, or take md: heard export --format md -o archive/',
  });
}

function countText(count: number | undefined): string {
  // One of the files is the list of the others.
  return count === undefined ? '' : `, ${count - 1} ${count === 2 ? 'case' : 'cases'} and index.md`;
}
