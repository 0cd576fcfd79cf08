import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import {
  type ChoiceDetails,
  chosenOption,
  type Detail,
  decisionEvents,
  missingDetails,
  strayDetail,
} from '../domain/deciding.ts';
import { type Choice, choices } from '../domain/decision.ts';
import { HeardError } from '../errors.ts';
import { keys } from '../interview/keys.ts';
import { caseDocument } from '../output/case-document.ts';
import { changeView } from '../output/change-view.ts';
import { choiceNames, decisionFacts } from '../output/decision-view.ts';
import { letterOf } from '../output/fix-view.ts';
import { writeToCase } from './case-file.ts';
import type { Command } from './command.ts';
import { findLiveCase } from './find-case.ts';
import type { Ports } from './ports.ts';
import { given, take, takeWhen } from './typed.ts';

const input = z.object({
  case: z.string(),
  choice: z.enum(choices).optional(),
  option: z.string().optional(),
  words: z.string().optional(),
  reason: z.string().optional(),
  alternative: z.string().optional(),
  until: z.string().optional(),
  to: z.string().optional(),
  by: z.string().optional(),
  when: z.string().optional(),
});
type Input = z.infer<typeof input>;

const flags: Readonly<Record<Detail, `--${string}`>> = {
  option: '--option',
  reason: '--reason',
  alternative: '--alternative',
  until: '--until',
  handOverTo: '--to',
  handOverBy: '--by',
  when: '--when',
};

/** `heard decide`: what the client decided later. */
export const decide: Command<Input, Case> = {
  path: 'decide',
  args: '<case> [choice]',
  summary: 'Record a later decision',
  examples: [
    'heard decide k7m4 fix --when fri',
    'heard decide k7m4 live-with-it --words "Well, I can live with it"',
    'heard decide last think --until 2w',
    'heard decide last hand-over --to "the landlord" --by fri',
    'heard decide last no --reason "no parts are made any more" --alternative "a refurbished one"',
  ],
  flags: [
    { flags: '--option <fix>', about: 'which fix, where several were quoted' },
    { flags: '--when <day>', about: 'now, or the day of the fix' },
    { flags: '--words <text>', about: 'in the client’s own words' },
    { flags: '--until <day>', about: 'think: until when' },
    { flags: '--to <name>', about: 'hand-over: who decides' },
    { flags: '--by <day>', about: 'hand-over: by when' },
    { flags: '--reason <text>', about: 'no: why we say no' },
    { flags: '--alternative <text>', about: 'no: what we can do instead' },
  ],
  input,
  typed: ({ words, reason, alternative }) => [words, reason, alternative],
  async run(typed, ports) {
    const subject = await findLiveCase(typed.case, ports);
    const fixes = subject.offer?.fixes ?? [];
    const { words } = typed;
    const choice = typed.choice ?? (await askChoice(ports));
    const details = await completed(choice, typedDetails(typed), { ports, subject });
    const option = choice === 'fix' ? take(chosenOption(details.option, fixes), flags.option) : undefined;
    const { clock } = ports;
    const dated: ChoiceDetails = {
      ...details,
      option,
      until: takeWhen(details.until, flags.until, { clock, sense: 'due' }),
      handOverBy: takeWhen(details.handOverBy, flags.handOverBy, { clock, sense: 'due' }),
      when: details.when === 'now' ? 'now' : takeWhen(details.when, flags.when, { clock, sense: 'due' }),
    };
    const preferences = (await ports.settings()).read();
    const events = decisionEvents(subject, { choice, words, details: dated }, { now: clock.now(), preferences });
    return writeToCase(subject, events, ports);
  },
  human: (subject, style) => changeView(subject, decisionFacts(subject, style), style),
  json: caseDocument,
};

/** @throws HeardError `usage` where nobody can be asked. */
async function askChoice({ person }: Pick<Ports, 'person'>): Promise<Choice> {
  if (!person)
    throw new HeardError('<choice> is missing.', { code: 'usage', hint: `It is one of ${choices.join(', ')}.` });
  const named = choices.map((value) => ({ name: choiceNames[value], value }));
  const picked = await (await person()).choose(keys.choice.ask, named);
  return choices.find((known) => known === picked) ?? 'think';
}

function typedDetails({ option, reason, alternative, until, to, by, when }: Input): ChoiceDetails {
  return { option, reason, alternative, until, handOverTo: to, handOverBy: by, when };
}

/** The details with what the choice still needs asked for. @throws HeardError `usage` naming the flag. */
async function completed(
  choice: Choice,
  details: ChoiceDetails,
  { ports, subject }: { readonly ports: Ports; readonly subject: Case },
): Promise<ChoiceDetails> {
  const stray = strayDetail(choice, details);
  if (stray !== undefined) {
    throw new HeardError(`${flags[stray]} does not belong to ${choice}.`, {
      code: 'usage',
      hint: 'heard decide --help shows what belongs to what.',
    });
  }
  const asked: Partial<Record<Detail, string>> = {};
  const fixes = subject.offer?.fixes ?? [];
  for (const detail of missingDetails(choice, details, fixes)) {
    const ids = detail === 'option' ? ` (${fixes.map(({ title }, at) => `${letterOf(at)}: ${title}`).join('; ')})` : '';
    asked[detail] = await given(undefined, { flag: flags[detail], ask: `${keys[detail].ask}${ids}` }, ports);
  }
  return { ...details, ...asked };
}
