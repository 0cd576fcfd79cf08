import { isKind } from './events.ts';
import { type Checksum, decodeLine, encodeLine } from './line.ts';
import { idOf, type JournalRecord, type Line } from './record.ts';
import { blankRedacted } from './redaction.ts';
import { withoutRepeats } from './repeats.ts';

/** What the redactions of one subject ask of the lines on disk. */
export interface Cleaning {
  /** Ids of the records that are named. */
  readonly records: ReadonlySet<string>;
  /** True where all free text of a record is to go, and not some keys alone. */
  readonly whole: boolean;
  /** A record of the subject, wherever it stands, as it may stay on disk; the same object where nothing is to go. */
  readonly clean: (record: JournalRecord) => JournalRecord;
}

/** What the redactions among a subject's lines ask for; undefined where there are none. */
export function cleaningOf(lines: readonly Line[]): Cleaning | undefined {
  if (!lines.some(({ raw }) => raw.includes('"redacted"'))) return undefined;
  const sound = withoutRepeats(lines).lines.map(({ record }) => record);
  const redactions = sound
    .filter(({ v }) => v === 1)
    .flatMap(({ events }) => events)
    .filter((event) => isKind(event, 'redacted'));
  if (redactions.length === 0) return undefined;
  return {
    records: new Set(redactions.flatMap(({ records }) => records)),
    whole: redactions.some(({ fields = [] }) => fields.length === 0),
    clean: (record) => blankRedacted([record], [record, ...sound]).at(0) ?? record,
  };
}

/** The cleanings of many subjects, by subject. */
export type Cleanings = ReadonlyMap<string, Cleaning>;

/**
 * What becomes of a line on disk: undefined where it may stay, null where it has to go, else the line in its place. A line
 * too damaged to be read goes if it names a record that is blanked, or a subject that is blanked as a whole.
 */
export function cleanedLine(text: string, cleanings: Cleanings, checksum: Checksum): string | null | undefined {
  const decoded = decodeLine(text, checksum);
  if (!decoded.ok) return isTainted(text, cleanings) ? null : undefined;
  const { record } = decoded.line;
  const cleaned = cleanings.get(idOf(record))?.clean(record) ?? record;
  return cleaned === record ? undefined : encodeLine(cleaned, checksum);
}

function isTainted(text: string, cleanings: Cleanings): boolean {
  if (isOfNewer(text)) return false;
  const [head = ''] = text.split('"events"');
  return [...cleanings].some(
    ([subject, { records, whole }]) =>
      (whole && new RegExp(`"(?:case|note|client|device)":"${subject}"`).test(head)) ||
      [...records].some((id) => head.includes(`"id":"${id}"`)),
  );
}

/** True for a whole record of a later version, which may be about something else than it seems. */
function isOfNewer(text: string): boolean {
  try {
    return Object(JSON.parse(text)).v > 1;
  } catch {
    return false;
  }
}
