import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/domain/row.ts';
import { listView, statusOf } from '../../src/output/list-view.ts';
import { widthOf } from '../../src/output/width.ts';
import { exampleRow, now, screen } from './example.ts';

const rows: readonly Row[] = [
  exampleRow,
  {
    ...exampleRow,
    id: '2611-k8m4xq',
    client: { id: 'c-b', name: 'Bäckerei Größenwahn & Töchter GmbH' },
    words: '電池が切れた、プリンターも動かない',
  },
  {
    ...exampleRow,
    id: '2510-abcdef',
    openedAt: '2025-10-02T12:00:00.000Z',
    client: null,
    status: 'closed',
    result: 'heard',
    priority: null,
  },
];

describe('listView', () => {
  it('is a table where there is room for it', () => {
    expect(listView(rows, { now }, screen(120)).split('\n')).toEqual([
      '2611-k7m4xq  Sun 22 Nov  Mrs Alder                     open            TODAY  It takes forever to start',
      '2611-k8m4xq  Sun 22 Nov  Bäckerei Größenwahn & Töcht…  open            TODAY  電池が切れた、プリンターも動かない',
      '2510-abcdef  2 Oct 2025                                closed (heard)         It takes forever to start',
    ]);
  });

  it('counts the others', () => {
    const lines = listView(rows.slice(0, 2), { now, more: 1 }, screen(120)).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe('1 more: heard list --limit 3');
  });

  it('gives each case lines of its own on a narrow screen', () => {
    expect(listView(rows.slice(0, 2), { now }, screen(40)).split('\n')).toEqual([
      '2611-k7m4xq  Sun 22 Nov  Mrs Alder  open',
      'TODAY',
      '  It takes forever to start',
      '2611-k8m4xq  Sun 22 Nov',
      'Bäckerei Größenwahn & Töchter GmbH  open',
      'TODAY',
      '  電池が切れた、プリンターも動かない',
    ]);
  });

  it.each([30, 40, 60, 80, 100, 160])('keeps within %i columns', (columns) => {
    const lines = listView(rows, { now }, screen(columns)).split('\n');
    expect(lines.filter((line) => widthOf(line) > columns)).toEqual([]);
  });

  it('says what to type when there is nothing, and that a filter may be why', () => {
    expect(listView([], { now }, screen(40))).toBe(
      'No open cases.\nStart one: heard new\nClosed ones too: heard list --all',
    );
    expect(listView([], { now, filtered: true }, screen(40))).toContain('No case fits.');
  });

  it.each([40, 80, 120])(
    'marks at %d columns a case that was withdrawn while another machine wrote to it',
    (columns) => {
      const row = { ...exampleRow, status: 'closed', result: 'withdrawn', disputed: true } as const;
      const lines = listView([row], { now }, screen(columns)).split('\n');
      expect(lines.slice(0, 2).join('\n')).toMatch(/withdrawn\?(\s|$)/);
      expect(lines.join(' ').replace(/\s+/g, ' ')).toContain('but another has written to it since');
    },
  );

  it('acts on nothing that was typed', () => {
    const evil = { ...exampleRow, client: { id: 'c', name: '\u001b[2J' }, words: 'a\rb\nc\u202e' };
    expect(listView([evil], { now }, screen(120))).not.toMatch(/[\u001b\r\n\u202e]/);
  });
});

describe('statusOf', () => {
  it.each<[Partial<Row>, string]>([
    [{ status: 'living-with-it', result: 'living-with-it' }, 'living-with-it'],
    [{ status: 'closed', result: 'fixed' }, 'closed (fixed)'],
    [{ contested: true }, 'open, contested'],
    [{ disputed: true }, 'withdrawn?'],
    [{ disputed: true, contested: true }, 'withdrawn?, contested'],
  ])('of %j is %s', (changed, shown) => {
    expect(statusOf({ ...exampleRow, ...changed })).toBe(shown);
  });
});
