const plain = /^[\x20-\x7e]*$/;
// Controls, lone surrogates, characters that change direction, hide or separate without being seen.
const odd = '[\\p{Cc}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\u2028\\u2029\\uFFF9-\\uFFFB]';
/** What belongs to writing although it is invisible, and is kept. */
const kept = [
  // Flags of regions, emoji joined or tinted, keycaps.
  '\\u{1F3F4}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{3,6}\\u{E007F}',
  '\\p{ExtPict}[\\uFE0E\\uFE0F\\u{1F3FB}-\\u{1F3FF}]?(?:\\u200D\\p{ExtPict}[\\uFE0F\\u{1F3FB}-\\u{1F3FF}]?)*',
  '[0-9#*]\\uFE0F\\u20E3',
  // Variants of Han characters, joiners inside Arabic and Indic words.
  '[\\u3400-\\u9FFF\\u{20000}-\\u{3FFFD}][\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]',
  '(?<=[\\u0620-\\u07FF\\u0900-\\u0DFF\\u1780-\\u17FF])[\\u200C\\u200D](?=[\\u0620-\\u07FF\\u0900-\\u0DFF\\u1780-\\u17FF])',
];
// Made when first needed: building them costs more than all a short note does besides.
let patterns: { readonly any: RegExp; readonly each: RegExp } | undefined;

function show(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\t') return '  ';
  // Unicode has a picture for each of these: ESC is ␛, CR is ␍.
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}

function replaceOdd(text: string, replace: (character: string) => string): string {
  if (plain.test(text)) return text;
  patterns ??= { any: new RegExp(odd, 'u'), each: new RegExp([...kept, `(${odd})`].join('|'), 'gu') };
  if (!patterns.any.test(text)) return text;
  return text.replace(patterns.each, (all: string, found: string | undefined) =>
    found === undefined ? all : replace(found),
  );
}

/** One line, safe to print: line breaks and tabs are spaces, whatever could act on a terminal is shown as a sign. */
export function clean(text: string): string {
  return replaceOdd(text.replaceAll('\r\n', '\n'), (found) => (found === '\n' ? ' ' : show(found)));
}

/** As `clean`, but line breaks stay: lines to print one below the other. */
export function cleanLines(text: string): string[] {
  return text.split(/\r?\n/).map(clean);
}

/** JSON text with the same characters as \u escapes: it reads back as it was and acts on no terminal. */
export function escapeJson(json: string): string {
  const coded = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return replaceOdd(json, (found) => (found === '\n' ? found : found.split('').map(coded).join('')));
}
