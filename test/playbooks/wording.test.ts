import { expect, test } from 'vitest';
import { checkPlaybookWording } from '../../src/domain/wording/playbook-wording.ts';
import { shipped } from './shipped.ts';

test.each(shipped)(
  '$id: what the client reads blames nobody, promises nothing vague and needs no dictionary',
  (playbook) => {
    expect(checkPlaybookWording(playbook)).toEqual([]);
  },
);

test('each field of a playbook that the client reads is looked at, and no other, and its place is said', () => {
  const [base] = shipped;
  if (!base) throw new Error('no playbook is shipped');
  const bad = 'reboot it';
  const fix = { id: 'f', title: bad, hours: [1, 1] as [number, number], sideEffects: ['none', bad] };
  const found = checkPlaybookWording({
    ...base,
    title: bad,
    component: bad,
    triggers: [bad],
    questions: [{ id: 'q', ask: bad, type: 'choice', choices: ['a', bad], value: 1 }],
    checks: [{ id: 'c', text: bad }],
    workaround: bad,
    risk: bad,
    fixes: [{ ...fix, parts: [{ text: bad, price: [1, 2] }], excludes: [bad], assumes: [bad] }],
    escalate: bad,
    sayNo: { ask: bad, reason: bad, alternative: bad },
    redFlags: [{ id: 'r', text: bad, kind: 'data', firstAction: bad }],
    sources: [bad],
  });
  expect(found.map(({ path, found: phrase }) => `${path.join('.')}: ${phrase}`).sort()).toEqual(
    [
      'title',
      'questions.0.ask',
      'questions.0.choices.1',
      'workaround',
      'risk',
      ...['title', 'sideEffects.1', 'parts.0.text', 'excludes.0', 'assumes.0'].map((field) => `fixes.0.${field}`),
      ...['ask', 'reason', 'alternative'].map((field) => `sayNo.${field}`),
      'redFlags.0.firstAction',
    ]
      .map((path) => `${path}: reboot`)
      .sort(),
  );
});

const sentences = (text: string) => text.split(/[.!?](?=\s|$)/).filter((part) => part.trim() !== '');

test.each(shipped)(
  '$id: has what a visit needs',
  ({ id, questions, checks, fixes, workaround, risk, redFlags, sources, currency, ...rest }) => {
    expect(questions.length).toBeGreaterThanOrEqual(4);
    expect(questions.length).toBeLessThanOrEqual(7);
    expect(new Set(questions.filter(({ slot }) => !slot).map(({ value }) => value)).size).toBeGreaterThanOrEqual(3);
    expect(questions.every(({ ask }) => ask.endsWith('?'))).toBe(true);
    expect(checks.length).toBeGreaterThanOrEqual(4);
    expect(sentences(workaround)).toHaveLength(1);
    expect(sentences(risk)).toHaveLength(1);
    expect(fixes.length).toBeGreaterThanOrEqual(1);
    expect(fixes.length).toBeLessThanOrEqual(3);
    expect(
      fixes.every(
        ({ sideEffects, excludes, assumes }) => sideEffects.length >= 2 && excludes.length > 0 && assumes.length > 0,
      ),
    ).toBe(true);
    expect(redFlags.every(({ firstAction }) => sentences(firstAction).length <= 2)).toBe(true);
    expect(currency).toBe('USD');
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.every((source) => /seen 20\d\d-\d\d-\d\d/.test(source))).toBe(true);
    expect(rest.touchesData).toBe(questions.some(({ slot }) => slot === 'stakes'));
  },
);

test('the same danger has the same words wherever it stands', () => {
  const actions = new Map<string, Set<string>>();
  for (const { id, firstAction } of shipped.flatMap(({ redFlags }) => redFlags))
    actions.set(id, (actions.get(id) ?? new Set()).add(firstAction));
  expect([...actions].filter(([, texts]) => texts.size > 1)).toEqual([]);
});
