import { acceptedFix } from '../../domain/agreed.ts';
import type { Case } from '../../domain/case.ts';
import { type Fix, wholeOffer } from '../../domain/offer.ts';
import { fixTerms, letterOf, priceOf } from '../fix-view.ts';
import { supportFacts } from '../offer-support.ts';
import { plainSpeech, type Speech } from '../speech.ts';
import { takenOut } from '../taken-out.ts';
import { chartOf } from './chart.ts';
import { decidedSection, isStillOpen } from './decided.ts';
import { doneSection } from './done.ts';
import type { Block, Section } from './section.ts';
import { phrase } from './sentence.ts';
import { waysOf } from './ways.ts';

/** Whose sheet it is, as the settings have it. */
export interface Business {
  /** The one to ask for. */
  readonly helper: string;
  readonly business?: string | undefined;
  /** Lines, separated by ";" or line breaks. */
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
  readonly mail?: string | undefined;
  readonly taxNumber?: string | undefined;
  readonly terms?: string | undefined;
}

/** The page that a client keeps, as values: text, Markdown and HTML are three ways to print it. */
export interface Sheet {
  readonly head: { readonly name: string; readonly lines: readonly string[] };
  readonly title: string;
  /** The day it was printed, spoken. */
  readonly date: string;
  /** The case, for whoever calls about it. */
  readonly id: string;
  readonly sections: readonly Section[];
}

interface Desk {
  readonly business: Business;
  /** YYYY-MM-DD */
  readonly today: string;
  /** Plain unless given. */
  readonly speech?: Speech;
}

/**
 * The sheet of a case on a day: what the client said, was offered, decided and was promised. Whatever we keep
 * for ourselves (feelings, notes, findings, priorities, causes) stays out: only what is named here goes in.
 */
export function sheetOf(subject: Case, { business, today, speech = plainSpeech }: Desk): Sheet {
  return {
    head: {
      name: business.business ?? business.helper,
      lines: [...linesOf(business.address), ...(business.taxNumber ? [`Tax number ${business.taxNumber}`] : [])],
    },
    title: subject.client?.name ? `For ${subject.client.name}` : 'For you',
    date: speech.date(today),
    id: subject.id,
    sections: [
      toldSection(subject),
      truthSection(subject),
      waysSection(subject, speech),
      section('How long it is looked after', supportBlocks(subject, speech)),
      worrySection(subject),
      decidedSection(subject, { today, speech }),
      doneSection(subject, speech),
      choiceSection(subject, speech),
      promisedSection(subject, { today, speech }),
      reachSection(subject, business),
      section('Terms', text(...linesOf(business.terms, /\n/))),
    ].filter(({ blocks }) => blocks.length > 0),
  };
}

function section(title: string, blocks: readonly Block[]): Section {
  return { title, blocks };
}

function text(...texts: readonly string[]): readonly Block[] {
  return texts.map((text) => ({ type: 'text', text }));
}

function linesOf(typed = '', separator = /[;\n]/): readonly string[] {
  return typed
    .split(separator)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What they said, and where we had not understood, what they said to that. */
function toldSection({ listening, offer }: Case): Section {
  const { words = '', readbacks = [], wants } = listening ?? {};
  const said = [words, ...readbacks.flatMap(({ correction = '' }) => correction)].filter((one) => one.trim() !== '');
  // Once there is a price on the page they wanted more than that.
  const isKept = wants === 'know' && !offer?.fixes?.length;
  const kept = isKept ? text('You wanted us to know this. It is written down in your own words.') : [];
  return section('You told us', [...said.map((text) => ({ type: 'words' as const, text })), ...kept]);
}

function truthSection(subject: Case): Section {
  const { offer, outcome } = subject;
  const fixes = offer?.fixes ?? [];
  const chosen = acceptedFix(subject);
  if (chosen) return section(outcome?.works === 'yes' ? 'What is true now' : 'What will be true', text(chosen.title));
  const isNamed = fixes.length > 1;
  const titles = fixes.map(({ title }, index) => (isNamed ? `${letterOf(index)}: ${title}` : title));
  return section('What a permanent fix makes true', text(...titles));
}

function waysSection(subject: Case, speech: Speech): Section {
  const { offer } = subject;
  const ways = offer === null ? [] : waysOf(wholeOffer(offer), speech);
  if (offer === null || ways.length === 0) return section('', []);
  const chart = chartOf(wholeOffer(offer), speech);
  const open = ways.length === 2 ? 'The two ways to go on' : 'The ways to go on';
  return section(isStillOpen(subject) ? open : 'What was offered', [
    { type: 'ways', ways, terms: fixTerms(wholeOffer(offer), speech) },
    ...(chart === null ? [] : [{ type: 'chart' as const, ...chart }]),
  ]);
}

function supportBlocks({ offer }: Case, speech: Speech): readonly Block[] {
  const items = offer === null ? [] : supportFacts(offer, speech);
  return items.length === 1
    ? text(...items)
    : items.length === 0
      ? []
      : [{ type: 'list', label: 'Updates and repairs', items }];
}

function worrySection({ problem, offer }: Case): Section {
  if (!problem?.worry) return section('', []);
  const answer = offer?.worryAnswer ? text(offer.worryAnswer) : [];
  return section('What worried you', [{ type: 'words', text: problem.worry }, ...answer]);
}

function choiceSection(subject: Case, speech: Speech): Section {
  const { offer } = subject;
  if (offer === null || !isStillOpen(subject) || waysOf(wholeOffer(offer), speech).length === 0) return section('', []);
  const { fixes = [] } = offer;
  const name = ({ title }: Pick<Fix, 'title'>, index: number) =>
    fixes.length > 1 ? `${letterOf(index)}: ${phrase(title)}` : 'Fix it';
  const boxes = [
    ...fixes.map((fix, index) => ({ text: `${name(fix, index)}, for ${priceOf(fix, speech)}` })),
    { text: 'Live with it' },
    { text: 'Think about it until', isToFill: true as const },
  ];
  return section('Your choice', [{ type: 'choices', boxes }]);
}

function promisedSection(
  { promises, followUpOn }: Case,
  { today, speech }: Required<Pick<Desk, 'today' | 'speech'>>,
): Section {
  const open = promises
    .filter(({ state }) => state === 'open' || state === 'moved')
    .map(({ what, who, due }) => ({ what: what || takenOut, who, due: speech.date(due) }));
  const again = followUpOn !== null && followUpOn >= today ? text(`We ask again on ${speech.date(followUpOn)}.`) : [];
  return section('Promised', [...(open.length > 0 ? [{ type: 'promises' as const, promises: open }] : []), ...again]);
}

function reachSection({ id }: Case, { helper, business, phone, mail }: Business): Section {
  const ways: readonly Block[] = [
    ...(phone ? [{ type: 'text' as const, label: 'Phone', text: phone }] : []),
    ...(mail ? [{ type: 'text' as const, label: 'Mail', text: mail }] : []),
  ];
  const ask = business === undefined ? '' : `, ask for ${helper}`;
  return section(
    'How to reach us',
    ways.length === 0 ? [] : [...ways, { type: 'text', label: 'Case', text: id + ask }],
  );
}
