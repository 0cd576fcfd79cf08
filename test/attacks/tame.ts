import { forbiddenIn, hostile } from './payloads.ts';

/** A sign right before a hostile text, so that it is known again where it comes out. */
export const mark = '¤';
export const marked = (text: string): string => `${mark}${text}§`;

/** The looks of `style`, each switched off by its own code and never by 0. */
const colours = /\u001b\[(?:1|2|4|22|24|31|32|33|36|39)m/g;
/** Characters that hide without being signs of control. */
const hidden = /a\u200db|x\ufe01|x\u{e0041}/gu;

/**
 * What of a printed text acts on a terminal or hides, and is none of heard's own orders; and whole payloads, of which a
 * part may look like an own order.
 */
export function leaks(printed: string, own = colours): readonly string[] {
  const rest = printed.replace(own, '').replaceAll('\n', '');
  const whole = hostile.flatMap(([, text]) =>
    forbiddenIn(text.replace(own, '')).length > 0 && printed.includes(mark + text) ? [text] : [],
  );
  return [...forbiddenIn(rest), ...whole, ...(rest.match(hidden) ?? [])];
}

const sequence = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-_])/g;

/** All orders in what was printed without a payload; one that moves the cursor stands for every distance. */
export function ownSequences(printed: string): RegExp {
  const forms = (printed.match(sequence) ?? []).map((found) =>
    found.replace(/[[\]?\\]/g, '\\$&').replace(/\d+(?=[A-G]$)/, '\\d+'),
  );
  return new RegExp([...new Set(forms)].join('|'), 'g');
}
