import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import { isWithin } from '../domain/period.ts';
import { type CaseDocument, caseDocument } from '../output/case-document.ts';
import { clean } from '../output/clean.ts';
import { csvLeavesOut, csvLines, readColumns } from '../output/csv.ts';
import { pickFields, readFields } from '../output/fields.ts';
import { jsonLine, ndjsonLines } from '../output/ndjson.ts';
import { casesInOrder } from './cases-in-order.ts';
import type { Command } from './command.ts';
import { clientFilter } from './find-client.ts';
import type { Ports } from './ports.ts';
import { statusFlag } from './status-flag.ts';
import { take, takePeriod } from './typed.ts';

const formats = ['ndjson', 'json', 'csv'] as const;
const input = z.object({
  format: z.enum(formats).default('ndjson'),
  output: z.string().optional(),
  force: z.boolean().default(false),
  since: z.string().optional(),
  until: z.string().optional(),
  client: z.string().optional(),
  status: statusFlag.optional(),
  fields: z.string().optional(),
  raw: z.boolean().default(false),
});
type Input = z.infer<typeof input>;

interface Exported {
  readonly documents: Iterable<object>;
  /** What goes to stdout; nothing where a file was written. */
  readonly chunks: Iterable<string>;
  readonly file: string | undefined;
}

/** `heard export`: case logs, oldest first, in a memory that does not grow with the journal. */
export const exportCases: Command<Input, Exported> = {
  path: 'export',
  summary: 'Case logs as NDJSON, JSON or CSV',
  examples: [
    'heard export > cases.ndjson',
    'heard export --format csv -o cases.csv --since 2026-01-01',
    'heard export -c "Ana Miller" --fields id,client.name,outcome.result',
  ],
  flags: [
    { flags: '--format <format>', about: `${formats.join(', ')} (ndjson: one case a line, nothing left out)` },
    { flags: '-o, --output <file>', about: 'write this file, whole or not at all' },
    { flags: '--force', about: 'replace the file if it is there' },
    { flags: '--since <day>', about: 'opened on this day or later' },
    { flags: '--until <day>', about: 'opened on this day or earlier' },
    { flags: '-c, --client <name>', about: 'of this client' },
    { flags: '-s, --status <status>', about: 'with this status' },
    { flags: '--fields <names>', about: 'only these, such as id,client.name; for csv the names of columns' },
    { flags: '--raw', about: 'csv: leave cells as they are that a spreadsheet would take for formulas' },
  ],
  input,
  jsonRefusal: ({ format }) =>
    format === 'csv' ? 'Either --json or --format csv: one answer cannot be both.' : undefined,
  async run(typed, ports) {
    const cases = await selectedCases(typed, ports);
    const exported = formatted(cases, typed);
    if (typed.format === 'csv') ports.output.warn(csvLeavesOut);
    if (typed.output === undefined) return { ...exported, file: undefined };
    ports.files.write(typed.output, exported.chunks, { force: typed.force });
    return { documents: [], chunks: [], file: typed.output };
  },
  human: ({ chunks, file }) => (file === undefined ? chunks : `Written: ${clean(file)}`),
  json: ({ documents, file }) =>
    file === undefined ? { schemaVersion: 1, cases: [...documents] } : { schemaVersion: 1, file },
};

function formatted(
  cases: Iterable<CaseDocument>,
  { format, fields, raw }: Input,
): Pick<Exported, 'documents' | 'chunks'> {
  if (format === 'csv') {
    const columns = fields === undefined ? undefined : take(readColumns(fields), '--fields');
    return { documents: cases, chunks: csvLines(cases, raw ? 'raw' : 'defused', columns) };
  }
  const picked = fields === undefined ? undefined : take(readFields(fields), '--fields');
  const documents = picked === undefined ? cases : withFields(cases, picked);
  return { documents, chunks: format === 'json' ? jsonChunks(documents) : ndjsonLines(documents) };
}

function* withFields(cases: Iterable<CaseDocument>, fields: readonly string[]): Generator<object> {
  for (const document of cases) yield pickFields(document, fields);
}

/** One JSON document, written case by case. */
function* jsonChunks(documents: Iterable<object>): Generator<string> {
  yield '{"schemaVersion":1,"cases":[\n';
  let before = '';
  for (const document of documents) {
    yield before + jsonLine(document);
    before = ',';
  }
  yield ']}\n';
}

/** The case documents asked for, oldest first; faults of the journal are told once all were read. */
async function selectedCases({ client, status, ...typed }: Input, ports: Ports): Promise<Iterable<CaseDocument>> {
  const isOf = client === undefined ? undefined : clientFilter(client, await ports.index());
  const period = takePeriod(typed, ports);
  const isWanted = (subject: Case) =>
    isWithin(subject.openedAt, period) &&
    (isOf === undefined || isOf(subject.client)) &&
    (status === undefined || status.includes(subject.status));
  return documentsOf(isWanted, ports);
}

function* documentsOf(isWanted: (subject: Case) => boolean, ports: Ports): Generator<CaseDocument> {
  for (const subject of casesInOrder(ports)) if (isWanted(subject)) yield caseDocument(subject);
}
