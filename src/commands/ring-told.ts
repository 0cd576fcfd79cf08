import type { Case } from '../domain/case.ts';
import { dateAt, dateOf, speakDate } from '../domain/dates.ts';
import type { Offer, RingEntry } from '../domain/offer.ts';
import { quoted } from '../domain/parsed.ts';
import { entriesAbout, parseHours, piecesOf, withNews } from '../domain/ring-answers.ts';
import { HeardError } from '../errors.ts';
import type { Ports } from './ports.ts';
import { given, take, takeWhen } from './typed.ts';

const entryKeys = [
  ...(['piece', 'maker', 'answer', 'pointsTo', 'reference', 'on'] as const),
  ...(['runs', 'soldBy', 'swap', 'result'] as const),
];

/** What was typed about one piece and its maker, and about the end of the search. */
type RingTyped = {
  readonly [Key in Exclude<(typeof entryKeys)[number], 'answer' | 'result'> | 'hours' | 'returnBy']?:
    | string
    | undefined;
} & {
  readonly answer?: RingEntry['answer'] | undefined;
  readonly result?: NonNullable<RingEntry['swap']>['result'] | undefined;
};

/** The whole ring with what was told of one piece; nothing where no piece is meant. */
export async function toldEntry(typed: RingTyped, { offer }: Case, ports: Ports): Promise<Pick<Offer, 'ring'>> {
  if (!entryKeys.some((key) => typed[key] !== undefined)) return {};
  const ring = offer?.ring ?? [];
  const piece = (await given(typed.piece, { flag: '--piece', ask: 'Which piece is it about?' }, ports)).trim();
  const maker = await makerOf({ piece, maker: typed.maker }, ring, ports);
  const [entry] = entriesAbout(ring, piece, maker);
  const swap = await toldSwap(typed, entry, ports);
  const news = {
    piece,
    maker,
    ...(await toldAnswer(typed, maker, ports)),
    version: typed.runs?.trim(),
    soldBy: typed.soldBy?.trim(),
    swap,
  };
  return { ring: [...withNews(ring, news)] };
}

/** Who makes it, asked only where the ring does not tell. A piece that it does not hold may be mistyped. */
async function makerOf(typed: Pick<RingTyped, 'piece' | 'maker'>, ring: readonly RingEntry[], ports: Ports) {
  const { piece = '', maker } = typed;
  const makers = entriesAbout(ring, piece).map((entry) => entry.maker);
  const named = maker ?? (makers.length === 1 ? makers[0] : undefined);
  const isNew = ring.length > 0 && makers.length === 0;
  const none = `There is no piece ${quoted(piece)} yet, only ${piecesOf(ring).join(', ')}.`;
  if (named === undefined && isNew && !ports.person) {
    throw new HeardError(none, { code: 'usage', hint: 'If it is another piece, say who makes it: --maker NAME' });
  }
  const which = makers.length > 1 ? `which maker, ${makers.join(' or ')}?` : 'who makes it?';
  const ask = isNew ? `${none} If it is another piece, who makes it?` : `${piece}: ${which}`;
  return (await given(named, { flag: '--maker', ask }, ports)).trim();
}

/** What the maker said, as it stands from today on unless said; `--points-to` alone is an answer too. */
async function toldAnswer({ answer, pointsTo, reference, on }: RingTyped, maker: string, ports: Ports) {
  const said = answer ?? (pointsTo === undefined ? undefined : ('call-other' as const));
  const today = dateAt(ports.clock.now());
  const day = takeWhen(on, '--on', { clock: ports.clock, sense: 'past' });
  if (day !== undefined && dateOf(day) > today) {
    throw new HeardError(`--on: ${speakDate(day)} is still to come.`, {
      code: 'usage',
      hint: 'Give the day on which the maker said it, such as yesterday.',
    });
  }
  const whom = { flag: '--points-to', ask: `Whom did ${maker} say to ask?` };
  return {
    answer: said,
    pointsTo: said === 'call-other' ? (await given(pointsTo, whom, ports)).trim() : pointsTo?.trim(),
    reference: reference?.trim(),
    on: day ?? (said === undefined ? undefined : today),
  };
}

/** What was put in its place, now or as known; not tried yet, unless said. */
async function toldSwap({ swap, result }: RingTyped, known: RingEntry | undefined, ports: Ports) {
  if (swap === undefined && result === undefined) return undefined;
  const other = await given(
    swap ?? known?.swap?.with,
    { flag: '--swap', ask: 'What did you put in its place?' },
    ports,
  );
  return { with: other.trim(), result: result ?? ('not-tested' as const) };
}

/** The end that is agreed from now on; what was agreed before stays beside it. */
export function toldStop({ hours, returnBy }: RingTyped, { offer }: Case, { clock }: Ports): Pick<Offer, 'ringStop'> {
  if (hours === undefined && returnBy === undefined) return {};
  const limit = hours === undefined ? undefined : take(parseHours(hours), '--hours');
  const last = takeWhen(returnBy, '--return-by', { clock, sense: 'due' });
  return {
    ringStop: {
      ...offer?.ringStop,
      ...(limit !== undefined && { hours: limit }),
      ...(last !== undefined && { returnBy: last }),
    },
  };
}
