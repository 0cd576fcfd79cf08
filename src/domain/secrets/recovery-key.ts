import type { Secret } from './secret.ts';
import { isOrdinary } from './value.ts';

const keyWords = new RegExp(
  `(?:${[
    '(?:recovery|backup|back-up|rescue|emergency|bitlocker|filevault|2fa)[ -](?:key|code|password)s?',
    '(?:wiederherstellungs|backup-?|sicherungs|ersatz|notfall|reserve)(?:schlüssel|codes?|kennwort)',
    '(?:claves?|c[óo]digos?) de (?:recuperaci[óo]n|respaldo|seguridad)',
    '(?:cl[ée]s?|codes?) de (?:r[ée]cup[ée]ration|secours)',
    '(?:herstel|back-?up)-?(?:sleutels?|codes?)',
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);

const phraseWords = new RegExp(
  `(?:${[
    '(?:seed|recovery|secret|backup|wallet|mnemonic)[ -](?:phrase|words)',
    '(?<!\\p{L})(?:seed|mnemonic)',
    '(?:wiederherstellungs|seed-?)(?:phrase|w[öo]rter|satz)',
    'frase (?:semilla|secreta|de recuperaci[óo]n|de respaldo)',
    'phrase (?:secr[èe]te|mn[ée]monique|de r[ée]cup[ée]ration)',
    '(?:herstel|seed-?)(?:zin|woorden)',
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);

/** What may stand between the words that announce a key and the key: "for the wallet is:". */
const between =
  /(?:(?:\s+(?:for|of|für|vom|von|de|del|du|van|voor)\s[^\n:=.,;!?"]{1,40}?)?(?:\s+(?:is|are|was|were|ist|sind|lautet|lauten|est|sont|es|son|zijn|luidt)(?![\p{L}])|(?=\s?[:=])))?["*]?\s*[:=–-]{0,2}[\s"*]*/uy;

/** One code of a list; what is between codes may number them. */
const codes =
  /(?:[\s,;•*-]|\d{1,2}[.)]\s){0,6}([A-Za-z0-9]{3,40}(?:[-–][A-Za-z0-9]{3,40}){0,8})(?![\p{L}\p{N}/.:](?!\s|$))/uy;

const words = /(?:[\s,•-]|\d{1,2}[.):]){0,6}(\p{L}{3,8})(?![\p{L}\p{N}'’])/uy;

/** Words that no list of seed words has, and few sentences go without. */
const sentence =
  /^(?:the|and|for|was|but|not|are|has|had|his|her|him|she|our|der|die|das|und|ist|hat|den|dem|mit|ein|eine|nicht|les|des|est|pas|une|sur|que|los|las|una|con|por|het|een|van|met|niet|dat)$/i;

/** Recovery keys and codes, and the words of a recovery phrase: each only after the words that announce it. */
export function findRecoveryKeys(text: string): readonly Secret[] {
  const keys = [...text.matchAll(keyWords)].flatMap((match) => keyAfter(text, match.index + match[0].length));
  const phrases = [...text.matchAll(phraseWords)].flatMap((match) => phraseAfter(text, match.index + match[0].length));
  return [...keys, ...phrases];
}

function keyAfter(text: string, at: number): readonly Secret[] {
  const found = itemsAt(text, { at, item: codes, most: 40 }, (code) => /\d/.test(code) && !isOrdinary(code));
  const isLong = found.items.some((code) => code.length >= 6) || found.items.length > 1;
  return isLong ? [{ start: found.start, end: found.end, name: 'a recovery key' }] : [];
}

function phraseAfter(text: string, at: number): readonly Secret[] {
  const found = itemsAt(text, { at, item: words, most: 24 }, (word) => !sentence.test(word));
  return found.items.length >= 12 ? [{ start: found.start, end: found.end, name: 'a recovery phrase' }] : [];
}

interface Listed {
  readonly at: number;
  readonly item: RegExp;
  readonly most: number;
}

/** The items that follow each other, as far as they are what is looked for. */
function itemsAt(text: string, { at, item, most }: Listed, isMeant: (item: string) => boolean) {
  between.lastIndex = at;
  item.lastIndex = at + (between.exec(text)?.[0].length ?? 0);
  const items: string[] = [];
  let [start, end] = [at, at];
  while (items.length < most) {
    const match = item.exec(text);
    const found = match?.[1];
    if (match === null || found === undefined || !isMeant(found)) break;
    end = match.index + match[0].length;
    if (items.length === 0) start = end - found.length;
    items.push(found);
  }
  return { items, start, end };
}
