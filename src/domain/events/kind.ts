import { z } from 'zod';
import type { Status } from '../case.ts';
import { isDate, isInstant } from '../instant.ts';
import type { Result } from '../outcome.ts';
import type { JournalRecord } from '../record.ts';
import { type SureFit, sureFitOf } from './sure-fit.ts';

/** What a case stands at after an event of a kind that says so. */
export interface Standing {
  readonly status: Status;
  readonly result: Result | null;
}

/** Where an event comes from, and the time it is shown at: its `on`, else its record's `at`. */
export interface Origin {
  readonly record: JournalRecord;
  readonly at: string;
  /** Says in one sentence what could not be taken as written. */
  readonly report: (reason: string) => void;
}

/** The keys of an event as its kind knows them. Each may be absent, since any can have been blanked. */
export type Content<Shape extends z.ZodRawShape> = Partial<z.infer<z.ZodObject<Shape>>>;

interface Meaning<Shape extends z.ZodRawShape, State> {
  readonly shape: Shape;
  /** The keys that can hold what a person typed: blanked by a redaction that names no keys. */
  readonly text: readonly (keyof Shape & string)[];
  /** Adds the event to a state that belongs to the running fold alone. */
  apply?(state: State, event: Content<Shape>, origin: Origin): void;
  /** The row of the event in the table of standings; undefined if it has none. */
  standing?(event: Content<Shape>): Standing | undefined;
}

/** One kind of event: its schema, its free text and what it does to a state. */
export interface Kind<Shape extends z.ZodRawShape, State> extends Meaning<Shape, State> {
  readonly schema: z.ZodType;
  /** True for an event that surely fits the schema. */
  readonly surelyFits: SureFit;
}

/** A kind of which only the state it acts on is known: its events are those that its schema let through. */
export interface SomeKind<State> {
  readonly shape: z.ZodRawShape;
  readonly text: readonly string[];
  readonly schema: z.ZodType;
  readonly surelyFits: SureFit;
  apply?(state: State, event: Readonly<Record<string, unknown>>, origin: Origin): void;
  standing?(event: Readonly<Record<string, unknown>>): Standing | undefined;
}

const everyEvent = {
  on: z
    .string()
    .refine((text) => isDate(text) || isInstant(text))
    .optional(),
  redacted: z.array(z.string()).optional(),
};

/** A function that makes kinds of events which act on one type of state. Keys that the shape does not name are let pass. */
export function kindsOf<State>() {
  return <Shape extends z.ZodRawShape>(meaning: Meaning<Shape, State>): Kind<Shape, State> => {
    const schema = z.looseObject({ ...meaning.shape, ...everyEvent });
    let fits: SureFit | undefined;
    const surelyFits: SureFit = (event) => {
      fits ??= sureFitOf(schema);
      return fits(event);
    };
    return { ...meaning, schema, surelyFits };
  };
}

/** The named keys of an event that it has: unknown keys are left to the history. */
export function known<T extends object, K extends keyof T>(event: T, keys: readonly K[]): Known<T, K> {
  const found: Partial<Pick<T, K>> = {};
  for (const key of keys) if (event[key] !== undefined) found[key] = event[key];
  return found as Known<T, K>;
}

type Known<T, K extends keyof T> = { [Key in K]?: Exclude<T[Key], undefined> };

/** The keys of a schema's shape, in its order. */
export function keysOf<Shape extends object>(shape: Shape): readonly (keyof Shape & string)[] {
  return Object.keys(shape) as (keyof Shape & string)[];
}

/** The kind of that name, undefined for a name that is none (`constructor` included). */
export function kindNamed<State>(
  kinds: Readonly<Record<string, SomeKind<State>>>,
  name: string,
): SomeKind<State> | undefined {
  return Object.hasOwn(kinds, name) ? kinds[name] : undefined;
}
