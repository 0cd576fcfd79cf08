import { describe, expect, test } from 'vitest';
import type { Draft } from '../../src/interview/draft.ts';
import type { Reply } from '../../src/interview/respondent.ts';
import { complaints, conduct, emptyDraft, fullVisit, key, line, type Script, scripted } from './desk.ts';

const secret = 'The wifi drops, the password is hunter2x';
const blanked = 'The wifi drops, the password is [password removed]';
const told: Script = { ...fullVisit, words: line(secret) };

/** Walks a visit in which the words hold a secret, and answers the question about it. */
const visit = (wish: Reply, script: Script = told, draft: Draft = emptyDraft()) =>
  conduct((step, asked) => (step.id === 'secret' ? wish : { type: 'raw', raw: scripted(script, step, asked) }), {
    draft,
  });
const pressed = (wish: string): Reply => ({ type: 'raw', raw: key(wish) });

describe('an answer that holds a secret', () => {
  test('is blanked before any draft is kept with it', async () => {
    const { draft, drafts, steps } = await visit(pressed('b'));
    expect(draft.answers.words).toBe(blanked);
    expect(JSON.stringify(drafts)).not.toContain('hunter2x');
    expect(steps.filter(({ id }) => id === 'secret')).toMatchObject([
      { who: 'helper', ask: 'That looks like a password. Blank it out before it is kept?' },
    ]);
  });

  test('is kept as typed, and nothing more is asked about it', async () => {
    const corrected = { ...told, readbacks: [key('n', 'my pin is 4711'), key('n', 'and at night'), key('y')] };
    const { draft, steps } = await visit(pressed('k'), corrected);
    expect(draft.answers.words).toBe(secret);
    expect(draft.answers.readbacks?.[0]).toEqual({ answer: 'nearly', correction: 'my pin is 4711' });
    expect(steps.filter(({ id }) => id === 'secret').map(({ ask }) => ask.split('.')[0])).toEqual([
      'That looks like a password',
      'That looks like a PIN',
    ]);
  });

  test('is not asked about again when it is gone back to, nor on another day', async () => {
    let wentBack = false;
    const first = await conduct((step, asked) => {
      if (step.id === 'secret') return pressed('k');
      if (step.id === 'readbacks' && !wentBack) {
        wentBack = true;
        return { type: 'back' };
      }
      if (step.id === 'wants') return { type: 'leave' };
      if (step.id === 'readbacks' && asked < 4) return { type: 'raw', raw: key('n', 'my pin is 4711') };
      return { type: 'raw', raw: scripted(told, step, asked) };
    });
    expect(first.steps.filter(({ id }) => id === 'words')).toHaveLength(2);
    expect(first.steps.filter(({ id }) => id === 'secret')).toHaveLength(2);
    const draft = {
      ...first.draft,
      answers: { ...first.draft.answers, readbacks: [{ answer: 'nearly', correction: 'my pin is 4711' }] },
    } as const;
    const second = await visit(pressed('k'), told, draft);
    expect(second.steps.filter(({ id }) => id === 'secret')).toEqual([]);
  });

  test('costs the client no question', async () => {
    const counts = (one: Awaited<ReturnType<typeof visit>>) =>
      one.steps.filter(({ id }) => id !== 'secret').map(({ id, count }) => [id, count]);
    const plain = await visit(pressed('k'), { ...told, words: line(complaints['wifi-drops'] ?? '') });
    expect(counts(await visit(pressed('b')))).toEqual(counts(plain));
  });

  test('stands on its line again after a step back', async () => {
    const { steps } = await conduct((step, asked) => {
      if (step.id === 'secret') return asked === 1 ? { type: 'back' } : pressed('b');
      return { type: 'raw', raw: scripted(told, step, asked) };
    });
    expect(steps.filter(({ id }) => id === 'words').map(({ before }) => before)).toEqual([undefined, secret]);
  });

  test('stays half typed without the secret where they have to go', async () => {
    const { how, draft, drafts } = await visit({ type: 'leave' });
    expect([how, draft.typed, draft.answers.words]).toEqual(['left', { step: 'words', text: blanked }, undefined]);
    expect(drafts.length).toBeGreaterThan(0);
    expect(JSON.stringify(drafts)).not.toContain('hunter2x');
    const resumed = await conduct((step, asked) => ({ type: 'raw', raw: scripted(told, step, asked) }), { draft });
    expect(resumed.steps.find(({ id }) => id === 'words')?.before).toBe(blanked);
  });

  test('is asked about again when a strange key is pressed', async () => {
    const { problems, draft } = await conduct((step, asked) => {
      if (step.id === 'secret') return pressed(asked === 1 ? 'z' : 'b');
      return { type: 'raw', raw: scripted(told, step, asked) };
    });
    expect([problems, draft.answers.words]).toEqual([['Press one of the keys.'], blanked]);
  });

  test('is no hindrance in a note beside the question, and what was understood is not said with it', async () => {
    let isNoted = false;
    const { draft, echoes } = await conduct(
      (step, asked) => {
        if (step.id === 'secret') return pressed('b');
        if (step.id === 'promises') return { type: 'raw', raw: line('set the pw to hunter2x by fri') };
        if (step.id === 'words' && !isNoted) {
          isNoted = true;
          return { type: 'action', action: 'note', raw: line('pw: hunter2x') };
        }
        return { type: 'raw', raw: scripted(fullVisit, step, asked) };
      },
      { draft: emptyDraft() },
    );
    expect(draft.answers.notes).toEqual(['pw: [password removed]']);
    expect(draft.answers.promises?.[0]?.what).toBe('set the pw to [password removed]');
    expect(echoes.join()).not.toContain('hunter2x');
  });
});
