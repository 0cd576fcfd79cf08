/** Things with a digit in them that people name beside their passwords. */
const products =
  /^(?:office|windows|win|microsoft|ms|m|o|outlook|exchange|server|mac|macbook|ipad|iphone|ios|macos|android|imap|pop|smtp|wpa|wep|sha|md|aes|ipv|fritz!?box|speedport|easybox|version|v|kb|usb|vpn|ps|xbox|dns|ssl|tls|oauth|web|mp|ws)-?\d{1,8}(?:[-/][a-z]{1,8})?$|^(?:1password|2fa)$/i;
const units =
  /^\d{1,3}(?:-?(?:st|nd|rd|th|x|h|k|min|mins|s|d|days?|hours?|weeks?|months?|years?|times|chars?|characters?|digits?|letters?|fach|mal|er|te|ter|tes|ste|de|e|a|stellige?[nrs]?|cijferig|cijfers)|-.*)$/i;
const figures = [
  /^\d{1,2}[:.h]\d{2}h?$/,
  /^\d{1,4}([./-])\d{1,2}\1\d{0,4}$/,
  /^v?\d+(?:\.\d+)+$/i,
  /^[€$£]?\d+(?:[.,]\d+)?[€$£%]$|^[€$£]\d+(?:[.,]\d+)?$/,
  /^0x[0-9a-f]+$/i,
  /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i,
  /^(?:https?:|www\.)/i,
  /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i,
];

/** True for what has digits or signs in it and is no secret: a date, a version, an address, a product. */
export function isOrdinary(word: string): boolean {
  return products.test(word) || isFigure(word);
}

/** The same without products: after "password:" a name with a digit is more likely the password. */
export function isFigure(word: string): boolean {
  return units.test(word) || figures.some((figure) => figure.test(word));
}

/** True for letters mixed with digits or signs, as in hunter2 or p@ssage: words of a language have neither. */
export function isMixed(word: string): boolean {
  const core = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (word.length < 5 || !/\p{L}/u.test(core)) return false;
  return /\p{N}/u.test(core) || /[!@#$%^*_~|\\<>=]/.test(core);
}

/** True for digits alone, as many as a PIN or a password of digits has; the key on a router has twenty. */
export function isDigits(word: string): boolean {
  return /^\d{4,20}$/.test(word);
}

export function isYear(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word);
}

/** True for a whole date, or three numbers that look like one. */
export function isDate(word: string): boolean {
  return /^\d{1,4}([./-])\d{1,2}\1\d{2,4}$/.test(word);
}
