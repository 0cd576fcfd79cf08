import type { Secret, SecretName } from './secret.ts';
import { isDigits, isFigure, isMixed, isOrdinary } from './value.ts';
import { isAside, isDescribing } from './words.ts';

/** The words after which a password or a PIN is told; `weak` ones have other meanings too. */
type Label = 'password' | 'pin' | 'weak';

const labels = new RegExp(
  [
    `(?<password>${[
      'pass(?:wor[dt]|wd|phrase|code)s?',
      'passwörter',
      'kenn?w(?:ort|örter)',
      'contrase(?:ñ|n\u0303?)as?',
      'mots? de passe',
      'wachtwoord(?:en)?',
      '(?:zugangs|entsperr|sperr|geräte|tür|alarm|toegangs)-?codes?',
      '(?:unlock|door|alarm|lock|safe)[ -]code',
      "code (?:secret|d[’']acc[èe]s|de d[ée]verrouillage)",
      'c[óo]digo (?:secreto|de desbloqueo|de acceso)',
      '(?:wi-?fi|wlan|wpa[23]?|network|api|access|secret|encryption)[ -]key',
      '(?:wi-?fi|wlan|wpa[23]?|netzwerk|netzwerksicherheits|api)-?schlüssel',
      '(?:wi-?fi|wlan|wpa[23]?|netwerk)-?sleutel',
      'cl[ée] (?:wi-?fi|wpa[23]?|api)',
      'clave (?:del )?(?:wi-?fi|router|correo)',
      '(?<![\\p{L}\\p{N}_])(?:pwd|pw|mdp)',
    ].join('|')})`,
    '(?<pin>(?<![\\p{L}\\p{N}]|(?<![\\p{L}\\p{N}])\\d{1,2}[ -])(?:sim-?)?(?:code )?(?:pin|puk)s?(?:[ -]?(?:code|number|nummer))?)',
    '(?<weak>(?<![\\p{L}\\p{N}_])(?:pass|clave))',
  ]
    .map((label) => `${label}(?![\\p{L}\\p{N}])`)
    .join('|'),
  'giu',
);

/** What it is for: "for the router", "(wifi)". */
const purpose = String.raw`(?:\s?\([^()\n]{0,30}\)|\s+(?:for|of|to|on|für|fuer|vom|von|zum|zur|am|der|des|del|de|du|pour|para|van|voor|op)\s[^\n:=.,;!?"“„«()[]{1,40}?)?`;
const verbs = "is|are|was|now|ist|war|lautete?|est|c['’]est|[ée]tait|es|era|luidt";
const adverbs = String.raw`(?:\s+(?:now|still|again|jetzt|nun|wieder|noch|maintenant|ahora|nu))?`;

/** How a secret is handed over, from the plainest way to the barest: "password: x", "password is x", "password to x", "password x". */
const ways = [
  [
    'colon',
    new RegExp(`${purpose}(?:\\s+(?:${verbs}))?["'*_]{0,2}\\s{0,2}(?:[:=]{1,2}>?|->|→)[*_]{0,2}\\s{0,3}`, 'uy'),
  ],
  ['verb', new RegExp(`${purpose}\\s+(?:${verbs})${adverbs}\\s+`, 'uy')],
  ['change', new RegExp(`${purpose}\\s+(?:to|auf|à|en|por|naar)\\s+`, 'uy')],
  ['blank', /\s[-–]\s|\s{1,2}/y],
] as const;
type Way = (typeof ways)[number][0];

/** "to" leads to a place as often as to a new password. */
const changing =
  /\b(?:chang|set\b|reset|geändert|gesetzt|gestellt|ändern|setzen|cambi|puse|veranderd|gewijzigd|gezet|mis\b|modifi)/iu;

