import type { Raw, Step } from './step.ts';

export type Reply =
  | { readonly type: 'raw'; readonly raw: Raw }
  | { readonly type: 'action'; readonly action: string; readonly raw: Raw }
  | { readonly type: 'back' }
  /** The client has to go. `typed` is what stood on the line and had not been entered. */
  | { readonly type: 'leave'; readonly typed?: string };

/** Whoever answers: a terminal, a file of answers, plain lines. */
export interface Respondent {
  /** `problem` says why the last reply to this step was not taken. */
  ask(step: Step, problem?: string): Promise<Reply>;
  /** Shows one line that says what was understood. */
  echo(line: string): void;
  /** Keeps what is being typed, so that a killed terminal loses nothing. Set by the run loop. */
  onTyping?: (typed: string) => void;
}

/** A person at a terminal; absent where nobody may be asked. */
export interface Person {
  /** Walks the interview with prompts, or line by line. */
  respondent(style: 'prompts' | 'lines'): Respondent;
  /** y or n; no default. */
  confirm(question: string): Promise<boolean>;
  line(question: string): Promise<string>;
  /** One of several, by its value. */
  choose(question: string, choices: readonly { readonly name: string; readonly value: string }[]): Promise<string>;
  /** Opens a file in the person's editor and waits. */
  edit(path: string): void;
}
