import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import { parseMinutes } from '../domain/minutes.ts';
import { formatMoney, type Money, parseMoney } from '../domain/money.ts';
import { causes, paidBy, type Works, worksAnswers } from '../domain/outcome.ts';
import { overrunOf, toldPrice, workEvents } from '../domain/work-done.ts';
import { HeardError } from '../errors.ts';
import { keys } from '../interview/keys.ts';
import { caseDocument } from '../output/case-document.ts';
import { changeView } from '../output/change-view.ts';
import { outcomeFacts } from '../output/decision-view.ts';
import { writeToCase } from './case-file.ts';
import type { Command } from './command.ts';
import { findLiveCase } from './find-case.ts';
import type { Ports } from './ports.ts';
import { given, take } from './typed.ts';

const input = z.object({
  case: z.string(),
  works: z.enum(worksAnswers).optional(),
  spent: z.string().optional(),
  charged: z.string().optional(),
  paid: z.enum(paidBy).optional(),
  cause: z.enum(causes).optional(),
  words: z.string().optional(),
  agreed: z.string().optional(),
});
type Input = z.infer<typeof input>;

/** `heard done`: work was done; whether it works is the client's answer. */
export const done: Command<Input, Case> = {
  path: 'done',
  args: '<case>',
  summary: 'Record that work was done, and whether it works',
  examples: [
    'heard done k7m4 --works yes --spent 45 --charged 90 --paid card',
    'heard done last --works not-tested --words "I will print on Monday"',
  ],
  flags: [
    { flags: '--works <answer>', about: 'the client’s answer: yes, no or not-tested' },
    { flags: '--spent <time>', about: 'minutes, or a time such as 1h30' },
    { flags: '--charged <amount>', about: 'what was charged, tax included' },
    { flags: '--paid <how>', about: paidBy.join(', ') },
    { flags: '--cause <cause>', about: causes.join(', ') },
    { flags: '--words <text>', about: 'in the client’s own words' },
    { flags: '--agreed <text>', about: 'the words in which they agreed to more than was quoted' },
  ],
  input,
  typed: ({ words, agreed }) => [words, agreed],
  async run(typed, ports) {
    const subject = await findLiveCase(typed.case, ports);
    const preferences = (await ports.settings()).read();
    const { paid, cause, words } = typed;
    const minutes = typed.spent === undefined ? undefined : take(parseMinutes(typed.spent), '--spent');
    const currency = toldPrice(subject, preferences)?.currency ?? preferences.currency;
    const charged = typed.charged === undefined ? undefined : take(parseMoney(typed.charged, currency), '--charged');
    const works = await worksAnswer(typed, ports);
    const overrunAgreed = await agreement(typed.agreed, overrunOf(subject, charged, preferences), ports);
    const work = { minutes, charged, paid, cause, overrunAgreed };
    const events = workEvents({ work, works, words }, { now: ports.clock.now(), preferences });
    return writeToCase(subject, events, ports);
  },
  human: (subject, style) => changeView(subject, outcomeFacts(subject, style), style),
  json: caseDocument,
};

/** The client's answer; asked at a terminal, and needed where nothing else is told. */
async function worksAnswer({ case: _, works, ...rest }: Input, { person }: Ports): Promise<Works | undefined> {
  if (works !== undefined) return works;
  if (person) {
    const choices = [...worksAnswers, 'not asked'].map((value) => ({ name: value, value }));
    const answer = await (await person()).choose(keys.works.ask, choices);
    return worksAnswers.find((known) => known === answer);
  }
  if (Object.values(rest).some((value) => value !== undefined)) return undefined;
  throw new HeardError('--works is missing.', { code: 'usage', hint: 'For example: heard done last --works yes' });
}

/** More than was told needs the client's words. @throws HeardError `usage`. */
async function agreement(
  typed: string | undefined,
  told: Money | undefined,
  ports: Pick<Ports, 'person'>,
): Promise<string | undefined> {
  if (told === undefined || typed !== undefined) return typed;
  const ask = `That is more than the ${formatMoney(told)} they were told. In which words did they agree?`;
  return given(undefined, { flag: '--agreed', ask }, ports);
}
