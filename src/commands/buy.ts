import { z } from 'zod';
import { knownLines } from '../domain/buy-known.ts';
import { type BuyLines, buyKeys } from '../domain/buy-lines.ts';
import { adviceOn } from '../domain/buying.ts';
import type { Case } from '../domain/case.ts';
import { dateAt } from '../domain/dates.ts';
import { HeardError } from '../errors.ts';
import { leftView } from '../output/buy-left.ts';
import { buyCard, buyNote, type Purchase } from '../output/buy-view.ts';
import { notedOnCaseLine } from '../output/noted-line.ts';
import { flagLines, goingOn } from './buy-flags.ts';
import { walk } from './buy-walk.ts';
import { writeToCase } from './case-file.ts';
import type { Command } from './command.ts';
import { findLiveCase } from './find-case.ts';
import type { Ports } from './ports.ts';
import { supportTable } from './support-table.ts';
import { given } from './typed.ts';

const input = z.object({
  what: z.array(z.string()).default([]),
  mustDo: z.string().optional(),
  worksWith: z.string().optional(),
  stillSold: z.string().optional(),
  updatesUntil: z.string().optional(),
  partsUntil: z.string().optional(),
  returnBy: z.string().optional(),
  source: z.string().optional(),
  case: z.string().optional(),
});
type Input = z.infer<typeof input>;

interface Card extends Purchase {
  /** The case it was kept in. */
  readonly case: Case | undefined;
}

/** `heard buy`: six lines to know before something is bought, as a card. Writes nothing, except to a case that is named. */
export const buy: Command<Input, Card> = {
  path: 'buy',
  args: '[what...]',
  summary: 'Six lines to know before something is bought',
  examples: [
    'heard buy a laptop for the office',
    'heard buy "doorbell with a camera" --works-with "her phone" --updates-until no-date --return-by 2w',
    'heard buy laptop -k k7m4 --still-sold yes --updates-until 2029-10 --source dell.com',
  ],
  flags: [
    { flags: '--must-do <text>', about: 'what it must do' },
    { flags: '--works-with <text>', about: 'what it must work with' },
    { flags: '--still-sold <answer>', about: 'yes, no or unknown' },
    { flags: '--updates-until <when>', about: 'a day, a month like 2029-10, no-date or unknown' },
    { flags: '--parts-until <when>', about: 'the same for parts, or the cloud it needs' },
    { flags: '--return-by <when>', about: 'the last day to return it' },
    { flags: '--source <text>', about: 'where those dates were read' },
    { flags: '-k, --case <case>', about: 'keep the card in this case, as a note' },
  ],
  input,
  typed: ({ what, mustDo, worksWith, source }) => [what.join(' '), mustDo, worksWith, source],
  async run(typed, ports) {
    const subject = typed.case === undefined ? undefined : await findLiveCase(typed.case, ports);
    const now = ports.clock.now();
    const flagged = flagLines(typed, now);
    const words = typed.what.length === 0 ? undefined : typed.what.join(' ');
    const what = (await given(words, { flag: '<what>', ask: 'What is to be bought?' }, ports)).trim();
    const known = await knownTo(flagged, what, ports);
    let told = flagged;
    const card = () => ({ what, now, lines: { ...told, ...known } });
    const tell = (line: BuyLines) => {
      told = { ...told, ...line };
    };
    try {
      await walk({ begun: card(), known, tell }, ports);
      if (subject === undefined) return { ...card(), case: undefined };
      return { ...card(), case: await writeToCase(subject, [{ kind: 'noted', text: buyNote(card()) }], ports) };
    } catch (error) {
      const isLeft = error instanceof HeardError && error.code === 'interrupted';
      if (isLeft && (words === undefined || told !== flagged)) {
        ports.output.write(leftView(card(), goingOn({ what, told, case: subject?.id }), ports.output.style));
      }
      throw error;
    }
  },
  human: (card, style) =>
    [buyCard(card, style), ...(card.case === undefined ? [] : ['', notedOnCaseLine(card.case)])].join('\n'),
  json: ({ what, lines, now, case: subject }) => ({
    schemaVersion: 1,
    what,
    ...Object.fromEntries(buyKeys.map((key) => [key, lines[key] ?? null])),
    seenOn: lines.source === undefined ? null : (lines.seenOn ?? dateAt(now)),
    ...adviceOn(lines, now),
    case: subject?.id ?? null,
  }),
};

/** What the support dates know is not asked: it comes with its source, unless a flag says otherwise. */
async function knownTo(lines: BuyLines, what: string, ports: Ports): Promise<BuyLines> {
  if (lines.updatesUntil !== undefined || lines.source !== undefined) return {};
  const { products } = await supportTable(ports);
  return knownLines(what, products, dateAt(ports.clock.now()));
}
