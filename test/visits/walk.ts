import type { TestTerminal } from '../pty.ts';

/** One prompt as the person saw it. */
export interface Prompt {
  readonly stage?: string;
  /** "3 of 10" as two numbers; absent on a card. */
  readonly asked?: number;
  readonly of?: number;
  /** Everything between the stage and the line being typed, in one line. */
  readonly text: string;
  /** What stands on the line already. */
  readonly line: string;
  readonly screen: readonly string[];
}

/** What is typed piece by piece; a pattern is waited for before the next piece. */
export type Keys = string | readonly (string | RegExp)[];
/** Which question is answered how. Each is used once, in any order. */
export type Answers = readonly (readonly [question: RegExp, keys: Keys])[];

const stageRow = /^(Listen|Log|Offer|Record) · (\d+) of (\d+)$/;

/** The prompt on the screen, once it is drawn to its end; undefined while there is none. */
export function promptOn(rows: readonly string[]): Prompt | undefined {
  const end = rows.findLastIndex((row) => row.startsWith('>'));
  if (end < 0) return undefined;
  const line = rows[end]?.slice(1).trim() ?? '';
  const below = rows.slice(end + 1).join(' ');
  const at = rows.findLastIndex((row) => stageRow.test(row));
  const isDrawn =
    at < 0 ? /Ctrl-C leaves|Press any key to/.test(rows.slice(end - 1).join(' ')) : below.includes('/ more');
  if (line === '' && !isDrawn) return undefined;
  const [, stage = '', asked, of] = stageRow.exec(rows[at] ?? '') ?? [];
  const count = at < 0 ? {} : { stage, asked: Number(asked), of: Number(of) };
  const text = rows
    .slice(at + 1, end)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { ...count, text, line, screen: rows };
}

/** The question alone, without what is switched on or was answered before. */
export function questionOf({ text, asked }: Prompt): string {
  return `${asked} ${text.replaceAll('[x]', '[ ]').replace(/ ?was: .*Enter keeps it/, '')}`;
}

/**
 * Waits for the next prompt with an empty line, or with what was answered before on it if `filled` fits its question;
 * undefined when the program ended instead.
 */
export async function nextPrompt(terminal: TestTerminal, last?: Prompt, filled?: RegExp): Promise<Prompt | undefined> {
  let found: Prompt | undefined;
  const isNew = (rows: readonly string[]) => {
    found = promptOn(rows);
    if (!found || (found.line !== '' && !filled?.test(found.text))) return false;
    return !last || questionOf(found) !== questionOf(last);
  };
  return terminal.waitFor(isNew, 15_000).then(
    () => found,
    (error: Error) => {
      if (error.message.startsWith('The program ended')) return undefined;
      throw error;
    },
  );
}

/** The keys that lead away stand under every empty line, and are drawn last. */
function isDrawnToTheEnd(rows: readonly string[]): boolean {
  const end = rows.findLastIndex((row) => row.startsWith('>'));
  return (
    (rows[end] ?? '').length > 1 || /Ctrl-C leaves|Press any key to/.test(rows.slice(Math.max(0, end - 1)).join(' '))
  );
}

/**
 * Types the pieces at a prompt; returns that prompt as it stood before the last of them. A pattern is waited for until
 * its prompt is drawn to the end: one seen half drawn would be counted as another prompt later.
 */
export async function type(terminal: TestTerminal, keys: Keys, prompt: Prompt): Promise<Prompt> {
  let seen = prompt;
  for (const piece of typeof keys === 'string' ? [keys] : keys) {
    seen = promptOn(terminal.screen()) ?? seen;
    if (typeof piece === 'string') terminal.type(piece);
    else await terminal.waitFor((rows) => piece.test(rows.join('\n')) && isDrawnToTheEnd(rows));
  }
  return seen;
}

/** Takes the answers one after the other out of a list of them; a question that is not in it is left open with Enter. */
export function answering(answers: Answers): (prompt: Prompt) => Keys {
  const left = [...answers];
  return ({ text }) => {
    const at = left.findIndex(([question]) => question.test(text));
    return at < 0 ? '\r' : (left.splice(at, 1)[0]?.[1] ?? '\r');
  };
}

export interface Walked {
  readonly prompts: readonly Prompt[];
  readonly code: number;
}

const most = 40;
/** These come with something on the line already. */
const prefilled = /Why do we say no|instead\?/;

/** Answers every prompt until the program ends. */
export async function walk(terminal: TestTerminal, answers: Answers, first?: Prompt): Promise<Walked> {
  const answer = answering(answers);
  const prompts: Prompt[] = [];
  let prompt = first ?? (await nextPrompt(terminal));
  while (prompt) {
    prompts.push(prompt);
    if (prompts.length > most) throw new Error(`There is no end:\n${prompts.map(({ text }) => text).join('\n')}`);
    const last = await type(terminal, answer(prompt), prompt);
    prompt = await nextPrompt(terminal, last, prefilled);
  }
  return { prompts, code: await terminal.exit() };
}

/** Answers prompts until one with this question stands there, and returns it unanswered. */
export async function walkTo(terminal: TestTerminal, question: RegExp, answers: Answers): Promise<Prompt> {
  const answer = answering(answers);
  let prompt = await nextPrompt(terminal);
  while (prompt && !question.test(prompt.text)) {
    prompt = await nextPrompt(terminal, await type(terminal, answer(prompt), prompt));
  }
  if (!prompt) throw new Error(`The program ended before ${question}`);
  return prompt;
}
