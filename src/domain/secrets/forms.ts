import type { Secret, SecretName } from './secret.ts';

/** Secrets that are known by their form alone. The first group, where there is one, is the secret. */
const forms: readonly (readonly [name: SecretName, form: RegExp])[] = [
  [
    'a private key',
    /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,50}-----|$)/g,
  ],
  ['a key for one-time codes', /otpauth(?:-migration)?:\/\/[a-z]\S+/gi],
  ['a password', /\bWIFI:(?:[A-Z]\d?:(?:\\.|[^\\;:\n]){0,80};){0,6}P:(?!\[)((?:\\.|[^\\;\n])+)/gi],
  ['a password', /:\/\/[^\s:/@]{1,64}:([^\s/@]{1,128})@/g],
  // BitLocker.
  ['a recovery key', /(?<!\d)\d{6}(?:\s?[ –-]\s?\d{6}){7}(?!\d)/g],
  // FileVault with six groups, an Apple account with seven: letters and digits, where a product key has five.
  [
    'a recovery key',
    /(?<![\w-])(?=[A-Z0-9-]{0,33}\d)(?=[A-Z0-9-]{0,33}[A-Z])[A-Z0-9]{4}(?:[ ]?[-–][ ]?[A-Z0-9]{4}){5,6}(?![\w-])/gi,
  ],
  ['an access token', /(?<![A-Z0-9])A(?:KIA|SIA)[A-Z0-9]{16}(?![A-Z0-9])/g],
  ['an access token', /(?<![\w-])(?:gh[pousr]_|npm_|dop_v1_|shpat_|[sr]k_live_)[A-Za-z0-9]{16,}/g],
  ['an access token', /(?<![\w-])(?:github_pat_|glpat-|xox[abeoprs]-|ya29\.|sk-(?:ant|proj|or)-)[\w-]{16,}/g],
  ['an access token', /(?<![\w-])(?:sk-[A-Za-z0-9]{20,}|AIza[\w-]{35}|SG\.[\w-]{22}\.[\w-]{43})/g],
  ['an access token', /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g],
  [
    'a social security number',
    /\b(?:SSN|social security)(?: (?:number|no\.?))?(?: is)?[ :#=]{0,3}(\d{3}[ -]?\d{2}[ -]?\d{4})(?!\d)/gi,
  ],
  [
    'a card code',
    /(?:\b(?:CVV2?|CVC2?)(?: (?:code|number))?|\b(?:card|security) code|pr(?:ü|u\u0308)f(?:nummer|ziffer))(?: is| ist| est| es)?[ :=]{1,3}(\d{3,4})(?!\d)/gi,
  ],
  [
    'a password',
    /\b(?:log-?in|credentials|(?:zugangs|anmelde)daten)[ :=]{1,3}[^\s/]{1,64} \/ (?=[^\s/]{0,62}\d)(?=[^\s/]{0,62}[a-z])([^\s/]{5,64})/gi,
  ],
];

/** The secrets that need no word beside them, or always have the same one. */
export function findForms(text: string): readonly Secret[] {
  return forms.flatMap(([name, form]) =>
    [...text.matchAll(form)].map(({ 0: whole, 1: part, index }) => {
      const start = part === undefined ? index : index + whole.lastIndexOf(part);
      return { start, end: start + (part ?? whole).length, name };
    }),
  );
}
