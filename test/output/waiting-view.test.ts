import { describe, expect, it } from 'vitest';
import { type Waiting, waitingCounts, waitingView } from '../../src/output/waiting-view.ts';
import { widthOf } from '../../src/output/width.ts';
import { now, screen } from './example.ts';

const nothing: Waiting = {
  urgent: [],
  drafts: [],
  promises: [],
  booked: [],
  decisions: [],
  followUps: [],
  notes: 0,
};
const item = { id: '2611-k7m4xq', client: 'Mrs Alder', what: 'Send the link', due: '2026-11-20' };
const some: Waiting = {
  urgent: [{ ...item, what: 'It smokes', due: null }],
  drafts: [{ ...item, what: 'Listen', due: null }],
  promises: [item, { ...item, id: '2611-k8m4xq', due: '2026-11-26' }],
  booked: [item],
  decisions: [],
  followUps: [item],
  notes: 2,
};

describe('waitingCounts', () => {
  it('counts in words and names nobody', () => {
    expect(waitingCounts(some)).toEqual([
      '1 case that cannot wait',
      '1 interview not finished',
      '2 promises due today or earlier',
      '1 fix booked for today or earlier',
      '1 case to ask about again',
      '2 notes not yet filed',
    ]);
  });

  it('says when nothing is waiting', () => {
    expect(waitingCounts(nothing)).toEqual(['Nothing is waiting.']);
  });
});

describe('waitingView', () => {
  it('names each case with its day, and what to type', () => {
    expect(waitingView({ ...nothing, promises: some.promises, notes: 1 }, { now }, screen(80)).split('\n')).toEqual([
      '2 promises due today or earlier  heard keep CASE',
      '  2611-k7m4xq  Fri 20 Nov  Mrs Alder  Send the link',
      '  2611-k8m4xq  today       Mrs Alder  Send the link',
      '',
      '1 note not yet filed  heard notes',
    ]);
  });

  it('shows first what cannot wait, and how to write down that a booked fix is done', () => {
    const waiting = { ...nothing, urgent: some.urgent, booked: some.booked };
    expect(waitingView(waiting, { now }, screen(80)).split('\n')).toEqual([
      '1 case that cannot wait  heard show CASE',
      '  2611-k7m4xq  Mrs Alder  It smokes',
      '',
      '1 fix booked for today or earlier  heard done CASE',
      '  2611-k7m4xq  Fri 20 Nov  Mrs Alder  Send the link',
    ]);
  });

  it('says how to begin when nothing is waiting', () => {
    expect(waitingView(nothing, { now }, screen(80))).toBe('Nothing is waiting.\nStart a case: heard new');
  });

  it('keeps within 40 columns', () => {
    const lines = waitingView(some, { now }, screen(40)).split('\n');
    expect(lines.filter((line) => widthOf(line) > 40)).toEqual([]);
  });
});
