import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import { caseView } from '../../src/output/case-view.ts';
import { htmlChunks } from '../../src/output/export/archive-html.ts';
import { markdownChunks, putMarkdown } from '../../src/output/export/archive-md.ts';
import type { Telling } from '../../src/output/export/case-page.ts';
import { plainSpeech, speechOf } from '../../src/output/speech.ts';
import { createStyle } from '../../src/output/style.ts';
import { archiveElements, readPage } from '../page.ts';
import { exampleCase, fix, now, offer } from './example.ts';

const telling: Telling = { speech: plainSpeech, playbookOf: () => undefined };
const at = '2026-12-01T12:00:00.000Z';
/** A case in which every part says something. */
const full: Case = {
  ...exampleCase,
  listening: { ...exampleCase.listening, feeling: 'tired of it' },
  offer: {
    ...offer,
    fixes: [fix, { ...fix, id: 'new', title: 'A new one' }],
    ring: [{ piece: 'the dock', maker: 'Acme', answer: 'call-other', pointsTo: 'Lumo' }],
    ringStop: { hours: 2 },
  },
  outcome: { result: 'fixed', works: 'yes', minutes: 45, charged: { amount: 9000, currency: 'USD' }, paid: 'card', at },
  recurrences: [{ at, words: 'again on Monday' }],
  followUps: [{ at, works: 'yes', words: 'all well' }],
  gestures: [{ at, type: 'credit', why: 'it came late' }],
  feedback: [{ at, type: 'complaint', words: 'too loud' }],
  links: { causedBy: '2610-aaaaaa', repeatOf: '2610-bbbbbb' },
  contested: true,
  rivals: [{ record: 'R', at, by: 'Sam', machine: 'van', events: [{ kind: 'closed', result: 'no' }] }],
  disputed: true,
};
const html = (...cases: readonly Case[]) => [...htmlChunks(cases, telling)].join('');
const markdown = (...cases: readonly Case[]) => [...markdownChunks(cases, telling)].join('');

/** What `heard show` says, a text a line, without what only today says. */
function shown(subject: Case): readonly string[] {
  const wide = createStyle({ color: false, columns: 10_000 });
  return caseView(subject, { now }, wide)
    .split('\n')
    .map((line) => line.replace(/^- |, overdue$/g, '').trim())
    .flatMap((line) => line.split(/ {2,}/))
    .filter((text) => text !== '' && !/^\d$/.test(text));
}

describe('an archive', () => {
  it('says all that heard show says', () => {
    const texts = shown(full);
    expect(texts.length).toBeGreaterThan(60);
    const page = readPage(html(full), archiveElements).text.replaceAll(/\s+/g, ' ');
    const document = markdown(full)
      .replaceAll(/\\(?=[^\w\s])/g, '')
      .replaceAll(/[*>]|\\?\s+/g, ' ')
      .replaceAll(/ +/g, ' ');
    expect(texts.filter((text) => !page.includes(text))).toEqual([]);
    expect(texts.filter((text) => !document.includes(text.replaceAll(/[*>]/g, '')))).toEqual([]);
  });

  it('does not depend on the day it is written', () => {
    expect(html(exampleCase) + markdown(exampleCase)).not.toContain('overdue');
  });

  it('says whose it is, and that nothing is in it', () => {
    for (const text of [html(), markdown()]) {
      expect(text).toContain('Your own archive');
      expect(text).toContain('No case fits.');
    }
  });

  it('says money and dates as the helper’s locale does, and questions as the playbook does', () => {
    const german: Telling = {
      speech: speechOf('de-DE'),
      playbookOf: (id) =>
        id === 'slow-computer' ? ({ title: 'Slow', questions: [], checks: [], redFlags: [] } as never) : undefined,
    };
    for (const text of [[...htmlChunks([full], german)].join(''), [...markdownChunks([full], german)].join('')]) {
      expect(text).toContain('90 $');
      expect(text).toContain('22. Nov. 2026');
      expect(text).toContain('Slow');
    }
  });
});

describe('as a page', () => {
  const page = readPage(
    html(exampleCase, { ...full, id: '2611-aaaaaa', listening: null, client: null }),
    archiveElements,
  );
  const named = (name: string) => page.elements.filter((element) => element.name === name);

  it('is made of nothing but what it needs', () => {
    expect(page.faults).toEqual([]);
    expect(named('article').map(({ attributes }) => attributes.id)).toEqual(['2611-k7m4xq', '2611-aaaaaa']);
  });

  it('lists each case by its day, client, first words and how it ended', () => {
    expect(named('summary')[0]?.text).toBe(
      '22 Nov 2026 Mrs Alder It takes forever to start, and the invoice must be out by Friday. living with it',
    );
  });

  it('counts the cases at its end', () => {
    expect(named('footer')[0]?.text.trim()).toBe('2 cases in this archive.');
  });
});

describe('as Markdown', () => {
  it('is one document with a heading for each case', () => {
    const headings = markdown(exampleCase, { ...exampleCase, id: '2611-aaaaaa', client: null }).match(/^#+ .*$/gm);
    const parts = ['### Problem', '### Offer', '### Decision', '### Outcome', '### Promises', '### Notes', '### After'];
    expect(headings).toEqual(['# Cases', '## 22 Nov 2026, Mrs Alder', ...parts, '## 22 Nov 2026', ...parts]);
  });

  it('keeps the lines of what was said, in a quotation and in a note', () => {
    const notes = [{ id: 'n-2611-aaaaaa', at, by: 'Dana', text: 'one\n# two\n\n- three' }];
    const document = markdown({ ...exampleCase, notes });
    expect(document).toContain('> “It takes forever to start,\\\n> and the invoice must be out by Friday.”\n');
    expect(document).toMatch(/^- \*\*.*, Dana:\*\* one\\\n {2}\\# two\\\n {2}\\\n {2}\\- three$/m);
  });

  it('is also a file for each case and one that links to them, put last and while the cases go by', () => {
    const files = new Map<string, string>();
    const order: string[] = [];
    const cases = function* () {
      for (const id of ['2611-aaaaaa', '2611-bbbbbb']) {
        order.push(`read ${id}`);
        yield { ...exampleCase, id };
      }
    };
    putMarkdown(cases(), telling, (name, chunks) => {
      files.set(name, [...chunks].join(''));
      order.push(name);
    });
    expect(order).toEqual(['read 2611-aaaaaa', '2611-aaaaaa.md', 'read 2611-bbbbbb', '2611-bbbbbb.md', 'index.md']);
    expect(files.get('2611-aaaaaa.md')).toMatch(/^# 22 Nov 2026, Mrs Alder\n\n2611-aaaaaa\\\n/);
    expect(files.get('index.md')?.match(/^- .*$/gm)?.[0]).toBe(
      '- [22 Nov 2026, Mrs Alder](2611-aaaaaa.md): It takes forever to start, and the invoice must be out by Friday. (living with it)',
    );
  });
});
