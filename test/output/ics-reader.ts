/** An event of a calendar as a strict reader understands it. */
export interface ReadEvent {
  readonly uid: string;
  /** YYYY-MM-DD, or an instant. */
  readonly start: string;
  readonly stamp: string;
  readonly summary: string;
  readonly description: string;
}

interface Line {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

/** Reads a calendar as RFC 5545 has it, and throws at what it does not allow; knows only what heard may write. */
export function readCalendar(text: string): readonly ReadEvent[] {
  const lines = contentLines(text).map(parsed);
  const names = ['BEGIN', 'VERSION', 'PRODID', 'CALSCALE', 'X-WR-CALNAME'];
  const head = lines.splice(0, names.length);
  wanted(head.map(({ name }) => name).join() === names.join(), 'the head');
  wanted(head[0]?.value === 'VCALENDAR' && head[1]?.value === '2.0', 'a calendar of version 2.0');
  const last = lines.pop();
  wanted(last?.name === 'END' && last.value === 'VCALENDAR', 'an end');
  const events: ReadEvent[] = [];
  while (lines.length > 0) {
    const end = lines.findIndex(({ name }) => name === 'END');
    events.push(readEvent(lines.splice(0, end + 1)));
  }
  wanted(new Set(events.map(({ uid }) => uid)).size === events.length, 'an id of its own for each event');
  return events;
}

/** Lines of at most 75 octets, each ended by CRLF and whole as UTF-8, put together again. */
function contentLines(text: string): readonly string[] {
  wanted(text.endsWith('\r\n') && !/[^\r]\n|\r[^\n]/.test(text), 'CRLF after every line, and only there');
  const pieces = text.slice(0, -2).split('\r\n');
  for (const piece of pieces) {
    wanted(Buffer.byteLength(piece) <= 75 && piece !== '', `75 octets: ${piece}`);
    wanted(Buffer.from(piece).toString() === piece, `whole characters: ${piece}`);
  }
  return pieces.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
}

function parsed(line: string): Line {
  const [, name = '', parameters = '', value = ''] = /^([A-Z-]+)((?:;[A-Z-]+=[^;:",]+)*):(.*)$/su.exec(line) ?? [];
  wanted(name !== '', `a name: ${line}`);
  // Controls: RFC 5545, 3.1.
  wanted(!/[\0-\x08\x0a-\x1f\x7f]/.test(value), `no controls: ${line}`);
  return { name, parameters, value };
}

function readEvent(lines: readonly Line[]): ReadEvent {
  const [begin, ...rest] = lines;
  wanted(begin?.name === 'BEGIN' && begin.value === 'VEVENT' && rest.pop()?.value === 'VEVENT', 'an event');
  const found = new Map(rest.map((line) => [line.name, line]));
  wanted(found.size === rest.length, 'each property once');
  const known = ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY', 'DESCRIPTION', 'TRANSP'];
  wanted(
    [...found.keys()].every((name) => known.includes(name)),
    'known properties',
  );
  const valueIn = (name: string) => found.get(name)?.value ?? wanted(false, name);
  return {
    uid: textOf(valueIn('UID')),
    stamp: instantOf(valueIn('DTSTAMP')),
    start:
      found.get('DTSTART')?.parameters === ';VALUE=DATE' ? dateOf(valueIn('DTSTART')) : instantOf(valueIn('DTSTART')),
    summary: textOf(valueIn('SUMMARY')),
    description: textOf(valueIn('DESCRIPTION')),
  };
}

function textOf(value: string): string {
  wanted(
    !/[;,]/.test(value.replace(/\\[\\;,nN]/g, '')) && !/\\/.test(value.replace(/\\[\\;,nN]/g, '')),
    `text: ${value}`,
  );
  return value.replace(/\\([\\;,nN])/g, (_all, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
}

function dateOf(value: string): string {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(value) ?? [];
  const date = `${year}-${month}-${day}`;
  wanted(new Date(`${date}T00:00:00Z`).toISOString().startsWith(date), `a date: ${value}`);
  return date;
}

function instantOf(value: string): string {
  const [, date = '', hour, minute, second] = /^(\d{8})T(\d{2})(\d{2})(\d{2})Z$/.exec(value) ?? [];
  const instant = `${dateOf(date)}T${hour}:${minute}:${second}.000Z`;
  wanted(new Date(instant).toISOString() === instant, `an instant: ${value}`);
  return instant;
}

function wanted(isSo: boolean, what: string): never | '' {
  if (!isSo) throw new Error(`not allowed in a calendar; wanted: ${what}`);
  return '';
}
