import type { PlaybookParts } from './playbook.ts';

/** What stands in a new playbook file, as lines that are not read, where a part was left open. Every part is there. */
export const examplePlaybook: Required<PlaybookParts> = {
  id: 'black-camera',
  title: 'The camera shows a black picture',
  component: 'computer',
  touchesData: 'no',
  currency: 'USD',
  triggers: ['camera black', 'nobody can see me'],
  questions: [
    {
      id: 'where',
      ask: 'Is it black in every program, or in one?',
      type: 'choice',
      choices: ['every program', 'one program'],
      value: 9,
    },
    {
      id: 'program',
      ask: 'Which program is it?',
      type: 'text',
      when: { question: 'where', equals: 'one program' },
      value: 5,
    },
    {
      id: 'changed',
      slot: 'changed',
      ask: 'When was it last fine, and what is new since then?',
      type: 'text',
      value: 6,
    },
  ],
  checks: [{ id: 'cover', text: 'Look for a cover or a switch over the lens' }],
  workaround: 'Use the telephone for calls with a picture until then.',
  risk: 'A call that matters may have to go without a picture.',
  fixes: [
    {
      id: 'new-camera',
      title: 'You are seen in calls again',
      hours: [0.5, 1],
      parts: [{ text: 'A small camera', price: [25, 60] }],
      yearly: 0,
      sideEffects: ['The new camera stands on the screen.'],
      excludes: ['Lessons in the programs you call with.'],
      assumes: ['The computer has a free socket.'],
    },
  ],
  escalate: 'The camera of a laptop under warranty is broken - its maker.',
  sayNo: {
    ask: 'Open the screen of a laptop under warranty',
    reason: 'Its maker would no longer repair it for nothing.',
    alternative: 'A small camera on the screen, today.',
  },
  redFlags: [
    {
      id: 'light-on',
      text: 'The light of the camera is on while nobody calls',
      kind: 'security',
      firstAction: 'Cover the lens, and switch the computer off.',
      triggers: ['camera light on'],
    },
  ],
  supportProducts: ['windows'],
  sources: ['Prices of two shops (seen 2026-11-22)'],
};
