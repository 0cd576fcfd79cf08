import { describe, expect, it } from 'vitest';
import type { Playbook } from '../../src/domain/playbook.ts';
import { playbookList } from '../../src/output/playbook-list.ts';
import { playbookView } from '../../src/output/playbook-view.ts';
import { widthOf } from '../../src/output/width.ts';
import { screen } from './example.ts';

const playbook: Playbook = {
  id: 'wifi-drops',
  title: 'The wireless network keeps dropping',
  component: 'network',
  touchesData: false,
  currency: 'USD',
  triggers: ['wifi'],
  questions: [{ id: 'where', ask: 'In which rooms does it drop?', type: 'text', value: 3 }],
  checks: [{ id: 'cable', text: 'Plug one computer in by cable' }],
  workaround: 'Use a cable at the desk.',
  risk: 'Calls may break off.',
  fixes: [],
  escalate: 'The provider, when the line itself is down.',
  sayNo: { ask: 'Opening every port', reason: 'It lets strangers in.', alternative: 'Open the one that is needed.' },
  redFlags: [{ id: 'smoke', text: 'The router smells burnt', kind: 'safety', firstAction: 'Pull its plug.' }],
  supportProducts: [],
  sources: [],
};

const shipped = { playbook, origin: 'shipped' } as const;
const long: Playbook = {
  ...playbook,
  triggers: [...'abcdefghij'],
  questions: [
    { id: 'where', ask: 'In which rooms does it drop?', type: 'choice', choices: ['all', 'one'], value: 9 },
    { id: 'hot', ask: 'Is the box hot?', type: 'yes-no', value: 8, when: { question: 'where', equals: 'one' } },
    { id: 'changed', slot: 'changed', ask: 'What is new?', type: 'text', value: 3, when: anyOfTwo() },
  ],
  fixes: [
    {
      id: 'box',
      title: 'It reaches every room',
      hours: [1, 2.5],
      parts: [{ text: 'A second box', price: [60, 120.5] }],
      yearly: [0, 24],
      sideEffects: ['The password is asked for once more.'],
      excludes: ['The garden.'],
      assumes: ['There is a socket.'],
    },
  ],
  redFlags: [
    {
      id: 'smoke',
      text: 'It smells burnt',
      kind: 'safety',
      firstAction: 'Pull its plug.',
      triggers: ['burnt', 'smoke'],
    },
  ],
  supportProducts: ['windows', 'fritzbox'],
  sources: ['Two shops (seen 2026-11-22)'],
};

function anyOfTwo() {
  return {
    any: [
      { question: 'where', in: ['all', 'one'] },
      {
        all: [
          { question: 'hot', answered: false },
          { question: 'where', answered: true },
        ],
      },
    ],
  };
}

describe('playbookList', () => {
  it('names each by what is typed, and says how many are whose', () => {
    expect(playbookList([shipped], screen(80))).toBe(
      'wifi-drops  network  The wireless network keeps dropping\n\n1 came with heard.',
    );
    const found = [shipped, { ...shipped, origin: 'own' }, { ...shipped, origin: 'overriding' }] as const;
    expect(playbookList(found, screen(80)).split('\n').slice(1)).toEqual([
      'wifi-drops  network  yours: The wireless network keeps dropping',
      'wifi-drops  network  yours instead: The wireless network keeps dropping',
      '',
      '1 came with heard, 1 is yours, 1 of yours stands in place of a shipped one.',
    ]);
  });
});

describe('playbookView', () => {
  it('shows the danger and its first action before any question', () => {
    const text = playbookView(shipped, screen(80));
    expect(text.indexOf('The router smells burnt: Pull its plug.')).toBeGreaterThan(0);
    expect(text.indexOf('In which rooms')).toBeGreaterThan(text.indexOf('Pull its plug.'));
  });

  it('leaves out what it has none of, and keeps within 40 columns', () => {
    const text = playbookView(shipped, screen(40));
    expect(text).not.toContain('Fixes');
    for (const columns of [40, 80])
      expect(
        playbookView({ ...shipped, playbook: long }, screen(columns))
          .split('\n')
          .filter((line) => widthOf(line) > columns),
      ).toEqual([]);
  });

  it('has every part of a playbook, the questions with their answers and conditions', () => {
    const text = playbookView({ playbook: long, origin: 'overriding' }, screen(80));
    for (const part of [
      'wifi-drops, network, yours, in place of the shipped one',
      'It smells burnt: Pull its plug.\n    (safety) Shown at: burnt, smoke',
      'Clients say\n  a, b, c, d, e, f, g, h, and 2 more',
      '  where    In which rooms does it drop?\n           all / one\n',
      '  hot      Is the box hot?\n           yes / no\n           Only if where is one.\n',
      'Only if where is all or one, or (hot is not answered, and where is\n           answered).',
      'Left out where "changed" is known already.',
      '  - Plug one computer in by cable',
      'Living with it\n  Use a cable at the desk.\n  Risk: Calls may break off.',
      '  It reaches every room (box)\n  Takes         1 to 2.5 hours\n  Part          A second box: $60 to $120.50\n',
      '  Every year    $0 to $24\n  Side effects  The password is asked for once more.\n',
      '  Not included  The garden.\n  Assumes       There is a socket.\n',
      'Somebody else\n  The provider',
      'We say no to\n  Opening every port',
      'Because\n  It lets strangers in.',
      'Instead\n  Open the one',
      'windows, fritzbox',
      'Two shops',
    ])
      expect(text).toContain(part);
  });
});
