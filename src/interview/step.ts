import type { Shown } from '../domain/shown.ts';
import type { Patch } from './answers.ts';

/** One key and what it stands for. With `then`, a line of text is asked in the same prompt after the key. */
export interface Key {
  readonly key: string;
  readonly label: string;
  /** Asks for a line after the key; `required` lines may not be empty. */
  readonly then?: { readonly ask: string; readonly required: boolean; readonly before?: string };
}

/** How a prompt is answered. */
export type Form =
  /** One line. Enter alone is an empty line. `suggest` proposes whole lines for what is typed so far. */
  | { readonly type: 'line'; readonly suggest?: (typed: string) => readonly string[] }
  /** Several lines; an empty line ends. */
  | { readonly type: 'lines' }
  /** One key, nothing preselected; Enter alone does nothing unless `enter` names the key it stands for. */
  | { readonly type: 'keys'; readonly keys: readonly Key[]; readonly enter?: string }
  /** Any key goes on: nothing is asked. */
  | { readonly type: 'any' }
  /** Any number of items, each switched on and off by its number; Enter is done. */
  | { readonly type: 'checks'; readonly items: readonly { readonly id: string; readonly text: string }[] };

/** What a person did at a prompt, before anything is made of it. */
export type Raw =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'key'; readonly key: string; readonly text?: string }
  | { readonly type: 'checked'; readonly ids: readonly string[] };

export type Reading =
  /** `echo` is one line that says what was understood. */
  | { readonly ok: true; readonly patch: Patch; readonly echo?: string }
  | { readonly ok: false; readonly reason: string };

/** One prompt: what is asked, how it is answered and what an answer means. */
export interface Prompt {
  readonly id: string;
  readonly ask: string;
  /** A second, quieter line: an example, or what Enter does. */
  readonly hint?: string;
  readonly form: Form;
  /** What was answered before, to start from. Lines of text, a key, or ids of checks joined by commas. */
  readonly before?: string;
  /** The id of an action whose key works here without opening the list of actions. */
  readonly direct?: string;
  /** For the helper's eyes: nothing of it stays on screen once it is answered. */
  readonly isPrivate?: boolean;
  read(raw: Raw): Reading;
}

/** Something the helper may do at any empty prompt, after `/`. */
export interface Action extends Prompt {
  readonly key: string;
  readonly label: string;
  /** Without a form of its own the key alone does it. */
  readonly immediate?: boolean;
}

/** A prompt in its place in the visit. */
export interface Step extends Prompt, Shown {
  readonly who: 'client' | 'helper';
  readonly actions: readonly Action[];
}
