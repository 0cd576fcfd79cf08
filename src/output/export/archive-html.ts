import type { Case } from '../../domain/case.ts';
import { html, type Markup } from '../sheet/html.ts';
import { policy, scriptElement, styleElement } from './archive-look.ts';
import { type CasePage, type CaseSection, casePage, type Entry, type Telling } from './case-page.ts';

/**
 * Every case in one page that needs nothing else: a list in which each case opens in place, with a search over all of it.
 * Without its script everything is there to read, and the search field is not.
 */
export function* htmlChunks(cases: Iterable<Case>, telling: Telling): Generator<string> {
  yield String(head);
  let count = 0;
  for (const subject of cases) {
    yield String(caseElement(casePage(subject, telling)));
    count += 1;
  }
  yield String(foot(count));
}

const head = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cases</title>
${styleElement}
</head>
<body>
<header>
<h1>Cases</h1>
<p>Your own archive: your notes are in it, so it is not for clients.</p>
<div class="tools" hidden="">
<input type="search" aria-label="Search in all cases" placeholder="Search in all cases" autocomplete="off" spellcheck="false">
<button type="button" class="order">Newest first</button>
<button type="button" class="open">Open all</button>
<p class="count" role="status"></p>
</div>
</header>
<main>
`;

function foot(count: number): Markup {
  return html`</main>
<footer>
<p>${count === 0 ? 'No case fits.' : `${count} ${count === 1 ? 'case' : 'cases'} in this archive.`}</p>
</footer>
${scriptElement}
</body>
</html>
`;
}

function caseElement({
  id,
  date,
  about,
  client,
  beginning,
  standing,
  opened,
  remarks,
  words,
  sections,
}: CasePage): Markup {
  return html`<details>
<summary><span class="date">${date}</span> <span class="client">${client}</span> <span class="words">${beginning}</span> <span class="standing">${standing}</span></summary>
<article id="${id}">
<p class="about"><a href="#${id}">${id}</a> ${about ?? ''}</p>
<p class="opened">${opened}</p>
${remarks.map((remark) => html`<p class="remark">${remark}</p>\n`)}${
  words === undefined ? '' : html`<blockquote>“${words.trim()}”</blockquote>\n`
}${sections.map(sectionElement)}</article>
</details>
`;
}

function sectionElement({ title, entries }: CaseSection): Markup {
  return html`<section>
${title === undefined ? '' : html`<h2>${title}</h2>\n`}<dl>
${entries.map(entryElement)}</dl>
</section>
`;
}

function entryElement({ label, texts }: Entry): Markup {
  return html`<dt>${label}</dt>
${texts.map((text) => html`<dd>${text}</dd>\n`)}`;
}
