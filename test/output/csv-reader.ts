import fc from 'fast-check';

/** A strict reader of RFC 4180: every line ends in CRLF, a quote stands only around a whole cell or doubled inside one. */
export function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = text;
  while (rest !== '') {
    const [match, quoted, bare = ''] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?=,|\r\n)/.exec(rest) ?? [];
    if (match === undefined) throw new Error(`no cell at: ${JSON.stringify(rest.slice(0, 40))}`);
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    rest = rest.slice(match.length);
    if (rest.startsWith(',')) rest = rest.slice(1);
    else {
      rows.push(row);
      row = [];
      rest = rest.slice(2);
    }
  }
  return rows;
}

/** What makes a cell a formula where it stands first. */
export const starts = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/** Any text, and such as a spreadsheet may take for a formula. */
export const cellText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(...starts, "'", '"', ',', ';', '\n', '\r\n', ' ', '\u00a0', '\u3000', 'cmd|calc', '日本', '1'),
    )
    .map((parts) => parts.join('')),
);
