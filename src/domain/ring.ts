import { foldName } from './known-clients.ts';
import type { RingEntry } from './offer.ts';

/** What the answers of all makers come to. Makers stand as they were first written. */
export interface Ring {
  /** Circles of makers who point at each other, in the order in which they are come upon; each adds a maker. */
  readonly rings: readonly (readonly string[])[];
  /** Makers whom nobody has asked: pointed to only, or written down without an answer and its day. */
  readonly notAsked: readonly string[];
  /** Makers who were asked and have not answered. */
  readonly waiting: readonly string[];
  /** Makers who support the pieces together. */
  readonly supporters: readonly string[];
  /** All makers who were asked. */
  readonly asked: readonly string[];
}

/** Who points to whom, and what is still open. An entry without a maker's name counts for nothing. */
export function ringOf(entries: readonly RingEntry[]): Ring {
  const answers = new Map<string, RingEntry[]>();
  for (const entry of entries) {
    const maker = foldName(entry.maker);
    const given = answers.get(maker);
    if (given) given.push(entry);
    else if (maker !== '') answers.set(maker, [entry]);
  }
  const pointers = new Map(
    Array.from(answers, ([maker, given]) => [maker, new Set(given.flatMap(pointerOf))] as const),
  );
  const pointedTo = new Set([...pointers.values()].flatMap((names) => [...names]));
  const spelled = spellings(entries);
  const speak = (names: Iterable<string>) => Array.from(names, (name) => spelled.get(name) ?? name);
  const makersWith = (holds: (given: readonly RingEntry[]) => boolean) =>
    speak([...answers].flatMap(([maker, given]) => (holds(given) ? [maker] : [])));
  return {
    rings: circlesIn(pointers).map(speak),
    notAsked: [
      ...makersWith((given) => given.every(isNotAsked)),
      ...speak([...pointedTo].filter((name) => !answers.has(name))),
    ],
    waiting: makersWith((given) => given.every(isUnanswered) && !given.every(isNotAsked)),
    supporters: makersWith((given) => given.some(({ answer }) => answer === 'supported')),
    asked: makersWith((given) => !given.every(isNotAsked)),
  };
}

const isUnanswered = (entry: RingEntry) => entry.answer === 'none' && pointerOf(entry).length === 0;
/** Told in passing, such as what it runs: an answer that is awaited has the day on which it was asked for. */
const isNotAsked = (entry: RingEntry) => isUnanswered(entry) && entry.on === undefined;

function pointerOf({ pointsTo = '' }: RingEntry): readonly string[] {
  const name = foldName(pointsTo);
  return name === '' ? [] : [name];
}

/** Each name as it was first written, that of a maker who was asked before that of one pointed to. */
function spellings(entries: readonly RingEntry[]): ReadonlyMap<string, string> {
  const names = [
    ...entries.map(({ pointsTo = '' }) => pointsTo).reverse(),
    ...entries.map(({ maker }) => maker).reverse(),
  ];
  return new Map(names.map((name) => [foldName(name), name.trim()]));
}

/** Circles that each add a maker to those before, found by following every arrow once: a record from elsewhere may hold thousands. */
function circlesIn(pointers: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const circles: (readonly string[])[] = [];
  const inCircle = new Set<string>();
  const over = new Set<string>();
  const stepTo = (maker: string) => ({ maker, onward: (pointers.get(maker) ?? new Set()).values() });
  for (const start of pointers.keys()) {
    const path = over.has(start) ? [] : [stepTo(start)];
    const places = new Map(path.map(({ maker }, place) => [maker, place]));
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const next = step.onward.next().value;
      const place = next === undefined ? undefined : places.get(next);
      if (next === undefined) {
        over.add(step.maker);
        places.delete(step.maker);
        path.pop();
      } else if (place !== undefined) {
        const circle = path.slice(place).map(({ maker }) => maker);
        if (circle.every((maker) => inCircle.has(maker))) continue;
        circles.push(circle);
        for (const maker of circle) inCircle.add(maker);
      } else if (!over.has(next)) {
        places.set(next, path.length);
        path.push(stepTo(next));
      }
    }
  }
  return circles;
}

/** What the answers come to, in sentences for people: a circle is one sentence; none where nobody was asked. */
export function speakRing({ rings, notAsked, waiting, supporters, asked }: Ring): readonly string[] {
  const said = [
    ...(supporters.length > 0
      ? [`${listed(supporters, 'and')} ${those(supporters, 'says', 'say')} it is supported.`]
      : []),
    ...speakCircles({ rings }),
    ...(notAsked.length > 0 ? [`Nobody has asked ${listed(notAsked, 'or')} yet.`] : []),
    ...(waiting.length > 0 ? [`${listed(waiting, 'and')} ${those(waiting, 'has', 'have')} not answered yet.`] : []),
  ];
  if (said.length > 0 || asked.length === 0) return said;
  if (asked.length === 1) return [`Only ${asked[0]} has been asked so far.`];
  return ['Each maker looks after its own part; nobody has tried them together.'];
}

/** Each circle as one sentence: "HP points to Microsoft, and Microsoft points to HP." */
export function speakCircles({ rings }: Pick<Ring, 'rings'>): readonly string[] {
  return rings.map(speakCircle);
}

function speakCircle(makers: readonly string[]): string {
  if (makers.length === 1) return `${makers[0]} points back to itself.`;
  const steps = makers.map((maker, at) => `${maker} points to ${makers[(at + 1) % makers.length]}`);
  return `${steps.slice(0, -1).join(', ')}, and ${steps.at(-1)}.`;
}

function listed(names: readonly string[], word: 'and' | 'or'): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

const those = (names: readonly string[], one: string, several: string) => (names.length === 1 ? one : several);
