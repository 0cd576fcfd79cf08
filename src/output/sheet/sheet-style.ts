import { html } from './html.ts';

/** How the page looks. Nothing is put into it, so that its sum below holds for every sheet. */
export const styleElement = html`<style>
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 47rem; padding: 1.5rem 1.25rem 2.5rem; color: #16191d; background: #fff;
  font: 1rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
p, ul, h1, h2, h3, blockquote { margin: 0; }
p + p, p + ul, ul + p, blockquote + p, p + blockquote, blockquote + blockquote, table + p, p + table, ul + table { margin-top: .4em; }
header { display: flex; flex-wrap: wrap; gap: 0 1em; border-bottom: 2px solid #16191d; padding-bottom: .5em; }
header p { margin: 0; color: #40464d; font-size: .9em; }
header .name { flex: 1 0 100%; color: #16191d; font-size: 1.1em; font-weight: 700; }
.for { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1.5em; margin-top: .9em; }
.about, .note { color: #40464d; font-size: .9em; }
h1 { font-size: 1.55em; line-height: 1.2; }
h2 { font-size: 1.05em; line-height: 1.3; margin: 1.15em 0 .35em; break-after: avoid; }
h3 { font-size: 1em; line-height: 1.35; break-after: avoid; padding-bottom: .5em; margin-bottom: .5em; border-bottom: 1px solid #8a9199; }
h3.plain { border: 0; padding: 0; margin: 1em 0 .2em; }
blockquote { padding-left: .8em; border-left: 3px solid #8a9199; font-style: italic; }
.before { break-after: avoid; }
.before + ul { margin-top: .1em; }
ul { padding-left: 1.15em; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; color: #40464d; font-size: .9em; }
th, td { padding: .14em 0; text-align: left; vertical-align: top; font-weight: 400; }
th + td, td + td, th + th { padding-left: .8em; }
thead th { color: #40464d; font-size: .85em; border-bottom: 1px solid #8a9199; }
.ways { display: grid; gap: .8em; grid-template-columns: repeat(2, minmax(0, 1fr)); }
.ways-3 { grid-template-columns: repeat(3, minmax(0, 1fr)); }
.way { border: 1px solid #40464d; border-radius: 4px; padding: .7em .8em; }
.ways + .term { margin-top: .6em; }
.term + .term { margin-top: .1em; }
.prices td, .prices thead th + th { text-align: right; white-space: nowrap; }
.prices tr:nth-child(n + 3):last-child > * { font-weight: 700; border-top: 1px solid #8a9199; }
.promises { table-layout: fixed; }
.promises th + th { width: 18%; }
.promises th:last-child { width: 36%; }
.charts { display: grid; gap: .2em 2.4em; grid-template-columns: repeat(2, minmax(0, 1fr)); break-inside: avoid; }
.chart { table-layout: fixed; }
.chart th { width: 26%; }
.chart td:last-child { width: 36%; }
.bar svg { display: block; margin-top: .35em; }
.solid { fill: #2f5d7c; }
.open { fill: #fff; stroke: #2f5d7c; stroke-dasharray: 3 2; }
.charts + .note { margin-top: .2em; }
.rest { columns: 2; column-gap: 2.4em; margin-top: 1.15em; }
.rest section { break-inside: avoid; padding-bottom: 1em; }
.rest h2 { margin-top: 0; }
.choices { list-style: none; padding: 0; }
.choices li { display: flex; align-items: baseline; gap: .6em; padding: .2em 0; }
.box { flex: none; width: .95em; height: .95em; border: 1.5px solid #16191d; border-radius: 2px; transform: translateY(.1em); }
.line { flex: 1; min-width: 5em; border-bottom: 1px solid #16191d; }
.sign { display: flex; align-items: baseline; gap: .6em; margin-top: 1.4em; }
@media screen and (max-width: 40em) {
  .ways, .ways-3, .charts { grid-template-columns: minmax(0, 1fr); }
  .rest { columns: 1; }
}
@media print {
  @page { margin: 10mm 14mm; }
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.34; }
  body.dense { font-size: 8.8pt; line-height: 1.3; }
  body.tight { font-size: 8pt; line-height: 1.28; }
  h2 { margin: .8em 0 .25em; }
  h3 { padding-bottom: .35em; margin-bottom: .35em; }
  h3.plain { margin-top: .7em; }
  p + p, p + ul, ul + p, table + p, p + table, ul + table { margin-top: .3em; }
  .rest { margin-top: .8em; }
  .rest section { padding-bottom: .7em; }
  .way, blockquote, tr { break-inside: avoid; }
}
</style>`;

/** Nothing but this style may act: a page that somebody smuggles something into shows it as text, or not at all. */
export const policy =
  "default-src 'none'; style-src 'sha256-QwsMrEfVWaNjrinTGIR0e6vxFiGEmJfqE2Dva6XsKLQ='; base-uri 'none'; form-action 'none'";
