/** These read from right to left, which turns an English sentence around an amount into a puzzle. */
const rightToLeft = 'ar ckb dv fa he ks ps sd ug ur yi'.split(' ');

/**
 * The locale of the helper as a BCP 47 tag: the first of LC_ALL, LC_TIME and LANG that says something. Undefined is plain
 * English: for C and POSIX, English, what is written from right to left, what is no locale, and on Windows, where the
 * environment does not tell.
 */
export function localeOf(env: Readonly<Record<string, string | undefined>>, platform: string): string | undefined {
  if (platform === 'win32') return undefined;
  const named = env.LC_ALL || env.LC_TIME || env.LANG || '';
  const [, language = '', region] = /^([a-z]{2,3})(?:[_-]([A-Z]{2}|\d{3}))?(?:[.@]|$)/.exec(named) ?? [];
  if (language === '' || language === 'en' || rightToLeft.includes(language)) return undefined;
  return region === undefined ? language : `${language}-${region}`;
}
