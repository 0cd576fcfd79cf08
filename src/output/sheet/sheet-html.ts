import type { Bar, Chart } from './chart.ts';
import { halves, sizeOf } from './fit.ts';
import { html, type Markup } from './html.ts';
import type { Block, Section, Way } from './section.ts';
import type { Sheet } from './sheet.ts';
import { policy, styleElement } from './sheet-style.ts';

/** The sheet as a page of its own: no script, no link, nothing fetched; for a printer, a screen and a phone. */
export function sheetHtml(sheet: Sheet): string {
  const { head, title, date, id, sections } = sheet;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}, ${date}</title>
${styleElement}
</head>
<body class="${sizeOf(sheet)}">
<header>
<p class="name">${head.name}</p>
${head.lines.map((line) => html`<p>${line}</p>\n`)}</header>
<main>
<div class="for">
<h1>${title}</h1>
<p class="about">${date}, ${id}</p>
</div>
${mainOf(sections)}</main>
</body>
</html>
`;
  return String(page);
}

/** What follows the offer is short pieces: they stand in two columns, so that all of it fits on one page. */
function mainOf(sections: readonly Section[]): readonly Markup[] {
  const [wide, rest] = halves(sections);
  const columns = rest.length === 0 ? [] : [html`<div class="rest">\n${rest.map(sectionOf)}</div>\n`];
  return [...wide.map(sectionOf), ...columns];
}

function sectionOf({ title, blocks }: Section): Markup {
  return html`<section>
<h2>${title}</h2>
${blocks.map(blockOf)}</section>
`;
}

function blockOf(block: Block): Markup {
  switch (block.type) {
    case 'words':
      return html`<blockquote><p>“${block.text.trim()}”</p></blockquote>\n`;
    case 'text':
      return html`<p>${block.label === undefined ? '' : html`<strong>${block.label}:</strong> `}${block.text}</p>\n`;
    case 'list':
      return listOf(block);
    case 'prices':
      return html`<table class="prices">
<thead><tr><th scope="col">What</th><th scope="col">Price</th></tr></thead>
<tbody>
${block.rows.map(({ what, price }) => html`<tr><th scope="row">${what}</th><td>${price}</td></tr>\n`)}</tbody>
</table>
`;
    case 'ways':
      return html`<div class="ways ways-${Math.min(block.ways.length, 4)}">
${block.ways.map(wayOf)}</div>
${block.terms.map((term) => html`<p class="term">${term}</p>\n`)}`;
    case 'chart':
      return chartOf(block);
    case 'choices':
      return choicesOf(block);
    case 'promises':
      return html`<table class="promises">
<thead><tr><th scope="col">What</th><th scope="col">Who</th><th scope="col">By when</th></tr></thead>
<tbody>
${block.promises.map(({ what, who, due }) => html`<tr><th scope="row">${what}</th><td>${who}</td><td>${due}</td></tr>\n`)}</tbody>
</table>
`;
  }
}

function listOf({ label, items }: Extract<Block, { type: 'list' }>): Markup {
  const [only = '', ...others] = items;
  if (others.length === 0) return html`<p><strong>${label}:</strong> ${only}</p>\n`;
  return html`<p class="before"><strong>${label}:</strong></p>
<ul>
${items.map((item) => html`<li>${item}</li>\n`)}</ul>
`;
}

function wayOf({ title, blocks }: Way): Markup {
  return html`<div class="way">
<h3>${title}</h3>
${blocks.map(blockOf)}</div>
`;
}

function chartOf({ caption, groups, note }: Chart): Markup {
  return html`<h3 class="plain">${caption}</h3>
<div class="charts">
${groups.map(
  ({ title, bars }) => html`<table class="chart">
<caption>${title}</caption>
<tbody>
${bars.map(barOf)}</tbody>
</table>
`,
)}</div>
<p class="note">${note}</p>
`;
}

function barOf({ label, share, shareAtMost, figure }: Bar): Markup {
  const [solid, most] = [share, shareAtMost ?? share].map((part) => part * 100) as [number, number];
  const open = html`<rect class="open" x="${solid.toFixed(1)}%" width="${(most - solid).toFixed(1)}%" height="12"/>`;
  return html`<tr><th scope="row">${label}</th><td class="bar"><svg aria-hidden="true" width="100%" height="12">
<rect class="solid" width="${solid.toFixed(1)}%" height="12"/>${most > solid ? open : ''}
</svg></td><td>${figure}</td></tr>
`;
}

function choicesOf({ boxes }: Extract<Block, { type: 'choices' }>): Markup {
  return html`<ul class="choices">
${boxes.map(({ text, isToFill }) => html`<li${isToFill ? html` class="fill"` : ''}><span class="box"></span><span>${text}</span>${isToFill ? html`<span class="line"></span>` : ''}</li>\n`)}</ul>
<p class="sign"><span>Date</span><span class="line"></span></p>
<p class="sign"><span>Signature</span><span class="line"></span></p>
`;
}
