import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalEvent } from '../../src/domain/record.ts';
import { cleanLines } from '../../src/output/clean.ts';
import { fix, offered, Shop } from '../commands/shop.ts';
import { fill } from './filled.ts';

/** Texts that a page must show and never obey. */
export const markup: readonly string[] = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(2)</scr</script>ipt>',
  '"><script>alert(3)</script>',
  "'><script>alert(4)</script>",
  '</style><script>alert(5)</script>',
  '</title><script>alert(6)</script>',
  '--><script>alert(7)</script><!--',
  ']]><script>alert(8)</script>',
  '<img src=x onerror=alert(9)>',
  '<img src="https://evil.example/a.png">',
  '<img srcset="https://evil.example/b.png 2x">',
  '<svg onload=alert(10)>',
  '<svg><script>alert(11)</script></svg>',
  '<svg><a xlink:href="javascript:alert(12)"><text y=9>x</text></a></svg>',
  '<svg><use href="https://evil.example/c.svg#x"/></svg>',
  '<svg><foreignObject><iframe src="javascript:alert(13)"></foreignObject></svg>',
  '<svg><animate attributeName=href values="javascript:alert(14)"/></svg>',
  '<math><mtext><img src=x onerror=alert(15)></math>',
  '<iframe src="javascript:alert(16)"></iframe>',
  '<iframe srcdoc="<script>alert(17)</script>"></iframe>',
  '<object data="https://evil.example/d.swf"></object>',
  '<embed src="https://evil.example/e.swf">',
  '<applet code=x></applet>',
  '<base href="https://evil.example/">',
  '<link rel=stylesheet href="https://evil.example/f.css">',
  '<link rel=prefetch href="https://evil.example/g">',
  '<meta http-equiv=refresh content="0;url=https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=data:text/html,<script>alert(18)</script>">',
  '<meta http-equiv=Content-Security-Policy content="default-src *">',
  '<style>@import "https://evil.example/h.css";</style>',
  '<style>*{background:url(https://evil.example/i.png)}</style>',
  '<p style="background:url(https://evil.example/j.png)">',
  '<body onload=alert(19)>',
  '<body background="https://evil.example/k.png">',
  '<input autofocus onfocus=alert(20)>',
  '<form action="https://evil.example/"><input type=submit>',
  '<button formaction="javascript:alert(21)">x</button>',
  '<details open ontoggle=alert(22)>',
  '<video src="https://evil.example/l.mp4" autoplay>',
  '<audio src="https://evil.example/m.mp3" autoplay onerror=alert(23)>',
  '<video poster="https://evil.example/n.png">',
  '<a href="javascript:alert(24)">here</a>',
  '<a href="https://evil.example/" ping="https://evil.example/p">here</a>',
  '<marquee onstart=alert(25)>x</marquee>',
  '<template><img src=x onerror=alert(26)></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(27)>">',
  '<textarea></textarea><img src=x onerror=alert(28)>',
  '<xmp></xmp><img src=x onerror=alert(29)>',
  '<plaintext>',
  '<!--',
  '<![CDATA[',
  '<?xml-stylesheet href="https://evil.example/o.css"?>',
  '&lt;script&gt;alert(30)&lt;/script&gt;',
  '&#60;img src=x onerror=alert(31)&#62;',
  '&amp;quot;&quot;&apos;&nbsp',
  '" onmouseover="alert(32)" x="',
  "' onfocus='alert(33)' autofocus='",
  '`onerror=alert(34)`',
  '<img\u0000src=x onerror=alert(35)>',
  '\u202e<script>alert(36)</script>\u202c',
  '{{alert(37)}}<%= alert(38) %>[[alert(39)]]',
];

/** Texts that a reader of Markdown would make more of. */
export const markdown: readonly string[] = [
  '# big\n## bigger',
  'line\n===\nline\n---',
  '- one\n  - two\n+ three\n* four',
  '1. one\n2) two',
  '- [ ] to do',
  '> quoted',
  '    code\n\n    code',
  '```\ncode\n```\n~~~\ncode',
  '`code` ``code``',
  '***\n___\n- - -',
  '*a* **b** _c_ __d__ ~~e~~',
  '[here](javascript:alert(1))',
  '[here][there]\n\n[there]: https://evil.example',
  '![a](https://evil.example/a.png)',
  '<https://evil.example> https://evil.example www.evil.example',
  '| a | b |\n| - | - |\n| c | d |',
  '&lt;b&gt; &#60;b&#62; &copy;',
  'break  \nbreak\\\nbreak',
  '\\*a\\* \\\\ \\',
  '<!-- gone\n<b>\n</p>',
  '[^1]: a note [^1]',
];

/** A sheet for each text, with the text wherever a case and the settings take one, as the program prints it. */
export async function pagesWith(texts: readonly string[]): Promise<readonly string[]> {
  const shop = new Shop();
  const settings = join(shop.folder, 'settings');
  mkdirSync(settings);
  const ids = texts.map((_, at) => `2611-${(at + 10).toString(16).padStart(6, '0')}`);
  for (const [at, text] of texts.entries()) shop.write({ case: ids[at] ?? '' }, undecided(text));
  const pages: string[] = [];
  for (const [at, text] of texts.entries()) {
    const all = { business: text, address: text, phone: text, mail: text, taxNumber: text, terms: text };
    writeFileSync(join(settings, 'settings.json'), JSON.stringify(all));
    pages.push((await shop.run(['sheet', ids[at] ?? '', '--format', 'html'])).out);
  }
  return pages;
}

/** What `heard export` prints of a home in which the texts stand in every key of every kind of event. */
export async function archiveOf(texts: readonly string[], format: string): Promise<string> {
  const shop = new Shop();
  fill({ home: shop.home, state: join(shop.folder, 'state') }, texts);
  const { code, out, err } = await shop.run(['export', '--format', format]);
  if (code !== 0) throw new Error(err);
  return out;
}

/** What a visit leaves that ends with two fixes, with living with it, and with a client who thinks about it. */
function undecided(text: string): readonly JournalEvent[] {
  const quoted = {
    ...fix('ssd', 9000),
    title: text,
    lines: [{ ...fix('ssd', 9000).lines[0], text, taxRate: text, supportedUntil: text, supportSource: text }],
    sideEffects: [text, text],
    excludes: [text],
    assumes: [text],
    validUntil: text,
  };
  const liveWithIt = { how: text, risk: text, cannotBeBoughtBack: text, reviewOn: text };
  const promise = (id: string) => ({ kind: 'promised', id, what: text, who: text, due: text });
  return [
    { kind: 'opened', client: { id: 'c-ana001', name: text } },
    { kind: 'listened', words: text, readbacks: [{ answer: 'nearly', correction: text }], confirmed: true },
    { kind: 'logged', worry: text },
    { ...offered(), fixes: [quoted, quoted], liveWithIt, worryAnswer: text },
    { kind: 'decided', choice: 'think', until: text, words: text, reason: text, alternative: text, replaces: [] },
    promise('p-aaaaaa'),
    promise('p-bbbbbb'),
  ];
}

/** The text as a sheet shows it, line by line. */
export const asShown = (text: string): string => cleanLines(text.trim()).join('\n');
