import { html } from '../sheet/html.ts';

/** How the archive looks. Nothing is put into it, so that its sum below holds for every archive. */
export const styleElement = html`<style>
:root { color-scheme: light dark; --paper: #fff; --ink: #16191d; --soft: #474e56; --line: #d3d8dd; --wash: #f2f4f6; --mark: #24506e; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14171a; --ink: #e9ebee; --soft: #aeb6bf; --line: #383f47; --wash: #1e2328; --mark: #9ccbea; }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0 auto; max-width: 76rem; padding: 0 1.25rem 3rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
p, h1, h2, dl, dd, blockquote { margin: 0; }
h1 { font-size: 1.6rem; line-height: 1.2; padding-top: 1.5rem; }
header > p, footer { color: var(--soft); font-size: .9rem; }
footer { padding-top: 1.5rem; }
header { margin-bottom: .75rem; }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem; margin-top: 1rem; }
.tools input { flex: 1 1 20rem; }
.tools input, .tools button { font: inherit; color: inherit; min-height: 2.75rem; padding: .4rem .9rem; border: 1px solid var(--soft);
  border-radius: .5rem; background: var(--paper); }
.tools button { background: var(--wash); cursor: pointer; }
.count { flex: 1 0 100%; color: var(--soft); font-size: .9rem; }
:focus-visible { outline: 2px solid var(--mark); outline-offset: 1px; }
main { border-top: 1px solid var(--line); }
details { border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 2.9rem; }
summary { display: grid; grid-template-columns: .8rem 6.8rem 12rem minmax(0, 1fr) auto; gap: 0 .9rem; align-items: baseline;
  padding: .65rem .4rem; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "▸"; color: var(--soft); }
details[open] > summary::before { content: "▾"; }
summary:hover, details[open] > summary { background: var(--wash); }
.date, .opened, dt { color: var(--soft); }
.date { white-space: nowrap; font-variant-numeric: tabular-nums; font-size: .9rem; }
.client { font-weight: 600; }
.words { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
details[open] > summary .words { visibility: hidden; }
.standing { font-size: .9rem; color: var(--soft); text-align: right; }
article { padding: .4rem .4rem 1.8rem 2.1rem; scroll-margin-top: 6rem; max-width: 60rem; }
.about a { color: var(--mark); margin-right: .6em; font-variant-numeric: tabular-nums; }
.opened { font-size: .9rem; }
.remark { margin-top: .6rem; padding: .4rem .8rem; background: var(--wash); border-left: 3px solid var(--soft); }
blockquote { margin: 1rem 0; padding-left: .9rem; border-left: 3px solid var(--mark); font-size: 1.1rem; max-width: 44rem; }
h2 { font-size: 1rem; margin: 1.3rem 0 .3rem; }
dl { display: grid; grid-template-columns: minmax(6rem, 10rem) minmax(0, 1fr); gap: .15rem 1rem; }
dt { grid-column: 1; }
dd { grid-column: 2; }
@media screen and (max-width: 46rem) {
  body { padding: 0 .9rem 2rem; }
  summary { grid-template-columns: .8rem minmax(0, 1fr) auto; }
  .date { grid-column: 2; }
  .standing { grid-column: 3; grid-row: 1; }
  .client, .words { grid-column: 2 / -1; }
  .words { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; white-space: normal; }
  details[open] > summary .words { display: none; }
  details { contain-intrinsic-size: auto 6rem; }
  article { padding-left: .4rem; }
  .tools button { flex: 1 1 8rem; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dt, dd { grid-column: 1; }
  dt { font-size: .9rem; padding-top: .4rem; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --line: #999; --wash: #fff; --mark: #000; font-size: 9.5pt; }
  @page { margin: 14mm; }
  body { max-width: none; padding: 0; }
  .tools { display: none; }
  details { content-visibility: visible; }
  summary { break-after: avoid; padding: .35rem 0; }
  article { padding-left: 1.5rem; }
  dt, dd, blockquote { break-inside: avoid; }
  h2 { break-after: avoid; }
}
</style>`;

/** Searches, turns the list round, opens what is found, and the case that a link names. */
export const scriptElement = html`<script>
'use strict';
const list = document.querySelector('main');
const rows = [...list.children];
const [tools, field, count, order, open] = ['.tools', 'input', '.count', '.order', '.open'].map((name) => document.querySelector(name));
const fold = (text) => text.normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ');
// A browser holds the layout of every case that is open.
const mostOpen = 500;
let texts;
let waiting;

function search() {
  const words = fold(field.value).split(/\\s+/).filter(Boolean);
  if (words.length > 0) texts ??= rows.map((row) => fold(row.textContent));
  let found = 0;
  rows.forEach((row, at) => {
    const isFound = words.every((word) => texts[at].includes(word));
    if (row.hidden === isFound) row.hidden = !isFound;
    if (isFound) found += 1;
  });
  open.hidden = found > mostOpen;
  count.textContent = words.length === 0 ? '' : found === 0 ? 'No case has all of these words.' : found + ' of ' + rows.length;
}

function reveal() {
  const row = document.getElementById(location.hash.slice(1))?.closest('details');
  if (!row) return;
  row.hidden = false;
  row.open = true;
  row.scrollIntoView();
}

field.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 50);
});
order.addEventListener('click', () => {
  for (const row of [...list.children].reverse()) list.append(row);
  order.textContent = list.firstElementChild === rows[0] ? 'Newest first' : 'Oldest first';
});
open.addEventListener('click', () => {
  const isOpen = open.textContent === 'Open all';
  for (const row of rows) if (!row.hidden) row.open = isOpen;
  open.textContent = isOpen ? 'Close all' : 'Open all';
});
addEventListener('hashchange', reveal);
tools.hidden = rows[1] === undefined;
open.hidden = rows.length > mostOpen;
reveal();
</script>`;

/** Nothing but this style and this script may act, and nothing may be fetched. */
export const policy =
  "default-src 'none'; style-src 'sha256-TN5rkTmzrjccHMAGdXbgpx6+UN08FHHlg+AfCRCTXDI='; script-src 'sha256-cYd4nLB6bSEY1k3byT2JZXhVRE5OhASGbRrdp0J/wLc='; base-uri 'none'; form-action 'none'";
