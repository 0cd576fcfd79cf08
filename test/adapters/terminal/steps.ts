import type { Action, Form, Step } from '../../../src/interview/step.ts';
import { wrap } from '../../../src/output/width.ts';

const read = () => ({ ok: false, reason: 'never read here' }) as const;
const action = (key: string, id: string, label: string): Action => ({
  id,
  key,
  label,
  ask: `${label}?`,
  form: { type: 'line' },
  read,
});

const actions: readonly Action[] = [
  { ...action('b', 'back', 'back'), immediate: true },
  { ...action('q', 'leave', 'leave'), immediate: true },
  { ...action('x', 'fixedByCheck', 'already fixed'), immediate: true },
  action('m', 'note', 'a note for me only'),
];

function step(id: string, ask: string, form: Form): Step {
  return { id, ask, form, read, actions, stage: 'Listen', who: 'client', count: { asked: 3, of: 10 } };
}

const decisions: Form = {
  type: 'keys',
  keys: [
    { key: 'f', label: 'I would like the fix', then: { ask: 'In their words:', required: false } },
    { key: 'l', label: 'I can live with it' },
    { key: 't', label: 'I need to think', then: { ask: 'Until when?', required: true } },
  ],
};

const checks: Form = {
  type: 'checks',
  items: [
    { id: 'restart', text: 'Restarted the router' },
    { id: 'cable', text: 'Looked at the cable' },
    { id: 'dns', text: 'Asked another name server' },
  ],
};

const names = ['Petra Vogel', 'Peter Pan'];

/** The steps of a small visit, by name. */
export const steps = {
  client: step('client', 'Who is asking?', {
    type: 'line',
    suggest: (typed) => (typed.length < 3 ? [] : names.filter((name) => name.startsWith(typed))),
  }),
  words: step('words', 'Tell me what has been happening, from the start.', { type: 'lines' }),
  worry: step('worry', 'What worries you most about it?', { type: 'line' }),
  choice: step('choice', 'What shall we do?', decisions),
  look: step('look', 'Shall we look at it?', { ...decisions, enter: 'l' }),
  checks: step('checks', 'What was tried already?', checks),
  card: { ...step('card', 'Enter goes on.', { type: 'line' }), card: true },
  tall: step('tall', 'Which of the two?', decisions),
} satisfies Record<string, Step>;

export type StepName = keyof typeof steps;

/** The block above a question: the stage line first. */
export function renderBlock(shown: Step, columns: number): string {
  const stage = `${shown.stage} · ${shown.count.asked} of ${shown.count.of}`;
  if (shown.card) return `${stage}\n\nPull the plug now.`;
  const more = shown.id === 'tall' ? Array.from({ length: 30 }, (_, row) => `row ${row + 1}`) : [];
  return [stage, '', ...wrap('Say it back: the printer, the invoices, by Friday.', columns), ...more].join('\n');
}
