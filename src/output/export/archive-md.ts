import type { Case } from '../../domain/case.ts';
import { cleanLines } from '../clean.ts';
import { plain, plainLine, quotation } from '../markdown.ts';
import { type CasePage, casePage, type Entry, type Telling } from './case-page.ts';

const title = '# Cases';
const whose = 'Your own archive: your notes are in it, so it is not for clients. Their page is made by `heard sheet`.';
const nothing = 'No case fits.';

/** Every case one after the other as one Markdown document. */
export function* markdownChunks(cases: Iterable<Case>, telling: Telling): Generator<string> {
  yield `${title}\n\n${whose}\n`;
  let isEmpty = true;
  for (const subject of cases) {
    yield `\n${caseMarkdown(casePage(subject, telling), '##')}\n`;
    isEmpty = false;
  }
  if (isEmpty) yield `\n${nothing}\n`;
}

/** Puts a file among others. */
export type PutFile = (name: string, chunks: Iterable<string>) => void;

/** A Markdown file for each case, named by its id, and `index.md` that links to them, which is put last. */
export function putMarkdown(cases: Iterable<Case>, telling: Telling, put: PutFile): void {
  put('index.md', indexChunks(cases, telling, put));
}

/** Writes the files of the cases while it goes along, so that none of them is kept. */
function* indexChunks(cases: Iterable<Case>, telling: Telling, put: PutFile): Generator<string> {
  yield `${title}\n\n${whose}\n\n`;
  let isEmpty = true;
  for (const subject of cases) {
    const page = casePage(subject, telling);
    put(`${page.id}.md`, [`${caseMarkdown(page, '#')}\n\n${whose}\n`]);
    const beginning = page.beginning === '' ? '' : `: ${plain(page.beginning)}`;
    yield `- [${headOf(page)}](${page.id}.md)${beginning} (${plain(page.standing)})\n`;
    isEmpty = false;
  }
  if (isEmpty) yield `${nothing}\n`;
}

const headOf = ({ date, client }: CasePage) => plain(client === '' ? date : `${date}, ${client}`);

function caseMarkdown(page: CasePage, level: '#' | '##'): string {
  const { id, about, opened, remarks, words, sections } = page;
  return [
    `${level} ${headOf(page)}`,
    [id, about ?? '', opened].filter(Boolean).map(plain).join('\\\n'),
    ...remarks.map(plain),
    ...(words === undefined ? [] : [quotation(words)]),
    ...sections.flatMap(({ title, entries }) => [
      ...(title === undefined ? [] : [`${level}# ${plain(title)}`]),
      entries.map(listed).join('\n'),
    ]),
  ].join('\n\n');
}

/** An item of a list, with its texts as a list of its own where there are several. */
function listed({ label, texts }: Entry): string {
  const [only = '', ...others] = texts;
  const head = `- **${plain(label)}:**`;
  if (others.length === 0) return `${head} ${lines(only, '  ')}`;
  return [head, ...texts.map((text) => `  - ${lines(text, '    ')}`)].join('\n');
}

/** A text that keeps its line breaks, all of it inside the item it stands in. */
function lines(text: string, indent: string): string {
  return cleanLines(text.trim()).map(plainLine).join(`\\\n${indent}`);
}
