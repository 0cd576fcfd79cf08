import type { z } from 'zod';
import type { Style } from '../output/style.ts';
import type { Ports } from './ports.ts';

/** A flag or argument as commander spells it, with the key of the input schema it fills. */
export interface Flag {
  /** `-c, --client <name>` */
  readonly flags: string;
  readonly about: string;
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
  readonly input: z.ZodType<Input>;
  run(input: Input, ports: Ports): Promise<Result> | Result;
  human(result: Result, style: Style): string;
  /** One JSON document with `schemaVersion`; absent for commands that touch no case. */
  json?(result: Result): unknown;
  /** The exit code of a finished run; 0 unless said. */
  exit?(result: Result): number;
}
