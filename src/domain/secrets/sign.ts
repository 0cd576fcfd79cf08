/** A part of each sign that is made of letters, in small ones. */
const parts = [
  'pass|paß|mdp|kenw|kennw|contrase|clave|wachtwoord|code|codig|códig|key|ssel|sleutel|cle |cles |clé|pw|p.w|p/w',
  'pin|puk|cvv|cvc|ssn|social sec|tan|geheimzahl|prüf|pru\u0308f|ombination|login|log-in|credential|daten',
  'seed|mnemonic|phrase|frase|words|wiederherst|herstel|otpauth|wifi:|://|akia|asia|ghp_|gho_|ghu_|ghs_|ghr_',
  'npm_|dop_v1_|shpat_|k_live|github_pat|glpat|xox|ya29|sk-|aiza|sg.|eyj',
].join('|');

/** What announces a secret, by its beginning, and the forms of those that nothing announces. */
const makeSigns = () =>
  new RegExp(
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

// Building it takes longer than all else that is done for most notes.
let signs: RegExp | undefined;

/** False where the text certainly holds no secret: cheap enough for the quickest command. */
export function mayHoldSecret(text: string): boolean {
  // Letters of either case in every script would make the expression slow to build; the long s counts as one.
  const small = text.toLowerCase().replaceAll('ſ', 's');
  if (!holdsPart(small)) return false;
  signs ??= makeSigns();
  return signs.test(small);
}

function holdsPart(small: string): boolean {
  let [digits, dashes] = [0, 0];
  for (const character of small) {
    if (character >= '0' && character <= '9') digits += 1;
    else if (character === '-' || character === '–') dashes += 1;
  }
  return digits >= 13 || dashes >= 5 || parts.split('|').some((part) => small.includes(part));
}
