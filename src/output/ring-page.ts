import type { Case } from '../domain/case.ts';
import { dateAt } from '../domain/dates.ts';
import { foldName } from '../domain/known-clients.ts';
import type { RingEntry } from '../domain/offer.ts';
import { ringOf, speakCircles } from '../domain/ring.ts';
import { speakSwaps } from '../domain/ring-answers.ts';
import { withoutName } from '../domain/without-name.ts';
import { clean } from './clean.ts';
import { hang } from './columns.ts';
import { answerText, swapText } from './ring-view.ts';
import { plainSpeech, type Speech } from './speech.ts';
import { wrap } from './width.ts';

interface PageLook {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Lines are at most so long. */
  readonly columns: number;
  /** Plain unless given. */
  readonly speech?: Speech;
}

/**
 * One page that every maker and the seller gets, so that nobody asks twice: the pieces, the answers, the swaps and one
 * question. The client's name stands nowhere in it, nor anything they said.
 */
export function ringPage(subject: Case, { now, columns, speech = plainSpeech }: PageLook): string {
  const entries = subject.offer?.ring ?? [];
  const makers = new Set(entries.map(({ maker }) => foldName(maker)));
  const ring = entries.map((entry) => withoutClient(entry, subject.client?.name, makers));
  const part = (title: string, texts: readonly string[]) =>
    texts.length === 0 ? [] : [wrap(title, columns), texts.flatMap((text) => hang('- ', text, columns))];
  const asked = ring.filter(isAsked);
  const tried = ring.filter(({ swap }) => swap !== undefined && swap.result !== 'not-tested');
  const blocks = [
    ...part('These pieces are meant to work together, and do not:', ring.map(pieceText)),
    ...part(
      'What each maker said:',
      asked.map((entry) => `${saidWhen(entry, speech)}: ${answerText(entry)}`),
    ),
    speakCircles(ringOf(ring)).flatMap((text) => wrap(clean(text), columns)),
    ...part(
      'What was tried with another piece in its place:',
      tried.map((entry) => `${clean(entry.piece)}, ${swapText(entry)}`),
    ),
    speakSwaps(ring).flatMap((text) => wrap(clean(text), columns)),
    wrap('Which of you supports these together? If it is not you, please name who decides, with a reference.', columns),
    wrap(`Our reference: ${subject.id}. As of ${speech.date(dateAt(now))}.`, columns),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function isAsked({ answer, on }: RingEntry): boolean {
  return answer !== 'none' || on !== undefined;
}

function pieceText({ piece, maker, version, soldBy }: RingEntry): string {
  return clean(
    [`${piece}, made by ${maker}`, ...(version ? [version] : []), ...(soldBy ? [`sold by ${soldBy}`] : [])].join(', '),
  );
}

function saidWhen({ maker, piece, on }: RingEntry, speech: Speech): string {
  return clean(`${on === undefined ? '' : `${speech.date(on)}, `}${maker} about ${piece}`);
}

/** Makers and sellers keep their names, even where a client is called the same: without them the page says nothing. */
function withoutClient(entry: RingEntry, name: string | undefined, makers: ReadonlySet<string>): RingEntry {
  if (name === undefined) return entry;
  const { piece, version, reference, swap, pointsTo } = entry;
  // A whole sentence names more than a maker.
  const isMaker = pointsTo === undefined || makers.has(foldName(pointsTo)) || pointsTo.split(' ').length <= 3;
  return {
    ...entry,
    piece: withoutName(piece, name),
    ...(version !== undefined && { version: withoutName(version, name) }),
    ...(!isMaker && { pointsTo: withoutName(pointsTo, name) }),
    ...(reference !== undefined && { reference: withoutName(reference, name) }),
    ...(swap !== undefined && { swap: { ...swap, with: withoutName(swap.with, name) } }),
  };
}
