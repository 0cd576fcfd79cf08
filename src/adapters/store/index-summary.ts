import type { CaseLine, CasesWanted } from '../../domain/journal.ts';
import type { Row } from '../../domain/row.ts';
import { readCache, writeCache } from './cache-file.ts';
import type { Head } from './index-cache.ts';

/**
 * All months in one file: a hundred and twenty small ones take longer to open than all of it to read. Beside their heads
 * it has a line of ASCII for each case, in which ids and clients are found without parsing the others.
 */
export interface Summary {
  readonly heads: ReadonlyMap<string, Head>;
  /** All lines; undefined where the file was replaced meanwhile. */
  lines(): CaseLines | undefined;
  /** Those of a month, on the same terms. */
  linesOf(month: string): CaseLines | undefined;
}

/** Lines of cases, each with a newline before and behind it. */
export type CaseLines = Buffer;

interface First {
  readonly months: readonly (readonly [name: string, head: Head, bytes: number])[];
}

export function readSummary(path: string | undefined): Summary {
  const first = readCache(path, ({ mark, value }) => ({ mark, ...(value(0) as First) })) ?? { mark: '', months: [] };
  const { mark, months } = first;
  let known: CaseLines | undefined;
  const all = () => {
    known ??= readCache(path, (parts) => (parts.mark === mark ? parts.bytes(1) : undefined));
    return known;
  };
  const places = new Map<string, readonly [start: number, end: number]>();
  let end = 0;
  for (const [name, , length] of months) {
    places.set(name, [end, end + length]);
    end += length;
  }
  return {
    heads: new Map(months.map(([name, head]) => [name, head])),
    lines: all,
    linesOf: (month) => all()?.subarray(...(places.get(month) ?? [0, 0])),
  };
}

/** Keeps the heads and the lines of each month for the next time. */
export function writeSummary(
  path: string | undefined,
  heads: ReadonlyMap<string, Head>,
  linesOf: (month: string) => CaseLines,
): void {
  const lines = new Map([...heads.keys()].map((month) => [month, linesOf(month)]));
  const months = [...heads].map(([name, head]) => [name, head, lines.get(name)?.length ?? 0] as const);
  writeCache(path, [{ months } satisfies First, Buffer.concat([...lines.values()])]);
}

/** `2611-k7m4xq c-3f9k2a 2026-11-22T15:26:00.123Z printer-offline`, whatever stands in them: blanks part the fields. */
export function linesOf(rows: readonly Row[]): CaseLines {
  const lines = rows.map(({ id, client, openedAt, playbook, withdrawn }) =>
    [id, client?.id ?? '', openedAt, playbook ?? '', withdrawn ? 'withdrawn' : ''].map(written).join(' '),
  );
  return Buffer.from(lines.map((line) => `\n${line}\n`).join(''), 'latin1');
}

/** Without a blank or a newline in it. Half a character that somebody wrote by hand is none that can be. */
function written(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

/** Every id. */
export function* idsIn(lines: CaseLines): Generator<string> {
  for (const line of lines.toString('latin1').split('\n')) if (line !== '') yield idIn(line);
}

function idIn(line: string): string {
  return line.slice(0, line.indexOf(' '));
}

/** Ids that begin with this, or whose random part does. */
export function idsFrom(lines: CaseLines, start: string): readonly string[] {
  const found = [...linesWith(lines, `\n${start}`), ...linesWith(lines, `-${start}`)].map(idIn);
  return [...new Set(found)].filter(
    (id) => id.startsWith(start) || id.slice(id.lastIndexOf('-') + 1).startsWith(start),
  );
}

/** The cases recorded under one of these ids of clients, with this playbook. */
export function casesOf(lines: CaseLines, { clients, playbook }: CasesWanted): readonly CaseLine[] {
  const end = ` ${written(playbook)} `;
  return clients
    .flatMap((client) => [...linesWith(lines, ` ${written(client)} `)])
    .filter((line) => line.includes(end))
    .map(caseIn)
    .filter((line) => line.playbook === playbook && clients.includes(line.client));
}

function* linesWith(lines: CaseLines, text: string): Generator<string> {
  const wanted = Buffer.from(text, 'latin1');
  for (let at = lines.indexOf(wanted); at !== -1; at = lines.indexOf(wanted, at + 1)) {
    // A newline that was looked for is the one before the line.
    const from = lines[at] === 10 ? at + 1 : lines.lastIndexOf(10, at) + 1;
    yield lines.toString('latin1', from, lines.indexOf(10, from));
  }
}

function caseIn(line: string): CaseLine {
  const [id = '', client = '', openedAt = '', playbook = '', withdrawn] = line.split(' ').map(decodeURIComponent);
  return { id, client, openedAt, playbook, withdrawn: withdrawn !== '' };
}
