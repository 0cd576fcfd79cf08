import { expect, test } from 'vitest';
import { figure } from '../figures.ts';
import { archiveElements, readPage } from '../page.ts';
import { archiveOf, asShown, markdown, markup, pagesWith } from './markup.ts';
import { forbiddenIn } from './payloads.ts';

test('markup in any text stands on the sheet as text', async () => {
  const pages = await pagesWith(markup);
  expect(pages).toHaveLength(markup.length);
  const found: string[] = [];
  let shown = 0;
  for (const [at, page] of pages.entries()) {
    const { text, faults, elements } = readPage(page);
    found.push(...[...faults, ...forbiddenIn(page.replaceAll('\n', ''))].map((fault) => `${markup[at]}: ${fault}`));
    // A heading of each section and no more: none that a text made.
    found.push(...elements.filter(({ name, text }) => name === 'h2' && text.includes('alert')).map(({ text }) => text));
    shown += text.split(asShown(markup[at] ?? '')).length - 1;
  }
  expect(shown).toBeGreaterThan(markup.length * 12);
  figure('S3', `${markup.length} payloads in every text of a sheet: elements outside the list ${found.length}`, {
    found: { found },
    wanted: { found: [] },
  });
});

/** Several in one text, so that fewer cases hold all of them. */
const joined = (texts: readonly string[]) =>
  Array.from({ length: 6 }, (_, part) => texts.filter((_, at) => at % 6 === part).join('\n'));

test('markup in anything that is kept stands in the archive as text', async () => {
  const archive = await archiveOf(joined(markup), 'html');
  const { text, faults, elements } = readPage(archive, archiveElements);
  // A document of its own may have no more of these than it has by itself.
  const once = elements.filter(({ name }) => ['script', 'style', 'title', 'body', 'input', 'a'].includes(name));
  const odd = once.filter(
    ({ name, attributes }) => name === 'a' && !/^#\d{4}-[0-9a-z]{6}$/.test(attributes.href ?? ''),
  );
  const found = [...faults, ...forbiddenIn(archive.replaceAll('\n', '')), ...odd.map(({ text }) => text)];
  expect(once.filter(({ name }) => name !== 'a').map(({ name }) => name)).toEqual([
    'title',
    'style',
    'body',
    'input',
    'script',
  ]);
  for (const one of markup) expect(text.split(asShown(one)).length, one).toBeGreaterThan(20);
  figure('S3', `${markup.length} payloads in every text of an archive: elements outside the list ${found.length}`, {
    found: { found },
    wanted: { found: [] },
  });
});

/** What stands in a line of an archive in Markdown, its marks left out; undefined where there is more than text. */
function textIn(line: string): string | undefined {
  const [, , label = '', text = ''] = /^(#{2,3} |> | *- (?:\*\*(.*?):\*\*(?: |$))?| {2,4})?(.*)$/.exec(line) ?? [];
  const bare = `${label} ${text}`.replace(/\\(?:[!-/:-@[-`{-~]|$)/g, '');
  const isMore = /[`*_[\]<>&|~\\]|:\/\/|www\./i.test(bare) || /^\s*(?:[-+=#]|\d+[.)])/.test(text);
  return isMore ? undefined : `${label} ${text}`.replace(/\\(.)/g, '$1');
}

test('Markdown in anything that is kept stands in the archive as text', async () => {
  const texts = [...markup, ...markdown];
  const [, ...lines] = (await archiveOf(joined(texts), 'md')).split('`heard sheet`.\n');
  const read = lines
    .join('')
    .split('\n')
    .map((line) => ({ line, text: textIn(line) }));
  const found = read.filter(({ text }) => text === undefined).map(({ line }) => line);
  const whole = read.map(({ text }) => text?.trim()).join('\n');
  for (const line of texts.flatMap((text) => asShown(text).split('\n')))
    expect(whole.split(line.trim().replace(/^\\$/, '')).length, line).toBeGreaterThan(20);
  figure('S3', `${texts.length} payloads in every text of a Markdown archive: more than text ${found.length}`, {
    found: { found },
    wanted: { found: [] },
  });
});

test('the reader of pages sees what does not belong', () => {
  const page = (body: string) => readPage(`<!doctype html>\n<html lang="en"><body>${body}</body></html>`).faults;
  expect(page('<p>a &amp; b</p>')).toEqual([]);
  for (const body of [
    '<script>x</script>',
    '<p onclick="x">a</p>',
    '<p>a',
    '<p>a</div>',
    '<p class=a>a</p>',
    '<p>a < b</p>',
    '<p>"a"</p>',
    '<p>&nbsp;</p>',
    '<!-- a -->',
    '<p class="a"b>c</p>',
  ])
    expect(page(body), body).not.toEqual([]);
});
