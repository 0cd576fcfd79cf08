import type { Kind } from './lexicon.ts';
import { type Meaning, type Phrase, phrasesIn } from './phrases.ts';

/** A phrase that the client may hear otherwise than it is meant. */
export interface Warning {
  readonly kind: Kind;
  /** As typed, in its first place. */
  readonly found: string;
  /** Where that place begins, in UTF-16 units. */
  readonly at: number;
  /** A wording in quotation marks, or what to do in plain words. */
  readonly better: string;
}

export interface Circumstances {
  /** What the client said: words of the trade that are theirs need no explaining. */
  readonly clientWords?: readonly string[];
}

/**
 * What in a text may be heard otherwise than it is meant: one warning a phrase, in the order of the text. Case, white space,
 * hyphens and kinds of apostrophe make no difference. Takes time that grows with the length alone.
 */
export function checkWording(text: string, { clientWords = [] }: Circumstances = {}): readonly Warning[] {
  const places = new Map<Meaning | string, Phrase[]>();
  for (const phrase of phrasesIn(text)) {
    // Forms of a trade word need one explanation; any other is told as it was said, whatever else of its row is there.
    const key = phrase.meaning.kind === 'jargon' ? phrase.meaning : phrase.form;
    const others = places.get(key);
    if (others) others.push(phrase);
    else places.set(key, [phrase]);
  }
  if (places.size === 0) return [];
  const theirs = new Set(clientWords.flatMap((said) => phrasesIn(said).map(({ meaning }) => meaning)));
  return [...places.values()].flatMap((phrases) => {
    const [first] = phrases;
    if (!first) return [];
    const { meaning } = first;
    const isPlain = meaning.kind === 'jargon' && (theirs.has(meaning) || isExplained(text, phrases));
    if (isPlain) return [];
    return [{ ...meaning, found: text.slice(first.start, first.end), at: first.start }];
  });
}

const explaining = /^\s?(?:\(|[,–—-]\s?(?:that is|meaning|in other words|i\.e\.|or)(?!\p{L}))/iu;

/** True where brackets or "that is" follow the word, or it stands in brackets itself, or its plain words are there too. */
function isExplained(text: string, phrases: readonly Phrase[]): boolean {
  const plain = phrases[0]?.meaning.better.slice(1, -1).toLowerCase() ?? '';
  // Fewer than three words may stand there by chance.
  if (/ .* /.test(plain) && text.toLowerCase().includes(plain)) return true;
  return phrases.some(
    ({ start, end }) => explaining.test(text.slice(end, end + 20)) || (text[start - 1] === '(' && text[end] === ')'),
  );
}

const spoken: Readonly<Record<Kind, string>> = {
  blame: 'may sound like blame',
  minimiser: 'may make it sound like nothing',
  slight: 'may make them feel small',
  'brush-off': 'may brush aside how they feel',
  argument: 'may sound like an argument',
  evasion: 'may sound like a closed door',
  hollow: 'may sound hollow',
  vague: 'may leave them guessing',
  overclaim: 'may promise more than anyone can keep',
  pressure: 'may feel like pressure',
  jargon: 'may need explaining',
};

/** What is heard in it, without a full stop, and what is better: `"soon" may leave them guessing`, `Better: "by DAY at TIME".` */
export function wordingParts({ kind, found, better }: Warning): readonly [heard: string, better: string] {
  return [`"${found.replace(/\s+/g, ' ')}" ${spoken[kind]}`, `Better: ${better}.`.replace(/([.?])"\.$/, '$1"')];
}

/** Both in one line. */
export function speakWarning(warning: Warning): string {
  return wordingParts(warning).join('. ');
}
