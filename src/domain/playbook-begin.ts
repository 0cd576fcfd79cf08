import { type Parsed, quoted, refused, understood } from './parsed.ts';
import type { PlaybookParts } from './playbook.ts';
import { misfitIn } from './playbook-check.ts';

/** A question to the helper about a playbook of their own. */
export interface PartQuestion {
  readonly ask: string;
  /** What an answer looks like. */
  readonly such?: string;
  /** It is asked once more in these words, until nothing is answered. */
  readonly again?: string;
  /** Whether it makes sense with these parts. */
  readonly isWanted?: (parts: PlaybookParts) => boolean;
  /** The parts with what was answered. */
  readonly put: (parts: PlaybookParts, answer: string) => PlaybookParts;
}

const several = 'several with ; between them';
const hasFix = ({ fixes }: PlaybookParts) => fixes !== undefined;
const hasNo = ({ sayNo }: PlaybookParts) => sayNo !== undefined;

/** What is asked beside the title, in this order. */
export const partQuestions: readonly PartQuestion[] = [
  {
    ask: 'What kind of thing is it?',
    such: 'computer, network, printer',
    put: (parts, component) => ({ ...parts, component }),
  },
  {
    ask: 'How do clients say it?',
    such: several,
    put: (parts, answer) => ({ ...parts, triggers: listOf(answer) }),
  },
  {
    ask: 'What do you ask them?',
    such: 'with choices: Where is it black? every program / one program',
    again: 'What else do you ask? Enter when that is all.',
    put: ({ questions = [], ...parts }, answer) => ({
      ...parts,
      questions: [...questions, questionOf(answer, questions)],
    }),
  },
  {
    ask: 'What do you look at or try first, that can be taken back?',
    such: several,
    put: (parts, answer) => ({ ...parts, checks: checksOf(answer) }),
  },
  {
    ask: 'How can they live with it, in a sentence they read?',
    put: (parts, workaround) => ({ ...parts, workaround }),
  },
  { ask: 'What may happen while they do?', put: (parts, risk) => ({ ...parts, risk }) },
  {
    ask: 'What will be true when it is fixed for good, as they read it?',
    put: (parts, title) => withFix(parts, { id: idFrom(title), title }),
  },
  {
    ask: 'How many hours does that take?',
    such: '0.5-1',
    isWanted: hasFix,
    put: (parts, answer) => withFix(parts, { hours: hoursOf(answer) }),
  },
  {
    ask: 'What may be different or less good afterwards?',
    such: several,
    isWanted: hasFix,
    put: (parts, answer) => withFix(parts, { sideEffects: listOf(answer) }),
  },
  {
    ask: 'What is not included?',
    such: several,
    isWanted: hasFix,
    put: (parts, answer) => withFix(parts, { excludes: listOf(answer) }),
  },
  {
    ask: 'When does somebody else have to take over, and who?',
    put: (parts, escalate) => ({ ...parts, escalate }),
  },
  {
    ask: 'What may they ask for that you will not do?',
    put: (parts, ask) => ({ ...parts, sayNo: { ask } }),
  },
  {
    ask: 'Why not, as they hear it?',
    isWanted: hasNo,
    put: (parts, reason) => ({ ...parts, sayNo: { ...parts.sayNo, reason } }),
  },
  {
    ask: 'What can you do in its place?',
    isWanted: hasNo,
    put: (parts, alternative) => ({ ...parts, sayNo: { ...parts.sayNo, alternative } }),
  },
];

/** The parts with an answer, or why it cannot be taken. */
export function takePart({ put }: PartQuestion, parts: PlaybookParts, answer: string): Parsed<PlaybookParts> {
  const next = put(parts, answer.trim());
  const misfit = misfitIn(next);
  return misfit ? refused(`${quoted(answer)}: ${misfit.message}. ${misfit.mend}`) : understood(next);
}

/** An id or a title as typed, if a playbook may have it. */
export function readHead(key: 'id' | 'title', typed: string): Parsed<string> {
  const misfit = misfitIn({ [key]: typed });
  return misfit ? refused(`${quoted(typed)}: ${misfit.message}. ${misfit.mend}`) : understood(typed.trim());
}

/** An id made of what a text says, at most 40 characters long; `playbook` where it has none of the letters that ids have. */
export function idFrom(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^[-0-9]+|-+$/g, '');
  return words || 'playbook';
}

function listOf(answer: string): readonly string[] {
  return answer
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

type Questions = NonNullable<PlaybookParts['questions']>;

/** What stands behind the last question mark, with / between, are choices; "yes / no" is a yes or no. */
function questionOf(answer: string, earlier: Questions): Questions[number] {
  const end = answer.lastIndexOf('?') + 1;
  const choices = answer
    .slice(end)
    .split('/')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const isChoice = end > 0 && choices.length > 1;
  const ask = isChoice ? answer.slice(0, end) : answer;
  const isYesNo = isChoice && choices.join('/').toLowerCase() === 'yes/no';
  const kind = isYesNo
    ? { type: 'yes-no' as const }
    : isChoice
      ? { type: 'choice' as const, choices }
      : { type: 'text' as const };
  // The first one asked tells the most.
  return { id: uniqueId(ask, earlier), ask, ...kind, value: Math.max(1, 9 - earlier.length) };
}

function checksOf(answer: string): NonNullable<PlaybookParts['checks']> {
  const checks: { readonly id: string; readonly text: string }[] = [];
  for (const text of listOf(answer)) checks.push({ id: uniqueId(text, checks), text });
  return checks;
}

function uniqueId(text: string, taken: readonly { readonly id?: string | undefined }[]): string {
  const short = idFrom(text).split('-').slice(0, 4).join('-');
  let id = short;
  for (let count = 2; taken.some((one) => one.id === id); count += 1) id = `${short}-${count}`;
  return id;
}

/** "0.5-1", "1 to 2", "1"; what is none of them stays as it is, for the format to refuse. */
function hoursOf(answer: string): readonly (number | string)[] {
  const [low = '', high = low] = answer
    .replaceAll(',', '.')
    .split(/\s*(?:-|–|to)\s*/)
    .map((figure) => (/^\d+(\.\d+)?$/.test(figure) ? Number(figure) : figure));
  return [low, high];
}

type Fix = NonNullable<PlaybookParts['fixes']>[number];

function withFix(parts: PlaybookParts, more: Fix): PlaybookParts {
  return { ...parts, fixes: [{ ...parts.fixes?.[0], ...more }] };
}
