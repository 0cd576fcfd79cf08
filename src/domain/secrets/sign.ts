/** What announces a secret, by its beginning, and the forms of those that nothing announces. */
const signs = new RegExp(
  [
    '(?:\\d[\\s.–-]{0,3}){13}',
    'pa(?:ss|ß)|mdp|kenn?w|contrase|clave|wachtwoord|code|c[oó]dig|key(?!board)|schl.{1,2}ssel|sleutel|cl[eé]s? ',
    '\\bp[./]?wd?(?![a-z0-9])|(?:\\b|_|sim)p(?:in|uk)(?:s|c|nu|(?![a-z]))|\\bcv[vc]|\\bssn|social sec',
    '(?:\\b|_)tan(?![a-z0-9])|geheimzahl|pr(?:ü|u\u0308)f|[ck]ombination|\\blog-?in|credential|(?:zugangs|anmelde)daten',
    'seed|mnemonic|phrase|frase|words|wiederherst|herstel',
    'otpauth|wifi:|://[^\\s/]*@',
    'a[ks]ia[a-z0-9]|gh[pousr]_|npm_|dop_v1_|shpat_|[sr]k_live|github_pat|glpat|xox[a-z]-|ya29|\\bsk-|aiza|\\bsg\\.|eyj',
    '[a-z0-9]{4}(?: ?[–-] ?[a-z0-9]{4}){5}',
  ].join('|'),
);

/** False where the text certainly holds no secret: cheap enough for the quickest command. */
export function mayHoldSecret(text: string): boolean {
  // Letters of either case in every script would make the expression slow to build; the long s counts as one.
  return signs.test(text.toLowerCase().replaceAll('ſ', 's'));
}
