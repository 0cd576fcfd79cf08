/** The words after which a password or a PIN is told; `weak` ones have other meanings too. */
export type Label = 'password' | 'pin' | 'weak';

/** What opens with a code. */
const things = '(?:i|smart)?phone|ipad|tablet|handy|lock ?screen|unlock|lock|door|gate|garagen?|alarm|safe|tresor';

const labels: Readonly<Record<Label, readonly string[]>> = {
  password: [
    'pass(?:wd|phrase|code)s?',
    'pa(?:ss|ß)[ -]?(?:wor[dt]s?|wörter)',
    'kenn?w(?:ort|örter)',
    'contrase(?:ñ|n\u0303?)as?',
    'mots? de passe',
    'wachtwoord(?:en)?',
    '(?:zugangs|entsperr|sperr|geräte|tür|alarm|toegangs)-?codes?',
    `(?<!\\p{L})(?:${things})[ -]?code`,
    `(?<!\\p{L})code (?:for|of|to|für|vom|zum) (?:\\p{L}{2,4} )?(?:${things})`,
    '(?<!\\p{L})(?:safe|lock|tresor)[ -]?[ck]ombination',
    "code (?:secret|d[’']acc[èe]s|de d[ée]verrouillage)",
    'c[óo]digo (?:secreto|de desbloqueo|de acceso)',
    '(?:wi-?fi|wlan|wpa[23]?|network|api|access|secret|encryption)[ -]key',
    // "WLAN: FRITZ!Box 7590, key …".
    '(?<=[,:(] ?)(?:key|schlüssel)(?<=(?:wi-?fi|wlan)[^\\n.;]{1,60})',
    '(?:wi-?fi|wlan|wpa[23]?|netzwerk|netzwerksicherheits|api)-?schlüssel',
    '(?:wi-?fi|wlan|wpa[23]?|netwerk)-?sleutel',
    'cl[ée] (?:wi-?fi|wpa[23]?|api)',
    'clave (?:del )?(?:wi-?fi|router|correo)',
    '(?<![\\p{L}\\p{N}_])(?:pwd|p/?w|p\\.w\\.?|mdp)',
  ],
  pin: [
    '(?<![\\p{L}\\p{N}]|(?<![\\p{L}\\p{N}]|\\d )\\d{1,2}[ -])(?:sim-?)?(?:code )?(?:pin|puk)s?(?:[ -]?(?:code|number|nummer))?',
    '(?<![\\p{L}\\p{N}])(?:geheimzahl|tan)',
  ],
  weak: ['(?<![\\p{L}\\p{N}_])(?:pass|clave)'],
};

const anyLabel = new RegExp(
  Object.entries(labels)
    .map(([label, words]) => `(?<${label}>${words.join('|')})(?![\\p{L}\\p{N}])`)
    .join('|'),
  'giu',
);

export interface Labelled {
  readonly label: Label;
  readonly end: number;
  /** "passwords": several may follow. */
  readonly isPlural: boolean;
}

/** The first label in a text from a place on. */
export function labelFrom(text: string, at: number): Labelled | undefined {
  anyLabel.lastIndex = at;
  const match = anyLabel.exec(text);
  const label = (['password', 'pin', 'weak'] as const).find((one) => match?.groups?.[one] !== undefined);
  if (match === null || label === undefined) return undefined;
  return { label, end: anyLabel.lastIndex, isPlural: /(?:[^s]s|wörter|en)$/i.test(match[0]) };
}
