import { isDate } from '../domain/dates.ts';
import type { Parsed } from '../domain/parsed.ts';
import type { Period } from '../domain/period.ts';
import { parseWhen, type Sense } from '../domain/when.ts';
import { HeardError } from '../errors.ts';
import type { Ports } from './ports.ts';

/** The value of a flag or argument as understood. @throws HeardError `usage` that names it, with an example. */
export function take<T>(parsed: Parsed<T>, name: string): T {
  if (parsed.ok) return parsed.value;
  throw new HeardError(`${name}: ${parsed.reason}`, { code: 'usage' });
}

/** What the rules allow. @throws HeardError `refused` with the rule's own sentence. */
export function allow<T>(parsed: Parsed<T>, hint: string): T {
  if (parsed.ok) return parsed.value;
  throw new HeardError(parsed.reason, { code: 'refused', hint });
}

/** A date or instant that a flag names; undefined where the flag was not given. @throws HeardError `usage`. */
export function takeWhen(
  typed: string | undefined,
  name: string,
  { clock, sense }: Pick<Ports, 'clock'> & { readonly sense: Sense },
): string | undefined {
  return typed === undefined ? undefined : take(parseWhen(typed, { now: clock.now(), sense }), name).value;
}

/** `--since` and `--until` as a period; a day that had to be worked out is told on stderr. @throws HeardError `usage`. */
export function takePeriod(
  typed: { readonly since?: string | undefined; readonly until?: string | undefined },
  { clock, output }: Pick<Ports, 'clock' | 'output'>,
): Period {
  const moment = { now: clock.now(), sense: 'past' } as const;
  const dated = (['since', 'until'] as const).flatMap((key) => {
    const text = typed[key];
    if (text === undefined) return [];
    const when = take(parseWhen(text, moment), `--${key}`);
    if (!isDate(text)) output.warn(`Opened ${key} ${when.spoken}.`);
    return [[key, when.value] as const];
  });
  return Object.fromEntries(dated);
}

/**
 * What a flag says, or else what the person at the terminal answers.
 * @throws HeardError `usage` naming the flag where nobody can be asked or the answer stays empty.
 */
export async function given(
  typed: string | undefined,
  { flag, ask }: { readonly flag: string; readonly ask: string },
  { person }: Pick<Ports, 'person'>,
): Promise<string> {
  const text = typed ?? (person ? await (await person()).line(ask) : '');
  if (text.trim() !== '') return text;
  throw new HeardError(`${flag} is missing.`, { code: 'usage', hint: `It answers: ${ask}` });
}
