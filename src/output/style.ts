import { Chalk } from 'chalk';
import { type Speech, speechOf } from './speech.ts';

type Paint = (text: string) => string;

/** How text looks, by what it means, and how money and dates are said; `columns` is the width there is to write in. */
export interface Style extends Speech {
  readonly columns: number;
  readonly title: Paint;
  readonly strong: Paint;
  readonly quiet: Paint;
  readonly good: Paint;
  readonly warn: Paint;
  readonly bad: Paint;
  /** A key to press or a word to type. */
  readonly key: Paint;
}

/** Where colour could go and what was said about it. */
export interface ColorWishes {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `--color` or `--no-color`. */
  readonly flag: boolean | undefined;
  readonly isTTY: boolean;
}

/** True if text may be coloured: the flag decides, then FORCE_COLOR, then NO_COLOR, then whether it is a terminal. */
export function wantsColor({ env, flag, isTTY }: ColorWishes): boolean {
  if (flag !== undefined) return flag;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR) return false;
  return isTTY && env.TERM !== 'dumb';
}

interface Looks {
  readonly color: boolean;
  readonly columns: number;
  /** A BCP 47 tag; plain English without one. */
  readonly locale?: string | undefined;
}

/** The looks of a screen `columns` wide. Without colour every role leaves its text as it is. */
export function createStyle({ color, columns, locale }: Looks): Style {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    ...speechOf(locale),
    columns,
    title: (text) => chalk.bold.underline(text),
    strong: (text) => chalk.bold(text),
    quiet: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    warn: (text) => chalk.yellow(text),
    bad: (text) => chalk.red(text),
    key: (text) => chalk.cyan(text),
  };
}
