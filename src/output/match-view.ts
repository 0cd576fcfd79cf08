import { clean } from './clean.ts';
import { type Cell, flow, hang } from './columns.ts';
import { type PrefixOf, showId } from './id-view.ts';
import type { Style } from './style.ts';

/** A place where what was looked for stands. */
export interface Hit {
  /** The case, or the note that is in none. */
  readonly id: string;
  readonly client: string | null;
  /** What kind of text it is: "words", "note", "promise" … */
  readonly where: string;
  readonly text: string;
  /** Where the hit stands in the text, in characters as JavaScript counts them. */
  readonly start: number;
  readonly end: number;
}

const around = 60;

function beginning(text: string): string {
  if (text.length <= around) return text;
  const near = text.slice(-around).replace(/^[\uDC00-\uDFFF]/, '');
  return `…${near.slice(Math.max(0, near.indexOf(' ') + 1))}`;
}

function ending(text: string): string {
  if (text.length <= around) return text;
  const near = text.slice(0, around).replace(/[\uD800-\uDBFF]$/, '');
  const blank = near.lastIndexOf(' ');
  return `${blank > 0 ? near.slice(0, blank) : near}…`;
}

/** The hit between » and « with the words around it, cleaned and on one line. */
export function excerpt({ text, start, end }: Hit): string {
  const [before, found, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)].map(clean);
  return `${beginning(before ?? '')}»${found ?? ''}«${ending(after ?? '')}`;
}

/** What was found, case by case: where it stands and the words around it. A sentence when there is nothing. */
export function matchView(hits: readonly Hit[], { prefixOf }: { readonly prefixOf?: PrefixOf }, style: Style): string {
  if (hits.length === 0) return 'Nothing was found. Try fewer words, or only the beginning of one.';
  return hits
    .flatMap((hit) => {
      const head: Cell[] = [
        { text: hit.id, paint: () => showId(hit.id, prefixOf, style) },
        { text: clean(hit.client ?? '') },
        { text: clean(hit.where), paint: style.quiet },
      ];
      const lines = hang('  ', excerpt(hit), style.columns);
      return [...flow(head, style.columns), ...paintHit(lines, style)];
    })
    .join('\n');
}

// The marks may stand on different lines, and colour must not run past the end of one.
function paintHit(lines: readonly string[], style: Style): string[] {
  let isInside = false;
  return lines.map((line) => {
    const from = isInside ? line.search(/\S/) : line.indexOf('»');
    if (from === -1) return line;
    const mark = line.indexOf('«', from);
    isInside = mark === -1;
    const to = isInside ? line.length : mark + 1;
    return line.slice(0, from) + style.strong(line.slice(from, to)) + line.slice(to);
  });
}
