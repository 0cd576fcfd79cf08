import { expect, test } from 'vitest';
import { figure } from '../figures.ts';
import { readPage } from '../page.ts';
import { asShown, markup, pagesWith } from './markup.ts';
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
