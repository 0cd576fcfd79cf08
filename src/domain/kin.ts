import type { Families, Member, Members } from './families.ts';
import type { Reading } from './readings.ts';
import { stem } from './stem.ts';
import type { Token } from './token.ts';

const sureOfKind = 0.9;
const particles = new Set(['on', 'off', 'up', 'out', 'down', 'in', 'away']);
/** Telling words that may stand between "turn" and "on". */
const widestGap = 2;

/** What a trigger is found by: the stems of its words, each family as its head. */
export function keysOf(words: readonly string[], { same }: Families): readonly string[] {
  const stems = words.map(stem);
  const keys: string[] = [];
  for (let index = 0; index < stems.length; ) {
    const member = same
      .get(stems[index] ?? '')
      ?.find((one) => one.stems.every((wanted, offset) => stems[index + offset] === wanted));
    keys.push(member?.head ?? stems[index] ?? '');
    index += member?.stems.length ?? 1;
  }
  return keys;
}

/** The heads of families to which a reading belongs, or a phrase that begins where it does. */
export function kinOf(reading: Reading, tokens: readonly Token[], { same, kinds }: Families): readonly Reading[] {
  const heads = [reading, ...headsIn(same, reading, tokens)];
  const wider = heads.flatMap((one) => headsIn(kinds, one, tokens));
  return [...heads.slice(1), ...wider.map((one) => ({ ...one, sure: one.sure * sureOfKind }))];
}

function headsIn(members: Members, { stem: root, first, last, sure }: Reading, tokens: readonly Token[]) {
  return (members.get(root) ?? []).flatMap(({ stems, head }): readonly Reading[] => {
    const end = stems.length === 1 ? last : endOf(stems, first, tokens);
    return end === undefined ? [] : [{ stem: head, first, last: end, sure }];
  });
}

/** The last token of a phrase that begins at `first`; "turn the laptop on" holds "turn on". */
function endOf([, ...rest]: Member['stems'], first: number, tokens: readonly Token[]): number | undefined {
  let at = first;
  for (const wanted of rest) {
    const near = tokens.slice(at + 1, at + 2 + (particles.has(wanted) ? widestGap : 0));
    const found = near.findIndex((one) => one.stem === wanted && one.sentence === tokens[first]?.sentence);
    if (found < 0) return undefined;
    at += 1 + found;
  }
  return at;
}
