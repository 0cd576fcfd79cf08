import { envelopeFault } from '../envelope.ts';
import { isCaseId } from '../ids.ts';
import { encodeLine, longestLine } from '../line.ts';
import { type Parsed, refused, understood } from '../parsed.ts';
import type { JournalRecord } from '../record.ts';
import { recordFault } from '../repeats.ts';
import { isDeeper } from './difference.ts';

/** A case as a line of `heard export` tells it. */
export interface OwnCase {
  readonly id: string;
  readonly document: Readonly<Record<string, unknown>>;
  /** Its history, each record once. */
  readonly records: readonly JournalRecord[];
}

/** Answers and quotes lie seven deep. */
const deepest = 64;
/** What is said of a line that is something else altogether. */
export const notOwn = 'This is no line of heard export.';
const notWhole =
  'This line does not hold the whole history of its case, so it cannot be brought back: export without --fields and --redact.';

/** As `heard export --redact` names whoever wrote: what stands beside it is no longer what was written. */
const masked = '[name]';

/** The case of a line of heard's own export; the reason is one sentence. Whether the history fits the rest is not looked at. */
export function readOwnLine(text: string): Parsed<OwnCase> {
  const document = parsed(text);
  if (!isFields(document)) return refused(notOwn);
  if (isDeeper(document, deepest)) return refused('This line is nested too deeply for a case.');
  const { schemaVersion, id, history } = document;
  if (schemaVersion !== 1) {
    return refused(Number(schemaVersion) > 1 ? 'A newer heard wrote this line.' : notOwn);
  }
  if (typeof id !== 'string' || !isCaseId(id)) return refused('The "id" of this line is no id of a case.');
  if (!Array.isArray(history) || history.length === 0) return refused(notWhole);
  if (history.some((record) => Object(record).by === masked)) return refused(notWhole);
  const reason = history.map((record: unknown) => faultOf(record, id)).find((fault) => fault !== undefined);
  if (reason !== undefined) return refused(`In the history: ${reason}`);
  const records: readonly JournalRecord[] = history;
  return understood({ id, document, records: [...new Map(records.map((record) => [record.id, record])).values()] });
}

function faultOf(value: unknown, id: string): string | undefined {
  const fault = envelopeFault(value);
  if (fault !== undefined) return fault;
  const record = value as JournalRecord;
  if (record.case !== id) return 'A record is about another case.';
  // A record of its own import carries a mark more.
  const bytes = new TextEncoder().encode(encodeLine({ ...record, batch: 'b-000000' }, () => 0)).length;
  if (bytes > longestLine) return 'A record is longer than 256 KB.';
  return recordFault(record);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
