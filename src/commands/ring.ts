import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import { ringAnswers, swapResults } from '../domain/offer.ts';
import { ringOf, speakRing } from '../domain/ring.ts';
import { speakSwaps, stopOf } from '../domain/ring-answers.ts';
import { HeardError } from '../errors.ts';
import { ringPage } from '../output/ring-page.ts';
import { ringView } from '../output/ring-view.ts';
import { writeToCase } from './case-file.ts';
import type { Command } from './command.ts';
import { findCase, findLiveCase } from './find-case.ts';
import { toldEntry, toldStop } from './ring-told.ts';

const input = z.object({
  case: z.string().default('last'),
  piece: z.string().optional(),
  maker: z.string().optional(),
  answer: z.enum(ringAnswers).optional(),
  pointsTo: z.string().optional(),
  reference: z.string().optional(),
  on: z.string().optional(),
  runs: z.string().optional(),
  soldBy: z.string().optional(),
  swap: z.string().optional(),
  result: z.enum(swapResults).optional(),
  hours: z.string().optional(),
  returnBy: z.string().optional(),
  page: z.boolean().default(false),
});
type Input = z.infer<typeof input>;

interface Sheet {
  readonly case: Case;
  readonly now: number;
  readonly view: 'sheet' | 'page';
}

/** `heard ring`: pieces that no maker supports together, what each maker answered, and when we stop. */
export const ring: Command<Input, Sheet> = {
  path: 'ring',
  args: '[case]',
  summary: 'Who points to whom, where no maker supports it all',
  examples: [
    'heard ring k7m4',
    'heard ring k7m4 --piece printer --maker HP --answer call-other --points-to Microsoft --reference 4711',
    'heard ring k7m4 --piece laptop --maker Microsoft --answer unsupported --runs "Windows 11 24H2" --on yesterday',
    'heard ring k7m4 --piece printer --sold-by "Harbour Electronics"',
    'heard ring k7m4 --piece printer --swap "another printer" --result works',
    'heard ring k7m4 --hours 2 --return-by "5 dec"',
    'heard ring k7m4 --page',
  ],
  flags: [
    { flags: '--piece <name>', about: 'the piece it is about' },
    { flags: '--maker <name>', about: 'who makes it' },
    { flags: '--answer <answer>', about: 'what the maker said: supported, unsupported, call-other or none' },
    { flags: '--points-to <name>', about: 'whom the maker said to ask' },
    { flags: '--reference <text>', about: 'the maker’s number for it' },
    { flags: '--on <when>', about: 'when the maker said it; today, unless said' },
    { flags: '--runs <version>', about: 'which version the piece runs' },
    { flags: '--sold-by <name>', about: 'who sold the piece: they are asked first' },
    { flags: '--swap <other>', about: 'what was put in its place, to see whether it works then' },
    { flags: '--result <result>', about: 'what came of that: works, same or not-tested' },
    { flags: '--hours <number>', about: 'stop after so many hours' },
    { flags: '--return-by <when>', about: 'stop on the last day to return it' },
    { flags: '--page', about: 'one page for all makers, to paste into a mail or a form' },
  ],
  input,
  typed: ({ piece, maker, pointsTo, reference, runs, soldBy, swap }) => [
    piece,
    maker,
    pointsTo,
    reference,
    runs,
    soldBy,
    swap,
  ],
  async run(typed, ports) {
    const isTold = Object.keys(typed).some((key) => key !== 'case' && key !== 'page');
    const subject = await (isTold ? findLiveCase : findCase)(typed.case, ports);
    const told = { ...toldStop(typed, subject, ports), ...(await toldEntry(typed, subject, ports)) };
    if (typed.page && (told.ring ?? subject.offer?.ring ?? []).length === 0) throw noPage(subject);
    return {
      case: isTold ? await writeToCase(subject, [{ kind: 'offered', ...told }], ports) : subject,
      now: ports.clock.now(),
      view: typed.page ? 'page' : 'sheet',
    };
  },
  human: ({ case: subject, now, view }, style) =>
    view === 'page'
      ? ringPage(subject, { now, columns: Math.min(style.columns, 76), speech: style })
      : ringView(subject, now, style),
  json: ({ case: subject, now }) => {
    const answers = subject.offer?.ring ?? [];
    const { rings, notAsked } = ringOf(answers);
    return {
      schemaVersion: 1,
      case: subject.id,
      ring: answers,
      ringStop: { hours: null, returnBy: null, ...stopOf(subject) },
      rings,
      notAsked,
      said: [...speakRing(ringOf(answers)), ...speakSwaps(answers)],
      page: answers.length === 0 ? null : ringPage(subject, { now, columns: 76 }),
    };
  },
};

function noPage({ id }: Case): HeardError {
  return new HeardError('There is no page yet: no piece is written down.', {
    code: 'refused',
    hint: `For each piece: heard ring ${id} --piece printer --maker HP --answer call-other --points-to Microsoft`,
  });
}
