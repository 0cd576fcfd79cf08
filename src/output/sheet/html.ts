import { cleanLines } from '../clean.ts';

/** HTML that may stand in a page as it is. Only `html` makes it, so nothing read from a file can pass for it. */
export class Markup {
  readonly #text: string;

  constructor(made: symbol, text: string) {
    if (made !== own) throw new TypeError('markup is made by html alone');
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

const own = Symbol('made by html');

type Value = string | number | Markup | readonly Markup[];

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/**
 * A piece of a page: `html\`<p>${words}</p>\``. What is written in the template stays, every text put into it is made safe
 * to look at, escaped, and keeps its line breaks.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(
    own,
    parts.map((part, index) => part + (index < values.length ? written(values[index]) : '')).join(''),
  );
}

function written(value: Value | undefined): string {
  if (value instanceof Markup) return String(value);
  if (Array.isArray(value)) return value.map(written).join('');
  return cleanLines(String(value)).map(escaped).join('<br>');
}

function escaped(line: string): string {
  return line.replace(/[&<>"'`]/g, (sign) => signs[sign] ?? '');
}
