import type { z } from 'zod';
import type { Style } from '../output/style.ts';
import type { Ports } from './ports.ts';

/** A flag or argument as commander spells it, with the key of the input schema it fills. */
export interface Flag {
  /** `-c, --client <name>` */
  readonly flags: string;
  readonly about: string;
}

/** Checks what was typed: a schema of zod, but where starting has to be quick. */
export interface InputSchema<Input> {
  parse(typed: unknown): Input;
  safeParse(
    typed: unknown,
  ):
    | { readonly success: true; readonly data: Input }
    | { readonly success: false; readonly error: { readonly issues: readonly z.core.$ZodIssue[] } };
}

/** A command as data: what it is called, what it takes, what it does, how it is printed. */
export interface Command<Input, Result> {
  /** The words that call it: `list`, `playbook show`. */
  readonly path: string;
  /** `[words...]`, `<case>` as commander spells arguments; named as the input's keys. */
  readonly args?: string;
  readonly summary: string;
  /** Whole lines, as a person would type them. */
  readonly examples: readonly string[];
  readonly flags: readonly Flag[];
  readonly input: InputSchema<Input>;
  run(input: Input, ports: Ports): Promise<Result> | Result;
  /** Text for a person; in pieces, printed as they come, where the whole could be too large to hold. */
  human(result: Result, style: Style): string | Iterable<string>;
  /** One JSON document with `schemaVersion`; absent for commands that touch no case. */
  json?(result: Result): unknown;
  /** Why `--json` does not go with what was typed, in one sentence; undefined where it does. */
  jsonRefusal?(input: Input): string | undefined;
  /** What is only to be done once all of it was printed. */
  printed?(result: Result): void;
  /** What was typed to be kept: it is said again where the disk does not let it be kept. */
  typed?(input: Input): readonly (string | undefined)[];
  /** The exit code of a finished run; 0 unless said. */
  exit?(result: Result): number;
}
