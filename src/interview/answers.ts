import type { Choice } from '../domain/decision.ts';
import type { Readback } from '../domain/listening.ts';
import type { LiveWithIt, RingEntry } from '../domain/offer.ts';
import type { causes, Gesture, paidBy, Works } from '../domain/outcome.ts';
import type { Level, scopeChoices, stakesChoices } from '../domain/problem.ts';
import type { Quote } from '../domain/quote.ts';

export interface GestureAnswer {
  readonly type: Gesture['type'];
  readonly value?: string;
  readonly why: string;
}
export interface PromiseAnswer {
  readonly what: string;
  readonly who: string;
  readonly due: string;
}

/**
 * Everything an interview can be told, in the form of the answers file: money as decimal strings, dates resolved.
 * The keys never change meaning.
 */
interface AnswerOf {
  client: string;
  on: string;
  kind: string;
  causedBy: string;
  fromNote: string;
  words: string;
  readbacks: readonly Readback[];
  wants: 'look' | 'know';
  feeling: string;
  devices: readonly string[];
  playbook: string;
  stakes: (typeof stakesChoices)[number];
  worry: string;
  blocked: string;
  deadline: string;
  answers: Readonly<Record<string, string | number | boolean | null>>;
  frequency: string;
  minutes: number;
  fullStop: boolean;
  changed: string;
  since: string;
  scope: (typeof scopeChoices)[number];
  tried: string;
  message: string;
  checks: readonly string[];
  fixedByCheck: boolean;
  redFlags: readonly string[];
  people: number;
  seen: string;
  impact: Level;
  urgency: Level;
  fixes: readonly Quote[];
  liveWithIt: { readonly [Key in 'how' | 'risk' | 'cannotBeBoughtBack' | 'reviewOn']?: LiveWithIt[Key] | undefined };
  ring: readonly RingEntry[];
  hourValue: string;
  directCostYear: string;
  worryAnswer: string;
  choice: Choice;
  option: string;
  choiceWords: string;
  reason: string;
  alternative: string;
  until: string;
  handOverTo: string;
  handOverBy: string;
  when: string;
  works: Works;
  spent: number;
  charged: string;
  paid: (typeof paidBy)[number];
  overrunAgreed: string;
  cause: (typeof causes)[number];
  promises: readonly PromiseAnswer[];
  gesture: GestureAnswer;
  followUp: string;
  /** Notes for the helper alone. */
  notes: readonly string[];
  /** Further problems, each parked as a note of its own. */
  parked: readonly string[];
  /** Red-flag cards that were shown, as `playbook/flag`: kept in drafts, unknown in an answers file. */
  cards: readonly string[];
}

export type AnswerId = keyof AnswerOf;

/** Answers so far. A key that is null was asked and left empty; one that is absent was not asked. */
export type Answers = { readonly [Id in AnswerId]?: AnswerOf[Id] | null };

/** New answers by key, as a respondent gives them: to be checked. */
export type Patch = { readonly [Id in AnswerId]?: unknown };

export type { AnswerOf };
