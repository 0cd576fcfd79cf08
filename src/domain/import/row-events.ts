import type { Named } from '../case.ts';
import type { JournalEvent } from '../record.ts';
import type { RowValues } from './fields.ts';

/** Whom a row is about, by their ids. */
export interface Parties {
  readonly client: Named;
  readonly devices: readonly Named[];
}

const logged = [
  'playbook',
  'component',
  'since',
  'changed',
  'blocked',
  'deadline',
  'message',
  'tried',
  'worry',
  'seen',
] as const satisfies readonly (keyof RowValues)[];

/**
 * What happened in a case that a row tells of, each event on its day. A row holds no read-back, so nothing is said of one.
 * `isClosed` is false where a result is to stand for no closing.
 */
export function rowEvents(values: RowValues, { client, devices }: Parties, isClosed: boolean): readonly JournalEvent[] {
  const { on, closedOn = on } = values;
  const facts = { ...picked(values, logged), ...(devices.length > 0 && { devices }) };
  const work = { ...renamed(values.spent, 'minutes'), ...picked(values, ['charged', 'paid', 'cause']) };
  const events: readonly JournalEvent[] = [
    { kind: 'opened', client, ...renamed(values.kind, 'caseKind') },
    { kind: 'listened', words: values.words, ...picked(values, ['wants', 'feeling']) },
    ...(Object.keys(facts).length > 0 ? [{ kind: 'logged', ...facts }] : []),
    ...(values.choice
      ? [{ kind: 'decided', choice: values.choice, ...renamed(values.choiceWords, 'words'), replaces: [] }]
      : []),
    ...(Object.keys(work).length > 0 ? [{ kind: 'worked', ...work }] : []),
    ...(values.notes ? [{ kind: 'noted', text: values.notes }] : []),
  ];
  const ends: readonly JournalEvent[] = [
    ...(values.works ? [{ kind: 'checked', works: values.works }] : []),
    ...(isClosed && values.result ? [{ kind: 'closed', result: values.result, replaces: [] }] : []),
    ...(values.followUp ? [{ kind: 'follow-up-set', due: values.followUp }] : []),
  ];
  return [
    ...events.map((event) => ({ ...event, on })),
    ...ends.map((event) => ({ ...event, on: closedOn })),
  ] as JournalEvent[];
}

function picked(values: RowValues, keys: readonly (keyof RowValues)[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
}

function renamed(value: unknown, key: string): Readonly<Record<string, unknown>> {
  return value === undefined ? {} : { [key]: value };
}
