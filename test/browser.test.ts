import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveOf, markup, pagesWith } from './attacks/markup.ts';
import { Chromium, findChromium, pagesIn } from './chromium.ts';
import { Shop } from './commands/shop.ts';
import { figure, skipped } from './figures.ts';
import { isThorough } from './thorough.ts';

const browser = findChromium();
const visits = resolve(import.meta.dirname, 'visits');
const names = readdirSync(visits).filter((name) => name.endsWith('.json'));

describe.skipIf(browser === undefined)('a sheet in a real browser', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await Chromium.open(browser ?? '');
  });
  afterAll(() => chromium.close());

  const look = async (page: string) => {
    const file = join(chromium.folder, 'sheet.html');
    writeFileSync(file, page);
    return chromium.load(file);
  };

  test('obeys no text that stands on it, and asks for nothing', async () => {
    // What is looked for would be seen.
    const evil = await look('<script>alert(1)</script><img src="other.png">');
    expect(evil).toMatchObject({ dialogs: 1, requests: [expect.stringMatching(/other\.png$/)] });
    let dialogs = 0;
    const asked: string[] = [];
    for (const page of await pagesWith(isThorough ? markup : [markup.join('\n')])) {
      const done = await look(page);
      dialogs += done.dialogs;
      asked.push(...done.requests, ...done.remarks);
      expect(await chromium.value('document.scripts.length + document.links.length + document.forms.length')).toBe(0);
    }
    figure('S3', `${markup.length} payloads in a real browser: dialogs ${dialogs}, requests ${asked.length}`, {
      found: { dialogs, asked },
      wanted: { dialogs: 0, asked: [] },
    });
  });

  test.each(names)('of %s is one printed page, wears its style and fits on a phone', async (name) => {
    const shop = new Shop();
    const settings = join(shop.folder, 'settings');
    mkdirSync(settings);
    const business = { business: 'Hill Street Computers', address: '12 Hill Street; Leeds LS1 4AB' };
    const whole = {
      ...business,
      phone: '0113 496 0812',
      mail: 'dana@example.com',
      terms: 'To be paid within 14 days.',
    };
    writeFileSync(join(settings, 'settings.json'), JSON.stringify(whole));
    await shop.run(['new', '--answers', join(visits, name)]);
    expect(await look((await shop.run(['sheet', '--format', 'html'])).out)).toMatchObject({
      dialogs: 0,
      requests: [],
      remarks: [],
    });
    // With another sum in the policy the browser would leave the style out.
    expect(await chromium.value('getComputedStyle(document.querySelector("h1")).color')).toBe('rgb(22, 25, 29)');
    for (const paper of ['A4', 'Letter'] as const) expect(pagesIn(await chromium.pdf(paper)), paper).toBe(1);
    for (const width of [390, 900]) {
      await chromium.resize(width);
      const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await chromium.value(sideways)).toBe(0);
    }
  });

  test('that is very long goes on, on a second page, and loses nothing', async () => {
    const shop = new Shop();
    const words = Array.from({ length: 120 }, (_, at) => `Line ${at} of what happened`).join('\n');
    shop.case('2611-aaaaaa', words);
    await look((await shop.run(['sheet', 'aaa', '--format', 'html'])).out);
    expect(pagesIn(await chromium.pdf('A4'))).toBeGreaterThan(1);
  });
});

describe.skipIf(browser === undefined)('an archive in a real browser', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await Chromium.open(browser ?? '');
  });
  afterAll(() => chromium.close());

  let looks = 0;
  const look = async (page: string, hash = '') => {
    looks += 1;
    // Another hash alone would load nothing.
    const file = join(chromium.folder, `archive-${looks}.html`);
    writeFileSync(file, page);
    return chromium.load(file, hash);
  };
  const page = async () => {
    const shop = new Shop();
    shop.case('2611-aaaaaa', 'The Straße PRINTER is out of ink', [], { at: '2026-11-20T09:00:00.000Z' });
    shop.case('2611-bbbbbb', 'The screen is dark', [{ kind: 'noted', text: 'under the printer' }]);
    shop.case('2611-cccccc', 'It clicks');
    return (await shop.line('export --format html')).out;
  };
  const shown = async () => {
    const rows = '[...document.querySelectorAll("main > details")].filter((row) => row.checkVisibility())';
    return chromium.value(`${rows}.map((row) => row.querySelector("article").id.slice(-1)).join("")`);
  };
  const search = async (words: string) => {
    const field = 'document.querySelector("input")';
    await chromium.value(`${field}.value = ${JSON.stringify(words)}; ${field}.dispatchEvent(new Event("input"))`);
    await chromium.value('new Promise((settle) => setTimeout(settle, 100))');
    return shown();
  };

  test('obeys no text that stands in it, and asks for nothing', async () => {
    const done = await look(await archiveOf(isThorough ? markup : [markup.join('\n')], 'html'));
    expect(await chromium.value('document.querySelector("details").open = true')).toBe(true);
    const odd = 'document.querySelectorAll("script, img, svg, iframe, form, object, embed, base, link").length';
    expect(await chromium.value(odd)).toBe(1);
    // Only the script knows how to show the tools.
    expect(await chromium.value('document.querySelector(".tools").checkVisibility()')).toBe(true);
    const { dialogs, requests, remarks } = done;
    figure(
      'S3',
      `${markup.length} payloads in an archive in a real browser: dialogs ${dialogs}, requests ${requests.length}`,
      {
        found: { dialogs, requests, remarks },
        wanted: { dialogs: 0, requests: [], remarks: [] },
      },
    );
  });

  test('finds the cases in which all of the words stand, however they are written', async () => {
    await look(await page());
    expect(await shown()).toBe('abc');
    expect(await search('printer')).toBe('ab');
    expect(await search('  STRASSE   Printer ')).toBe('a');
    expect(await search('dana 2611-c')).toBe('c');
    expect(await search('printer clicks')).toBe('');
    expect(await chromium.value('document.querySelector(".count").textContent')).toBe(
      'No case has all of these words.',
    );
    expect(await search('')).toBe('abc');
  });

  test('opens the case that a link names, turns round, and opens all', async () => {
    const open = '[...document.querySelectorAll("details[open] article")].map(({ id }) => id.slice(-1)).join("")';
    await look(await page(), '#2611-bbbbbb');
    expect(await chromium.value(open)).toBe('b');
    await search('clicks');
    await chromium.value('location.hash = "#2611-aaaaaa"; new Promise((settle) => setTimeout(settle, 50))');
    expect([await chromium.value(open), await shown()]).toEqual(['ab', 'ac']);
    await search('');
    await chromium.value('document.querySelector(".order").click()');
    expect(await shown()).toBe('cba');
    await chromium.value('document.querySelector(".open").click()');
    expect(await chromium.value(open)).toBe('cba');
  });

  test('wears its style, and is no wider than a phone', async () => {
    await look(await page(), '#2611-bbbbbb');
    expect(await chromium.value('getComputedStyle(document.querySelector("h1")).color')).toBe('rgb(22, 25, 29)');
    for (const width of [390, 1200]) {
      await chromium.resize(width);
      const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await chromium.value(sideways), String(width)).toBe(0);
    }
  });
});

test.skipIf(browser !== undefined)('without a browser', () => {
  skipped('S3', 'no Chromium here to open a sheet in');
});
