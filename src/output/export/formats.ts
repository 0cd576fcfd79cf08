import type { Case } from '../../domain/case.ts';
import { type Parsed, refused } from '../../domain/parsed.ts';
import { type CaseDocument, caseDocument } from '../case-document.ts';
import { type CsvMode, csvLeavesOut, csvLines, readColumns } from '../csv.ts';
import { pickFields, readFields } from '../fields.ts';
import { jsonLine, ndjsonLines } from '../ndjson.ts';
import { htmlChunks } from './archive-html.ts';
import { markdownChunks, type PutFile, putMarkdown } from './archive-md.ts';
import { calendarChunks, calendarLeavesOut } from './calendar.ts';
import type { Telling } from './case-page.ts';

export const formatNames = ['ndjson', 'json', 'csv', 'md', 'html', 'ics'] as const;
export type FormatName = (typeof formatNames)[number];

/** How an export looks, beyond its format. */
export interface ExportLook extends Telling {
  /** What `readFields` of the format made of `--fields`; everything without it. */
  readonly fields: readonly string[] | undefined;
  readonly mode: CsvMode;
}

/** One way to hand cases on. */
export interface ExportFormat {
  /** Its text, in pieces that follow the cases: never more than a case at a time is held. */
  readonly chunks: (cases: Iterable<Case>, look: ExportLook) => Iterable<string>;
  /** The same as a file for each case; absent where all cases belong into one. */
  readonly files?: (cases: Iterable<Case>, look: ExportLook, put: PutFile) => void;
  /** What `--fields` may name. */
  readonly readFields: (typed: string) => Parsed<readonly string[]>;
  /** It is JSON itself, so that `--json` goes with it. */
  readonly isJson: boolean;
  /** A person reads it, in the words of the playbooks. */
  readonly isRead?: true;
  /** One sentence on what it cannot hold. */
  readonly leavesOut?: string;
}

export const exportFormats: Readonly<Record<FormatName, ExportFormat>> = {
  ndjson: { chunks: (cases, look) => ndjsonLines(documentsOf(cases, look)), readFields, isJson: true },
  json: { chunks: (cases, look) => jsonChunks(documentsOf(cases, look)), readFields, isJson: true },
  csv: {
    chunks: (cases, { mode, fields }) => csvLines(wholeDocuments(cases), mode, fields),
    readFields: readColumns,
    isJson: false,
    leavesOut: csvLeavesOut,
  },
  md: { chunks: markdownChunks, files: putMarkdown, readFields: wholeCases, isJson: false, isRead: true },
  html: { chunks: htmlChunks, readFields: wholeCases, isJson: false, isRead: true },
  ics: { chunks: calendarChunks, readFields: wholeCases, isJson: false, leavesOut: calendarLeavesOut },
};

function wholeCases(): Parsed<readonly string[]> {
  return refused('fields are picked of ndjson, json and csv; md, html and ics have a form of their own.');
}

/** Case documents, of each only the fields that were asked for. */
export function* documentsOf(cases: Iterable<Case>, { fields }: Pick<ExportLook, 'fields'>): Generator<object> {
  for (const document of wholeDocuments(cases)) yield fields === undefined ? document : pickFields(document, fields);
}

function* wholeDocuments(cases: Iterable<Case>): Generator<CaseDocument> {
  for (const subject of cases) yield caseDocument(subject);
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
