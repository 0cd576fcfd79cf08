import type { JournalEvent } from '../domain/record.ts';
import { clean } from './clean.ts';
import type { Speech } from './speech.ts';

interface Told {
  readonly verb: string;
  /** The keys whose text says the most, in the order they are read. */
  readonly keys: readonly string[];
}

/** How each kind of event reads in one line. A kind that is not here is shown by its name. */
const told: Readonly<Record<string, Told>> = {
  opened: { verb: 'opened', keys: [] },
  listened: { verb: 'listened', keys: ['words'] },
  logged: { verb: 'logged the facts', keys: ['playbook'] },
  offered: { verb: 'made the offer', keys: [] },
  decided: { verb: 'decided', keys: ['choice', 'option', 'words'] },
  worked: { verb: 'worked', keys: ['text'] },
  checked: { verb: 'asked whether it works', keys: ['works', 'words'] },
  'followed-up': { verb: 'followed up', keys: ['works', 'words'] },
  'follow-up-set': { verb: 'set when to look again', keys: ['due'] },
  promised: { verb: 'promised', keys: ['what', 'who', 'due'] },
  'promise-kept': { verb: 'kept a promise', keys: [] },
  'promise-moved': { verb: 'moved a promise', keys: ['due', 'why'] },
  'promise-released': { verb: 'was released from a promise', keys: ['why'] },
  recurred: { verb: 'happened again', keys: ['words'] },
  gestured: { verb: 'made it right', keys: ['type', 'why'] },
  feedback: { verb: 'kept feedback', keys: ['type', 'words'] },
  noted: { verb: 'noted', keys: ['text'] },
  linked: { verb: 'linked', keys: ['causedBy', 'repeatOf'] },
  closed: { verb: 'closed', keys: ['result'] },
  reopened: { verb: 'reopened', keys: ['why'] },
  'device-changed': { verb: 'said what a device is', keys: ['product', 'version'] },
  amended: { verb: 'corrected', keys: ['record'] },
  withdrawn: { verb: 'withdrew', keys: ['record'] },
  redacted: { verb: 'blanked out', keys: ['records'] },
};

type NameOf = (id: string) => string;
type Dates = Pick<Speech, 'date'>;

function valueText(value: unknown, nameOf: NameOf, speech: Dates): string[] {
  if (typeof value === 'string') return value === '' ? [] : [nameOf(speech.date(value))];
  return Array.isArray(value) ? value.flatMap((item) => valueText(item, nameOf, speech)) : [];
}

function toldOf(event: JournalEvent): Told {
  if (event.kind === 'offered' && event.sums === undefined) {
    if (event.ring !== undefined) return { verb: 'wrote down what the makers say', keys: [] };
    if (event.ringStop !== undefined) return { verb: 'agreed when to stop', keys: [] };
  }
  return (Object.hasOwn(told, event.kind) ? told[event.kind] : undefined) ?? { verb: event.kind, keys: [] };
}

/** One event in a few words on one line, with what was blanked in it; `nameOf` says in words which record an id means. */
export function eventText(event: JournalEvent, nameOf: NameOf, speech: Dates): string {
  const { verb, keys } = toldOf(event);
  const details = keys.flatMap((key) => valueText(event[key], nameOf, speech)).join(', ');
  const on = event.on === undefined ? '' : ` (on ${speech.date(event.on)})`;
  const blanked = event.redacted === undefined ? '' : ` [blanked: ${event.redacted.join(', ') || 'text'}]`;
  return clean(`${verb}${details === '' ? '' : `: ${details}`}${on}${blanked}`);
}
