const stems = new Map<string, string>();

/**
 * The word without plural, -ing, -ed, a double end consonant and a silent e; the same for "stopped" and "stops". Remembered,
 * and written without patterns, because all words of all triggers pass here before the first answer.
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const bare = withoutVerbEnd(withoutPlural(word));
  const noE = bare.length > 4 && bare.endsWith('e') ? bare.slice(0, -1) : bare;
  const found = noE.length > 2 && noE.endsWith('y') ? `${noE.slice(0, -1)}i` : noE;
  stems.set(word, found);
  return found;
}

function withoutPlural(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || word.endsWith('us')) return word;
  // One is glass, the other is Microsoft's.
  if (word === 'windows') return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return ['xes', 'ches', 'shes', 'sses'].some((end) => word.endsWith(end)) ? word.slice(0, -2) : word.slice(0, -1);
}

function withoutVerbEnd(word: string): string {
  if (word.length > 4 && word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  const cut = word.endsWith('ing') ? 3 : word.endsWith('ed') && !word.endsWith('eed') ? 2 : 0;
  const bare = word.length - cut >= 3 ? word.slice(0, word.length - cut) : word;
  const last = bare.at(-1) ?? '';
  if (bare.length > 3 && last === bare.at(-2) && !isVowel(last)) return bare.slice(0, -1);
  // "making" comes of "make".
  return bare.length === 3 && bare !== word && isSyllable(bare) ? `${bare}e` : bare;
}

/** Consonant, vowel, and a consonant that can be doubled: "mak", not "buy". */
function isSyllable([first = '', second = '', third = '']: string): boolean {
  return !isVowel(first) && isVowel(second) && !isVowel(third) && !'wxy'.includes(third);
}

function isVowel(letter: string): boolean {
  return 'aeiou'.includes(letter);
}
