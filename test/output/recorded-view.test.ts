import { expect, test } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import { recordedView } from '../../src/output/recorded-view.ts';
import { exampleCase, screen } from './example.ts';

const at = '2026-11-22T12:40:00.000Z';
const undecided: Case = { ...exampleCase, outcome: null, promises: [], followUpOn: null };
const said = (changes: Partial<Case>) =>
  recordedView({ cases: [{ ...undecided, ...changes }], refused: 0 }, screen(120)).split(': ')[1];

test.each<[string, Partial<Case>]>([
  ['scheduled for Fri 27 Nov 2026.', { status: 'scheduled', decision: { choice: 'fix', when: '2026-11-27', at } }],
  ['thinking until Fri 27 Nov 2026.', { status: 'thinking', decision: { choice: 'think', until: '2026-11-27', at } }],
  ['thinking.', { status: 'thinking', decision: { choice: 'think', at } }],
  [
    'handed over to the landlord until Fri 27 Nov 2026.',
    {
      status: 'handed-over',
      decision: { choice: 'hand-over', handOverTo: 'the landlord', handOverBy: '2026-11-27', at },
    },
  ],
  ['living with it.', { outcome: { result: 'living-with-it', at } }],
  [
    'fixed.',
    { status: 'closed', outcome: { result: 'fixed', at }, decision: { choice: 'fix', when: '2026-11-27', at } },
  ],
])('a case is recorded as %s', (ending, changes) => {
  expect(said(changes)).toBe(ending);
});
