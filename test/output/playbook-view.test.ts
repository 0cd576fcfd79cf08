import { describe, expect, it } from 'vitest';
import type { Playbook } from '../../src/domain/playbook.ts';
import { playbookList, playbookView } from '../../src/output/playbook-view.ts';
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

describe('playbookList', () => {
  it('names each by what is typed', () => {
    expect(playbookList([playbook], screen(80))).toBe('wifi-drops  network  The wireless network keeps dropping');
  });
});

describe('playbookView', () => {
  it('shows the danger and its first action before any question', () => {
    const text = playbookView(playbook, screen(80));
    expect(text.indexOf('The router smells burnt: Pull its plug.')).toBeGreaterThan(0);
    expect(text.indexOf('In which rooms')).toBeGreaterThan(text.indexOf('Pull its plug.'));
  });

  it('leaves out what it has none of, and keeps within 40 columns', () => {
    const text = playbookView(playbook, screen(40));
    expect(text).not.toContain('Fixes');
    expect(text.split('\n').filter((line) => widthOf(line) > 40)).toEqual([]);
  });
});
