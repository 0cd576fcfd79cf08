import { type BuyKey, type BuyLines, buyKeys, readLine } from '../domain/buy-lines.ts';
import { take } from './typed.ts';

const flags: Readonly<Record<BuyKey, `--${string}`>> = {
  mustDo: '--must-do',
  worksWith: '--works-with',
  stillSold: '--still-sold',
  updatesUntil: '--updates-until',
  partsUntil: '--parts-until',
  returnBy: '--return-by',
  source: '--source',
};

/** The lines that flags gave. @throws HeardError `usage` naming the flag that is not understood. */
export function flagLines(typed: { readonly [Key in BuyKey]?: string | undefined }, now: number): BuyLines {
  const read = buyKeys.map((key) => [key, take(readLine(key, typed[key] ?? '', now), flags[key])] as const);
  return Object.fromEntries(read);
}

interface Going {
  readonly what: string;
  /** What people said. What the support dates know is looked up again. */
  readonly told: BuyLines;
  /** The id of the case it goes to. */
  readonly case: string | undefined;
}

/** The words of the command that goes on from there: it asks for nothing that was told. */
export function goingOn({ what, told, case: id }: Going): readonly string[] {
  const lines = buyKeys.flatMap((key) => worded(flags[key], told[key]));
  const rest = [...lines, ...worded('-k', id)];
  return ['heard', 'buy', ...(what.startsWith('-') ? [...rest, '--', what] : [what, ...rest])];
}

/** A flag and its value; in one word where the value would be taken for a flag. */
function worded(flag: string, value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  return value.startsWith('-') ? [`${flag}=${value}`] : [flag, value];
}
