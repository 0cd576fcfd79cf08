import type { Parsed } from '../domain/parsed.ts';
import { refused, understood } from '../domain/parsed.ts';
import type { Block } from '../domain/shown.ts';
import { type Passage, readByClient } from '../domain/wording/facing.ts';
import type { Patch } from './answers.ts';
import type { Event } from './machine.ts';
import { text as typedIn } from './prompts.ts';
import type { Respondent } from './respondent.ts';
import type { Raw, Step } from './step.ts';

/** A text that the client may hear otherwise than it is meant, and what is said of it, a line each. */
export interface Doubtful {
  readonly text: string;
  readonly remarks: readonly string[];
}

interface Place {
  readonly step: Step;
  readonly respondent: Respondent;
}

/** The patch with each doubtful text typed anew, starting from what it was. `back` and `leave`: nothing was changed. */
export async function rewritten(
  patch: Patch,
  doubtful: readonly Doubtful[],
  { step, respondent }: Place,
): Promise<Patch | 'back' | 'leave'> {
  let changed = patch;
  for (const one of doubtful) {
    const again = await settled(againStep(step, one), textOf, respondent);
    if (again === 'back' || again === 'leave') return again;
    const places = readByClient(changed).filter(({ text }) => text === one.text);
    changed = places.reduce<unknown>((value, { path }) => withText(value, path, again.value), changed) as Patch;
  }
  return changed;
}

/** A line that speaks of the first answer, in the words of the second. */
export function inNewWords(line: string, before: Event, after: Event): string {
  if (before.type === 'back' || after.type === 'back') return line;
  const texts = readByClient(after.patch).map(({ text }) => text);
  return readByClient(before.patch).reduce((said, { text }, at) => said.replace(text, () => texts[at] ?? text), line);
}

/** What a reply beside the questions comes to, asked for until it can be taken. */
export async function settled<T>(
  step: Step,
  take: (raw: Raw) => Parsed<T>,
  respondent: Respondent,
): Promise<{ readonly value: T } | 'back' | 'leave'> {
  let problem: string | undefined;
  for (;;) {
    const reply = await respondent.ask(step, problem);
    if (reply.type === 'back' || reply.type === 'leave') return reply.type;
    const taken = take(reply.raw);
    if (taken.ok) return taken;
    problem = taken.reason;
  }
}

const mostRemarks = 5;

/** The remarks to show above a question, each once. */
export function listed(remarks: readonly string[]): readonly Block[] {
  return [{ type: 'known', lines: [...new Set(remarks)].slice(0, mostRemarks) }];
}

function againStep({ stage, count }: Step, { text, remarks }: Doubtful): Step {
  return {
    id: 'rewording',
    stage,
    who: 'helper',
    count,
    actions: [],
    show: listed(remarks),
    ask: 'What will the client read?',
    form: { type: 'line' },
    before: text,
    read: () => ({ ok: true, patch: {} }),
  };
}

function textOf(raw: Raw): Parsed<string> {
  const text = typedIn(raw);
  return text === '' ? refused('This needs a few words; Escape goes back to the question.') : understood(text);
}

/** The value with another text in one place. */
function withText(value: unknown, [key, ...below]: Passage['path'], text: string): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.map((one, index) => (index === key ? withText(one, below, text) : one));
  const here = value as Readonly<Record<string, unknown>>;
  return { ...here, [key]: withText(here[key], below, text) };
}