const quotes: Readonly<Record<string, RegExp>> = {
  '"': /[^"\n]{1,100}(?=")/y,
  "'": /[^'\n]{1,100}(?=')/y,
  '“': /[^”“\n]{1,100}(?=[”“])/y,
  '„': /[^“”"\n]{1,100}(?=[“”"])/y,
  '«': /[^»\n]{1,100}(?=»)/y,
  '‘': /[^’\n]{1,100}(?=’)/y,
  '`': /[^`\n]{1,100}(?=`)/y,
};

/** Enough of a word to judge it by. */
const wordStart = /[^\s"“”„«»`]{1,128}/y;
const wordEnd = /[^\s"“”„«»`]*/y;

const names: Readonly<Record<Label, SecretName>> = { password: 'a password', pin: 'a PIN', weak: 'a password' };

/** Passwords and PINs that are told after their name, in five languages. */
export function findTold(text: string): readonly Secret[] {
  const found: Secret[] = [];
  labels.lastIndex = 0;
  for (let match = labels.exec(text); match !== null; match = labels.exec(text)) {
    const label = (['password', 'pin', 'weak'] as const).find((one) => match?.groups?.[one] !== undefined);
    const secret = label && toldAfter(text, labels.lastIndex, label);
    if (!secret) continue;
    found.push(secret);
    labels.lastIndex = secret.end;
  }
  return found;
}

function toldAfter(text: string, at: number, label: Label): Secret | undefined {
  // What stands in the place of one that was blanked.
  if (text.startsWith(' removed]', at)) return undefined;
  const told = ways.flatMap(([way, form]): readonly Secret[] => {
    const value = valueAt(text, at + (lengthAt(form, text, at) ?? Number.NaN));
    if (value === undefined || !isTold(value, { label, way })) return [];
    const { start, end } = value;
    if (way === 'change' && !changing.test(text.slice(Math.max(0, at - 50), end + 40))) return [];
    return [{ start, end, name: names[label] }];
  });
  // A colon further on may belong to something else.
  return told.sort((one, other) => one.start - other.start)[0];
}

interface Value {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
  /** True if nothing follows it in its sentence. */
  readonly isLast: boolean;
}

function valueAt(text: string, at: number): Value | undefined {
  const quote = quotes[text[at] ?? ''];
  const inside = quote && lengthAt(quote, text, at + 1);
  if (inside !== undefined) {
    const [start, end] = [at + 1, at + 1 + inside];
    return { text: text.slice(start, end), start, end, isQuoted: true, isLast: true };
  }
  const judged = lengthAt(wordStart, text, at);
  if (judged === undefined) return undefined;
  const whole = judged + (lengthAt(wordEnd, text, at + judged) ?? 0);
  const core = text.slice(at, at + judged).replace(/[.,:;)\]}'’…]+$/, '');
  // What a sentence ends with may belong to the secret: an exclamation mark goes with it, a full stop stays.
  const end = whole > judged ? at + whole : at + core.length;
  const isLast = /^[^\S\n]*(?:$|[\n.,;:)])/.test(text.slice(end, end + 20));
  return { text: core, start: at, end, isQuoted: false, isLast };
}

function isTold(value: Value, { label, way }: { readonly label: Label; readonly way: Way }): boolean {
  const word = value.text.replace(/[!?]+$/, '');
  if (way === 'colon' ? isFigure(word) : isOrdinary(word)) return false;
  if (label === 'pin' && way !== 'colon') return isDigits(word);
  if (isMixed(value.text) && !/\s/.test(word)) return true;
  if (label === 'weak') return false;
  if (isDigits(word)) return way !== 'blank' || !/^(?:19|20)\d\d$/.test(word);
  if (label === 'pin') return false;
  if (!value.isLast || word.length < 3) return false;
  if (way === 'colon' || (way === 'verb' && value.isQuoted)) return !isAside(word);
  return way === 'verb' && !isDescribing(word);
}

/** How far a sticky expression reaches at a place; undefined where it does not fit. */
function lengthAt(form: RegExp, text: string, at: number): number | undefined {
  if (Number.isNaN(at)) return undefined;
  form.lastIndex = at;
  return form.exec(text)?.[0].length;
}
