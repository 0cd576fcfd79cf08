import { describe, expect, test } from 'vitest';
import type { Present, Seen, SeenBefore } from '../../src/domain/seen-before.ts';
import type { Answers } from '../../src/interview/answers.ts';
import { answerFromFile } from '../../src/interview/from-file.ts';
import type { Scene } from '../../src/interview/scene.ts';
import type { Step } from '../../src/interview/step.ts';
import { stepLines, stepView } from '../../src/output/interview-view.ts';
import { createStyle } from '../../src/output/style.ts';
import { ada, emptyDraft, fullVisit, key, laptop, line, scene, visit } from './desk.ts';

const latest: Seen = {
  id: '2603-k7m4xq',
  on: '2026-03-03',
  otherDevices: [],
  done: { way: 'done', title: 'Wi-Fi reaches the back room' },
  charged: { amount: 9_000, currency: 'USD' },
  lasted: { answer: 'back', on: '2026-06-02' },
};
const before: SeenBefore = { seen: [latest, { ...latest, id: '2601-k7m4xq' }], more: 0 };

/** A scene that has seen that, with what it was asked. */
function sceneThatSaw(found: SeenBefore = before): { readonly place: Scene; readonly asked: Present[] } {
  const asked: Present[] = [];
  const seenBefore = (present: Present) => {
    asked.push(present);
    return found;
  };
  return { place: { ...scene, seenBefore }, asked };
}

const withSeen = (steps: readonly Step[]) =>
  steps.filter(({ show = [] }) => show.some(({ type }) => type === 'seen')).map(({ id }) => id);

async function stepsOf(place: Scene, answers: Answers = {}): Promise<readonly Step[]> {
  return (await visit({ ...fullVisit, fixes: line('A new box 120') }, place, emptyDraft(answers))).steps;
}

describe('what was seen before', () => {
  test('stands once, above the question after the playbook', async () => {
    const steps = await stepsOf(sceneThatSaw().place);
    const at = steps.findIndex(({ id }) => id === 'playbook');
    expect(withSeen(steps)).toEqual([steps[at + 1]?.id]);
  });

  test('stands there too where the playbook was named on the line', async () => {
    const steps = await stepsOf(sceneThatSaw().place, { playbook: 'wifi-drops' });
    expect(steps.map(({ id }) => id)).not.toContain('playbook');
    expect(withSeen(steps)).toHaveLength(1);
    expect(steps.findIndex(({ id }) => id === withSeen(steps)[0])).toBeGreaterThan(
      steps.findIndex(({ id }) => id === 'wants'),
    );
  });

  test('is no prompt and counts as no question', async () => {
    const without = await stepsOf(scene);
    const seen = await stepsOf(sceneThatSaw().place);
    expect(seen.map(({ id, count }) => [id, count])).toEqual(without.map(({ id, count }) => [id, count]));
  });

  test('is looked for by the client, the device that the words name, and the playbook', async () => {
    const { place, asked } = sceneThatSaw();
    await visit({ ...fullVisit, words: line('The wifi drops on the kitchen laptop') }, place);
    expect(asked[0]).toEqual({
      playbook: 'wifi-drops',
      clients: [ada.id],
      devices: [laptop.id],
      openedAt: '2026-11-22T09:30:00.000Z',
    });
  });

  test.each<[string, Answers, SeenBefore]>([
    ['somebody who is new', { client: 'Cleo' }, before],
    ['a problem without a playbook', { playbook: 'none' }, before],
    ['nothing', {}, { seen: [], more: 0 }],
  ])('says nothing of %s', async (_, answers, found) => {
    expect(withSeen(await stepsOf(sceneThatSaw(found).place, answers))).toEqual([]);
  });

  test('is not looked for where nobody is asked', () => {
    const { place, asked } = sceneThatSaw();
    const given = { client: ada.name, words: 'The wifi drops', readbacks: [{ answer: 'yes' }], wants: 'look' };
    const answered = answerFromFile(place, { ...given, playbook: 'wifi-drops', choice: 'live-with-it' });
    expect([answered.ok, asked]).toEqual([true, []]);
  });

  test('is one quiet line without a price, on a screen and line by line', async () => {
    const steps = await stepsOf(sceneThatSaw().place);
    const [step] = steps.filter(({ id }) => id === withSeen(steps)[0]);
    const style = createStyle({ color: false, columns: 80 });
    for (const text of [stepView(step!, style), stepLines(step!, style)]) {
      expect(text.replaceAll('\n', ' ')).toContain(
        'Seen before: 3 Mar 2026, “Wi-Fi reaches the back room”, came back 2 Jun 2026 (2603-k7m4xq), and 1 before that.',
      );
      expect(text).not.toContain('$');
    }
  });

  test('is not on the screen that is turned to the client, nor at the choice', async () => {
    const steps = await stepsOf(sceneThatSaw().place);
    expect(withSeen(steps)).not.toContain('choice');
  });
});

describe('the helper’s own price', () => {
  const own = { amount: 9_244, currency: 'USD', cases: 7, on: '2026-11-22' };

  test('stands in place of the bands, and says where it comes from', async () => {
    const [first] = scene.playbooks.find(({ id }) => id === 'wifi-drops')?.fixes ?? [];
    const place = { ...scene, prices: { 'wifi-drops': { [first?.id ?? '']: own } } };
    const { steps, draft } = await visit({ ...fullVisit, fixes: line('1') }, place);
    const shown = steps.find(({ id }) => id === 'fixes')?.show ?? [];
    const takes = shown.flatMap((block) => (block.type === 'proposals' ? block.proposals.map((one) => one.takes) : []));
    expect(takes[0]).toMatch(/ h, \$92\.44: your own price from 7 cases$/);
    expect(takes.slice(1).filter((text) => text.includes('your own'))).toEqual([]);
    expect(draft.answers.fixes).toMatchObject([
      { id: first?.id, basis: 'fixed', lines: [{ quantity: 1, unitPrice: '92.44' }], sideEffects: first?.sideEffects },
    ]);
    expect(draft.answers.fixes?.[0]).not.toHaveProperty('ceiling');
  });

  test('in another currency is none', async () => {
    const first = scene.playbooks.find(({ id }) => id === 'wifi-drops')?.fixes[0]?.id ?? '';
    const place = { ...scene, prices: { 'wifi-drops': { [first]: { ...own, currency: 'EUR' } } } };
    const { draft } = await visit({ ...fullVisit, fixes: line('1'), choice: key('l') }, place);
    expect(draft.answers.fixes).toMatchObject([{ basis: 'estimate' }]);
  });
});
