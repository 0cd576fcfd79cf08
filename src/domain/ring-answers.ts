import type { Case } from './case.ts';
import { dateAt, dateOf, isOverdue, speakDate } from './dates.ts';
import { foldName } from './known-clients.ts';
import { speakMinutes } from './minutes.ts';
import type { RingEntry, RingStop } from './offer.ts';
import { type Parsed, quoted, refused, understood } from './parsed.ts';

type Told = 'answer' | 'pointsTo' | 'reference' | 'on' | 'version' | 'soldBy' | 'swap';

/** What is told anew of one piece and its maker; what is undefined stays as it was. */
export type RingNews = Pick<RingEntry, 'piece' | 'maker'> & { readonly [Key in Told]?: RingEntry[Key] | undefined };

/** The entries about a piece, of one maker where that is named. */
export function entriesAbout(ring: readonly RingEntry[], piece: string, maker?: string): readonly RingEntry[] {
  return ring.filter(
    (entry) =>
      foldName(entry.piece) === foldName(piece) && (maker === undefined || foldName(entry.maker) === foldName(maker)),
  );
}

/**
 * The ring with what is new: an entry of the same piece and maker takes it, in its place and spelling. A new answer
 * takes the earlier one's reference and pointer with it; what was swapped and who sold the piece stay.
 */
export function withNews(ring: readonly RingEntry[], news: RingNews): readonly RingEntry[] {
  const [known] = entriesAbout(ring, news.piece, news.maker);
  const told = Object.fromEntries(Object.entries(news).filter(([, value]) => value !== undefined));
  if (known === undefined) return [...ring, { ...news, answer: 'none', ...told } as RingEntry];
  const { reference: _, pointsTo: __, on: ___, ...lasting } = known;
  const { piece, maker } = known;
  const entry: RingEntry = { ...(news.answer === undefined ? known : lasting), ...told, piece, maker };
  return ring.map((one) => (one === known ? entry : one));
}

/** The names of the pieces, each once. */
export function piecesOf(ring: readonly RingEntry[]): readonly string[] {
  return Array.from(byPiece(ring).values(), ({ piece }) => piece.trim());
}

/** One entry of each piece: the last that tells of a swap, or else the first. */
export function byPiece(ring: readonly RingEntry[]): ReadonlyMap<string, RingEntry> {
  const entries = new Map<string, RingEntry>();
  for (const entry of ring) {
    const piece = foldName(entry.piece);
    if (entry.swap !== undefined || !entries.has(piece)) entries.set(piece, entry);
  }
  return entries;
}

/** What follows where it worked with another piece: one sentence for each. */
export function speakSwaps(ring: readonly RingEntry[]): readonly string[] {
  return Array.from(byPiece(ring).values()).flatMap(({ swap }) =>
    swap?.result === 'works'
      ? [`With ${swap.with.trim()} it works: it was what was there before, or how that got on with the rest.`]
      : [],
  );
}

/** A number of hours, such as 2 or 1.5. */
export function parseHours(text: string): Parsed<number> {
  const hours = /^\d{1,3}([.,]\d{1,2})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : 0;
  return hours > 0 ? understood(hours) : refused(`${quoted(text)} is not a number of hours: write 2 or 1.5.`);
}

const mixPlaybook = 'unsupported-mix';

/** When the search ends, as far as it is agreed. A return date that the interview was told is not asked for again. */
export function stopOf({ offer, problem }: Pick<Case, 'offer' | 'problem'>): RingStop {
  // The question of that playbook for a deadline is until when the new piece can go back.
  const told = problem?.playbook === mixPlaybook ? problem.deadline : undefined;
  return { ...(told !== undefined && { returnBy: told }), ...offer?.ringStop };
}

/** The end that was agreed, in one sentence, its day as `say` says it. */
export function speakStop({ hours, returnBy }: RingStop, say = speakDate): string {
  const after = hours === undefined ? [] : [`after ${hours === 1 ? '1 hour' : `${hours} hours`}`];
  const last = returnBy === undefined ? [] : [`on ${say(returnBy)}, the last day to return it`];
  const ends = [...after, ...last];
  if (ends.length === 0) return 'No end is agreed yet.';
  return `We stop ${ends.join(', or ')}${ends.length > 1 ? ': whichever comes first' : ''}.`;
}

/** How near that end is, in sentences; `spent` in minutes. */
export function speakNearness(
  { hours, returnBy }: RingStop,
  spent: number | undefined,
  now: number,
): readonly string[] {
  const isUsed = hours !== undefined && spent !== undefined && spent >= hours * 60;
  return [
    ...(spent === undefined || hours === undefined ? [] : [`Spent so far: ${speakMinutes(spent)}.`]),
    ...(isUsed ? ['The hours that were agreed are used up.'] : []),
    ...(returnBy === undefined ? [] : dayNotes(returnBy, now)),
  ];
}

function dayNotes(day: string, now: number): readonly string[] {
  if (isOverdue(day, now)) return ['The last day to return it has passed.'];
  return dateOf(day) === dateAt(now) ? ['The last day to return it is today.'] : [];
}
