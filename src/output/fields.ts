import { nearest } from '../domain/nearest.ts';
import { type Parsed, quoted, refused, understood } from '../domain/parsed.ts';

const parts: Readonly<Record<string, string>> = {
  client: 'id name',
  devices: 'id name',
  listening: 'words feeling readbacks readbacks.text readbacks.answer readbacks.correction confirmed wants',
  problem:
    'playbook component scope since changed blocked deadline frequency frequency.times frequency.per minutes people fullStop message tried stakes worry seen answers checks redFlags fixedByCheck impact urgency priority',
  offer:
    'fixes fixes.id fixes.title fixes.basis fixes.ceiling fixes.lines fixes.yearly fixes.residualMinutes fixes.sideEffects fixes.excludes fixes.assumes fixes.validUntil fixes.warrantyDays fixes.deposit fixes.total fixes.sums fixes.paidBeforeEnd liveWithIt liveWithIt.how liveWithIt.risk liveWithIt.cannotBeBoughtBack liveWithIt.reviewOn liveWithIt.visit ring ringStop ringStop.hours ringStop.returnBy support hourValue directCostYear worryAnswer sums sums.minutesPerYear sums.nuisancePerYear sums.savePerYear sums.breakEvenMonths',
  decision: 'choice option words reason alternative until handOverTo handOverBy when at',
  outcome: 'result works minutes charged charged.amount charged.currency paid cause overrunAgreed at',
  promises: 'id what who due state',
  notes: 'id at by text',
  recurrences: 'at minutes words',
  followUps: 'at reached works sideEffects anythingNew ease words',
  gestures: 'at type value why',
  feedback: 'at type words mayShow',
  links: 'causedBy repeatOf',
  rivals: 'record at by machine events',
  history: 'v id at by machine command batch case events',
};
const whole = 'schemaVersion id status openedAt updatedAt closedAt by kind followUpOn contested';

/** The fields of a case document that `--fields` takes, as paths: `id`, `client.name`. Below an answer any id stands. */
export const documentFields: readonly string[] = [
  ...whole.split(' '),
  ...Object.entries(parts).flatMap(([part, keys]) => [part, ...keys.split(' ').map((key) => `${part}.${key}`)]),
];

const answerField = /^problem\.answers\.[^.]+$/;

/** Names separated by commas, each one of those known; one that is none is refused with the nearest. */
export function readNames(typed: string, known: readonly string[], thing: string): Parsed<readonly string[]> {
  const names = typed.split(',').map((name) => name.trim());
  const stranger = names.find((name) => !known.includes(name));
  if (stranger === undefined) return understood(names);
  return refused(`${quoted(stranger)} is no ${thing} of a case: did you mean ${nearest(stranger, known) ?? 'id'}?`);
}

/** Which fields of a case document were asked for: "id,client.name". */
export function readFields(typed: string): Parsed<readonly string[]> {
  const answers = typed
    .split(',')
    .map((name) => name.trim())
    .filter((name) => answerField.test(name));
  return readNames(typed, [...documentFields, ...answers], 'field');
}

function pick(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || value === null || value === undefined) return value ?? null;
  if (Array.isArray(value)) return value.map((item) => pick(item, [key, ...rest]));
  if (typeof value !== 'object' || !Object.hasOwn(value, key)) return { [key]: null };
  return { [key]: pick((value as Readonly<Record<string, unknown>>)[key], rest) };
}

function merge(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return one.map((item, index) => merge(item, other[index]));
  if (!isObject(one) || !isObject(other)) return other;
  const merged: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other))
    merged[key] = Object.hasOwn(one, key) ? merge(one[key], value) : value;
  return merged;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The document with only these fields, in its own shape: `client.name` gives {client: {name}}; null where nothing is known. */
export function pickFields(document: object, fields: readonly string[]): Readonly<Record<string, unknown>> {
  const picked = fields.map((field) => pick(document, field.split('.')));
  return picked.reduce<Readonly<Record<string, unknown>>>((all, one) => {
    const merged = merge(all, one);
    return isObject(merged) ? merged : all;
  }, {});
}
