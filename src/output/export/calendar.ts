import type { Case } from '../../domain/case.ts';
import { isDate } from '../../domain/dates.ts';
import { type ToCome, toCome } from '../../domain/to-come.ts';
import { clean } from '../clean.ts';
import { takenOut } from '../taken-out.ts';
import { shorten } from '../width.ts';

/** One sentence on what a calendar leaves out. */
export const calendarLeavesOut =
  'ics holds the days that are still to come or overdue: promises, booked fixes, decisions, when to ask again; ndjson holds everything.';

/** What still waits, as a calendar after RFC 5545: an event each, the same every time it is written. */
export function* calendarChunks(cases: Iterable<Case>): Generator<string> {
  yield written([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//heard//heard//EN',
    'CALSCALE:GREGORIAN',
    'X-WR-CALNAME:heard',
  ]);
  for (const subject of cases) for (const one of toCome(subject)) yield written(eventOf(subject, one));
  yield written(['END:VCALENDAR']);
}

function eventOf(subject: Case, one: ToCome): readonly string[] {
  const { id, updatedAt, listening } = subject;
  const words = shorten(clean(listening?.words ?? '').trim(), 200);
  const about = [...(words === '' ? [] : [`“${words}”`]), `heard show ${id}`];
  return [
    'BEGIN:VEVENT',
    `UID:${escaped([id, one.kind, one.key].filter(Boolean).join('-'))}@heard`,
    // Not the moment of writing, so that two exports are alike.
    `DTSTAMP:${utc(updatedAt)}`,
    isDate(one.due) ? `DTSTART;VALUE=DATE:${one.due.replaceAll('-', '')}` : `DTSTART:${utc(one.due)}`,
    `SUMMARY:${escaped(summaryOf(subject, one))}`,
    `DESCRIPTION:${about.map(escaped).join('\\n')}`,
    // A day in the calendar, which keeps nobody from making another appointment.
    ...(isDate(one.due) ? ['TRANSP:TRANSPARENT'] : []),
    'END:VEVENT',
  ];
}

type Summary = (client: string, one: ToCome) => string;
const summaries: Readonly<Record<ToCome['kind'], Summary>> = {
  promise: (client, { what, who }) => `${client}: ${what || takenOut} (${who || takenOut})`,
  fix: (client, { what }) => `${client}: ${what === '' ? 'the fix' : `fix, ${what}`}`,
  decision: (client) => `${client}: what did they decide?`,
  answer: (client, { who }) => `${client}: what did ${who || 'they'} decide?`,
  review: (client) => `${client}: still living with it?`,
  'follow-up': (client) => `${client}: does it still work?`,
};

function summaryOf({ client, id }: Case, one: ToCome): string {
  return summaries[one.kind](client?.name || id, one);
}

/** 2026-11-27T13:00:00.000Z as 20261127T130000Z. */
function utc(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** RFC 5545, 3.3.11: a text as a value; controls are shown as signs, as they may not stand in one. */
function escaped(text: string): string {
  return clean(text).replace(/[\\;,]/g, '\\$&');
}

function written(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const widest = 75;

/** RFC 5545, 3.1: no line is longer than 75 octets; the next one begins with a blank, and no character is cut. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > widest) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

/** How many octets a character takes in UTF-8. */
function octetsOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
