import { expect, test } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import type { Offer } from '../../src/domain/offer.ts';
import { checkWording } from '../../src/domain/wording/wording.ts';
import type { Answers } from '../../src/interview/answers.ts';
import { candidates } from '../../src/interview/client-questions.ts';
import { listening } from '../../src/interview/listen.ts';
import { logging } from '../../src/interview/log.ts';
import { offering } from '../../src/interview/offer.ts';
import { proposalsFor } from '../../src/interview/proposals.ts';
import { recording } from '../../src/interview/record.ts';
import { offerLines } from '../../src/output/offer-view.ts';
import { sheetOf } from '../../src/output/sheet/sheet.ts';
import { sheetMarkdown } from '../../src/output/sheet/sheet-md.ts';
import { sheetText } from '../../src/output/sheet/sheet-text.ts';
import { createStyle } from '../../src/output/style.ts';
import { figure } from '../figures.ts';
import { shipped } from '../playbooks/shipped.ts';
import { ada, caseFrom, scene } from './desk.ts';

const heard: Answers = { client: ada.name, words: 'It hums', readbacks: [{ answer: 'yes' }] };
const looked: Answers = {
  ...heard,
  wants: 'look',
  worry: 'The photos',
  worryAnswer: 'The photos are copied first.',
  frequency: '3/week',
  minutes: 5,
  hourValue: '40',
  directCostYear: '30',
  liveWithIt: { cannotBeBoughtBack: 'The photos' },
  promises: [{ what: 'ring', who: 'Dana', due: '2026-11-27' }],
};
const dear = { kind: 'labour', text: 'An hour', quantity: 1, unitPrice: '9000', taxRate: '19' } as const;
const own = { id: 'fan', title: 'A quiet fan', lines: [dear], sideEffects: ['none known'] };

/** Every way a visit may end, in each of the ways that lead there. */
const endings: readonly Answers[] = [
  { choice: 'fix', when: 'now', works: 'yes', spent: 30, charged: '90', paid: 'cash' },
  { choice: 'fix', when: 'now', works: 'no' },
  { choice: 'fix', when: 'now', works: 'not-tested' },
  { choice: 'fix', when: '2026-11-27' },
  { choice: 'live-with-it' },
  { choice: 'think', until: '2026-11-27' },
  { choice: 'hand-over', handOverTo: 'the landlord', handOverBy: '2026-11-27' },
  { choice: 'no', reason: 'It is not safe', alternative: 'I note what to look for' },
];

function casesOf(playbook: string): readonly Case[] {
  const begun = { ...looked, playbook };
  const brought = proposalsFor(scene, begun).map(({ quote }) => ({ ...quote, yearly: '80', residualMinutes: 78 }));
  const fixes = [...brought, own].map((quote, at) => ({
    ...quote,
    id: quote.id ?? `own-${at}`,
    validUntil: '2026-12-06',
  }));
  return endings.flatMap((ending) =>
    [fixes, fixes.slice(-1), []].flatMap((some) =>
      ending.choice === 'fix' && some.length === 0
        ? []
        : [caseFrom({ ...begun, ...ending, fixes: some, ...(ending.choice === 'fix' ? { option: 'fan' } : {}) })],
    ),
  );
}

const plain = createStyle({ color: false, columns: 1000 });
const business = {
  helper: 'Dana',
  business: 'Dana repairs',
  phone: '0123 456',
  mail: 'dana@example.org',
  terms: 'Net',
};
const sheet = (subject: Case) => sheetOf(subject, { business, today: '2026-11-22' });

/** What the client is shown or given, by name: each page that is made for them belongs here. */
const pages: Readonly<Record<string, (subject: Case) => string>> = {
  'the two options': ({ offer }) => (offer ? offerLines(offer as Offer, plain) : ''),
  'the sheet as text': (subject) => sheetText(sheet(subject), plain),
  'the sheet as Markdown': (subject) => sheetMarkdown(sheet(subject)),
};

/** Every question to the client, with the answers there are to choose from. */
function questionsOf(playbook: string): readonly string[] {
  const turn = { scene, answers: { ...heard, playbook }, aside: {} };
  const rules = [
    ...Object.values(listening),
    ...Object.values(logging),
    ...candidates(turn),
    ...offering,
    ...recording,
  ];
  return rules.flatMap((rule) => {
    if (rule.who !== 'client') return [];
    const { ask, form } = rule.prompt(turn);
    return [ask, ...(form.type === 'keys' ? form.keys.flatMap(({ label, then }) => [label, then?.ask ?? '']) : [])];
  });
}

test('none of the phrases is found in what heard itself says to the client', () => {
  const playbooks = ['none', ...shipped.map(({ id }) => id)];
  const cases = [caseFrom({ ...heard, wants: 'know' }), ...playbooks.flatMap(casesOf)];
  const shown = Object.values(pages).flatMap((page) => cases.map(page));
  const asked = playbooks.flatMap(questionsOf);
  const texts = [...new Set([...shown, ...asked])];
  const found = texts.flatMap((text) => checkWording(text).map((warning) => `${warning.found}: ${text}`));
  const line = `found in ${texts.length} texts that heard says to the client ${found.length}`;
  figure('wording', line, { found: { found }, wanted: { found: [] } });
  expect(cases.length).toBe(1 + playbooks.length * 20);
  expect(new Set(asked).size).toBeGreaterThan(100);
  // Whole pages, not the words for "nothing here".
  expect(shown.filter((page) => page.length > 300).length).toBeGreaterThan(cases.length);
});
