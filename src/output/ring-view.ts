import type { Case } from '../domain/case.ts';
import type { Offer, RingEntry } from '../domain/offer.ts';
import { ringOf, speakRing } from '../domain/ring.ts';
import { byPiece, speakNearness, speakStop, speakSwaps, stopOf } from '../domain/ring-answers.ts';
import { clean } from './clean.ts';
import { facts, flow, hang } from './columns.ts';
import type { Speech } from './speech.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

type Fact = [label: string, text: string];

const answers: Readonly<Record<RingEntry['answer'], string>> = {
  supported: 'supports it',
  unsupported: 'does not support it',
  'call-other': 'says to ask somebody else',
  none: 'no answer yet',
};

/** What a maker answered, to whom it points and under which reference: "does not support it, points to HP, reference 47". */
export function answerText({ answer, pointsTo, reference, on }: RingEntry): string {
  const named = pointsTo === undefined ? [] : [`points to ${pointsTo.trim()}`];
  const isAlone = named.length > 0 && (answer === 'call-other' || answer === 'none');
  const plain = answer === 'none' && on === undefined ? 'not asked yet' : answers[answer];
  const said = isAlone ? named : [plain, ...named];
  return clean([...said, ...(reference === undefined ? [] : [`reference ${reference}`])].join(', '));
}

const swapped = { works: 'it works', same: 'no change', 'not-tested': 'not tried yet' } as const;

/** What came of putting another piece in its place. */
export function swapText({ swap }: RingEntry): string {
  return swap === undefined ? 'not tried yet' : clean(`with ${swap.with}: ${swapped[swap.result]}`);
}

/** The rows of the ring among those of an offer: who was asked, what it comes to, when the search ends. */
export function ringFacts({ ring = [], ringStop }: Partial<Offer>, { date }: Pick<Speech, 'date'>): Fact[] {
  const asked = ring.map((entry): Fact => {
    const on = entry.on === undefined ? '' : ` (${date(entry.on)})`;
    return ['Asked', `${clean(`${entry.maker} about ${entry.piece}${on}`)}: ${answerText(entry)}`];
  });
  const said = [...speakRing(ringOf(ring)), ...speakSwaps(ring)].map(
    (text, at): Fact => [at === 0 ? 'In short' : '', clean(text)],
  );
  return [
    ...asked,
    ...said,
    ...(ringStop === undefined ? [] : [['Stop', clean(speakStop(ringStop, date))] satisfies Fact]),
  ];
}

/** The sheet for pieces that no maker supports together, with what is still to do. */
export function ringView(subject: Case, now: number, style: Style): string {
  const { id, client, offer, outcome } = subject;
  const ring = offer?.ring ?? [];
  const head = flow([{ text: id, paint: style.strong }, { text: clean(client?.name ?? '') }], style.columns);
  const told = (texts: readonly string[]) => texts.flatMap((text) => wrap(clean(text), style.columns));
  const part = (title: string, lines: readonly string[]) => [style.strong(title), ...lines];
  const stop = stopOf(subject);
  const hint = `Agree on one: heard ring ${id} --hours 2, or --return-by WHEN`;
  const isOpen = stop.hours === undefined && stop.returnBy === undefined;
  const blocks = [
    head,
    ring.length === 0 ? told(nobodyAsked(id)) : ring.flatMap((entry) => entryLines(entry, style)),
    told(speakRing(ringOf(ring))).map(style.strong),
    told(sellerFirst(ring, id)),
    ring.length === 0 ? [] : part('Swap tests', [...swapLines(ring, style), ...told(swapsSaid(ring))]),
    part(
      'When we stop',
      told([speakStop(stop, style.date), ...speakNearness(stop, outcome?.minutes, now), ...(isOpen ? [hint] : [])]),
    ),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function nobodyAsked(id: string): readonly string[] {
  return [
    'No maker’s answer is written down yet. For each piece:',
    `heard ring ${id} --piece printer --maker HP --answer call-other --points-to Microsoft`,
  ];
}

function entryLines(entry: RingEntry, style: Style): string[] {
  const { piece, maker, version, soldBy, on } = entry;
  const about = [`${piece} (${maker})`, ...(version ? [version] : []), ...(soldBy ? [`sold by ${soldBy}`] : [])];
  const said = on === undefined ? answerText(entry) : `${clean(style.date(on))}: ${answerText(entry)}`;
  return [...hang('', clean(about.join(', ')), style.columns), ...hang('    ', said, style.columns)];
}

/** Whom to ask before the makers. */
function sellerFirst(ring: readonly RingEntry[], id: string): readonly string[] {
  const sold = ring.flatMap(({ piece, soldBy }) => (soldBy === undefined ? [] : [`${soldBy} (${piece})`]));
  if (sold.length > 0) return [`Ask the seller first: ${sold.join(', ')}. ${whySeller}`];
  if (ring.length === 0) return [`Ask the seller first. ${whySeller}`];
  return [`Ask the seller first. ${whySeller} Who sold it?`, `heard ring ${id} --piece PIECE --sold-by NAME`];
}

const whySeller = 'The client paid the seller, not the makers.';

/** What the swaps came to; until one worked, how to go about them. */
function swapsSaid(ring: readonly RingEntry[]): readonly string[] {
  const said = speakSwaps(ring);
  return said.length > 0 ? said : [swapRule];
}

const swapRule =
  'Swap one piece at a time for another that is known to work. If it works then, it is that piece, or how it gets on with the rest.';

function swapLines(ring: readonly RingEntry[], style: Style): string[] {
  const tried = Array.from(byPiece(ring).values(), (entry) => [clean(entry.piece), swapText(entry)] as const);
  return facts(tried, style);
}
