import type { Done, Lasted, Seen, SeenBefore } from '../domain/seen-before.ts';
import { clean } from './clean.ts';
import { facts, hang } from './columns.ts';
import type { Speech } from './speech.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

type Dates = Pick<Speech, 'date'>;

const ways: Readonly<Record<Exclude<Done['way'], 'done' | 'agreed'>, string>> = {
  cured: 'a check cured it',
  living: 'living with it',
  heard: 'heard',
  no: 'we said no',
  'handed-over': 'handed over',
  thinking: 'thinking about it',
  open: 'nothing decided yet',
};

/** Earlier cases for the helper, a row each: the day, what was done, what it cost, whether it lasted. */
export function seenLines({ seen, more }: SeenBefore, client: string | undefined, style: Style): string[] {
  const rows = seen.map((one): [string, string] => {
    const cost = one.charged === undefined ? [] : [style.money(one.charged)];
    return [dayOf(one, style), `${textOf([doneWords(one.done), ...cost], one, style)} (${clean(one.id)})`];
  });
  const rest = `and ${more} more${client === undefined ? '' : `: heard list --all --client ${clean(client)}`}`;
  return [...facts(rows, style), ...(more > 0 ? hang('  ', rest, style.columns).map(style.quiet) : [])];
}

/** The newest one in one line, without what it cost: the laptop is half turned to the client. */
export function seenNote({ seen: [latest, ...others], more }: SeenBefore, style: Style): string[] {
  if (latest === undefined) return [];
  const before = others.length + more;
  const rest = before === 0 ? '' : `, and ${before} before that`;
  const text = `Seen before: ${dayOf(latest, style)}, ${textOf([doneWords(latest.done)], latest, style)} (${clean(latest.id)})${rest}.`;
  return wrap(text, Math.min(style.columns, 80)).map(style.quiet);
}

function textOf(known: readonly string[], { otherDevices, done, lasted }: Seen, speech: Dates): string {
  const place = otherDevices.length === 0 ? [] : [`on ${otherDevices.map(({ name }) => clean(name)).join(', ')}`];
  return [...known, ...place, ...(lasted === undefined ? [] : [lastedWords(lasted, done, speech)])].join(', ');
}

function dayOf({ on }: Seen, speech: Dates): string {
  return speech.date(clean(on), 'weekday');
}

function doneWords(done: Done): string {
  if (done.way !== 'done' && done.way !== 'agreed') return ways[done.way];
  const title = done.title === undefined ? undefined : `“${clean(done.title)}”`;
  return done.way === 'done' ? (title ?? 'fixed') : `${title ?? 'a fix'} agreed, no work written down`;
}

function lastedWords(lasted: Lasted, { way }: Done, speech: Dates): string {
  switch (lasted.answer) {
    case 'back': {
      // Only what was mended can come back.
      const again = way === 'done' || way === 'cured' ? 'came back' : 'came up again';
      return `${again} ${speech.date(clean(lasted.on), 'weekday')}`;
    }
    case 'yes':
      return 'worked, and nothing until this time';
    case 'no':
      return 'did not work';
    case 'not-asked':
      return 'nobody asked whether it lasted';
  }
}
