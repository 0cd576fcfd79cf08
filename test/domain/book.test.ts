import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldBook } from '../../src/domain/book.ts';
import { findClient } from '../../src/domain/known-clients.ts';
import type { JournalEvent, JournalRecord } from '../../src/domain/record.ts';
import { at, lineOf, usd } from './journal-lines.ts';

const written = (minute: number, subject: object, event: JournalEvent): JournalRecord => ({
  ...{ v: 1, id: `R${minute}`, at: at(minute), by: 'Dana', machine: 'laptop' },
  ...subject,
  events: [event],
});
const client = (minute: number, id: string, event: JournalEvent) => written(minute, { client: `c-${id}` }, event);
const device = (minute: number, id: string, event: JournalEvent) => written(minute, { device: `d-${id}` }, event);
const added = (name: string, more: object = {}) => ({ kind: 'client-added', name, ...more });
const bookOf = (...records: JournalRecord[]) => foldBook(records.map(lineOf));

const okafor = client(1, 'bbbbbb', added('Mrs. Okafor', { contact: '555', hourValue: usd(4000) }));
const kim = client(2, 'aaaaaa', added('Kim', { prefers: 'mornings', contact: '777' }));
const printer = device(3, 'aaaaaa', {
  kind: 'device-added',
  client: 'c-bbbbbb',
  name: 'the printer',
  product: 'Acme 3',
});

describe('the book', () => {
  it('holds clients and devices by id', () => {
    const book = bookOf(printer, okafor, kim);
    expect(book.faults).toEqual([]);
    expect(book.clients).toEqual([
      { id: 'c-aaaaaa', ids: ['c-aaaaaa'], name: 'Kim', names: ['Kim'], prefers: 'mornings', contact: '777' },
      {
        id: 'c-bbbbbb',
        ids: ['c-bbbbbb'],
        name: 'Mrs. Okafor',
        names: ['Mrs. Okafor'],
        contact: '555',
        hourValue: usd(4000),
      },
    ]);
    expect(book.devices).toEqual([
      { id: 'd-aaaaaa', client: 'c-bbbbbb', name: 'the printer', product: 'Acme 3', retired: false },
    ]);
  });

  it('replaces only the keys that change', () => {
    const book = bookOf(
      okafor,
      client(5, 'bbbbbb', { kind: 'client-changed', contact: '556' }),
      printer,
      device(6, 'aaaaaa', { kind: 'device-changed', version: '2' }),
      device(7, 'aaaaaa', { kind: 'device-retired' }),
    );
    expect(book.clients).toMatchObject([{ name: 'Mrs. Okafor', contact: '556', hourValue: usd(4000) }]);
    expect(book.devices).toMatchObject([{ name: 'the printer', product: 'Acme 3', version: '2', retired: true }]);
  });

  it('makes one client of those that were merged, under the smallest id and the name merged into', () => {
    const book = bookOf(okafor, kim, printer, client(4, 'aaaaaa', { kind: 'client-merged', into: 'c-bbbbbb' }));
    expect(book.clients).toEqual([
      {
        id: 'c-aaaaaa',
        ids: ['c-aaaaaa', 'c-bbbbbb'],
        name: 'Mrs. Okafor',
        names: ['Mrs. Okafor', 'Kim'],
        contact: '555',
        hourValue: usd(4000),
        prefers: 'mornings',
      },
    ]);
    expect(book.devices).toMatchObject([{ client: 'c-aaaaaa' }]);
  });

  it('parts them again when the merge is withdrawn', () => {
    const merge = client(4, 'aaaaaa', { kind: 'client-merged', into: 'c-bbbbbb' });
    const book = bookOf(okafor, kim, merge, client(5, 'aaaaaa', { kind: 'withdrawn', record: 'R4' }));
    expect(book.clients.map(({ id }) => id)).toEqual(['c-aaaaaa', 'c-bbbbbb']);
  });

  it('forgets for good, whatever comes later, and their devices with them', () => {
    const book = bookOf(
      okafor,
      printer,
      client(5, 'bbbbbb', { kind: 'client-forgotten' }),
      client(6, 'bbbbbb', { kind: 'client-changed', name: 'Mrs. Okafor' }),
      client(7, 'bbbbbb', { kind: 'withdrawn', record: 'R5' }),
    );
    expect(book).toEqual({ clients: [], devices: [], faults: [] });
  });

  it('leaves out who was added by mistake, and reports what cannot be read', () => {
    const bad = client(6, 'cccccc', { kind: 'client-added' });
    const book = bookOf(okafor, client(5, 'bbbbbb', { kind: 'withdrawn', record: 'R1' }), bad);
    expect(book.clients).toEqual([]);
    expect(book.faults).toMatchObject([{ line: lineOf(bad) }]);
  });

  it('is the same in any order and with repeated lines, merged in rings or not', () => {
    const names = ['aaaaaa', 'bbbbbb', 'cccccc', 'dddddd'];
    const merge = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names));
    const records = fc
      .array(merge, { maxLength: 6 })
      .map((merges) => [
        ...names.map((id, index) => client(index, id, added(`Client ${id}`))),
        ...merges.map(([id, into], index) => client(10 + index, id, { kind: 'client-merged', into: `c-${into}` })),
        printer,
      ]);
    const spread = records.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
    );
    fc.assert(
      fc.property(spread, ([all, shuffled]) => {
        const book = bookOf(...all);
        expect(bookOf(...shuffled)).toEqual(book);
        expect(book.clients.flatMap(({ ids }) => ids).toSorted()).toEqual(names.map((id) => `c-${id}`));
        for (const { id, ids } of book.clients) expect(id).toBe(ids.toSorted()[0]);
      }),
    );
  });
});

describe('finding a client', () => {
  const book = bookOf(okafor, kim, client(4, 'cccccc', added('Zoë')), client(5, 'dddddd', added('kim')));

  it.each([
    ['c-bbbbbb', 'Mrs. Okafor'],
    ['Mrs. Okafor', 'Mrs. Okafor'],
    [' mrs.  OKAFOR', 'Mrs. Okafor'],
    ['ZOE\u0308', 'Zoë'],
  ])('by %j', (typed, name) => {
    expect(findClient(book, typed)).toMatchObject({ type: 'one', client: { name } });
  });

  it('by any id and any name of merged clients', () => {
    const merged = bookOf(okafor, kim, client(4, 'aaaaaa', { kind: 'client-merged', into: 'c-bbbbbb' }));
    for (const typed of ['kim', 'Mrs. Okafor', 'c-aaaaaa', 'c-bbbbbb']) {
      expect(findClient(merged, typed)).toMatchObject({ type: 'one', client: { id: 'c-aaaaaa' } });
    }
  });

  it('names all who share the name', () => {
    const found = findClient(book, 'Kim');
    expect(found).toMatchObject({ type: 'many', clients: [{ id: 'c-aaaaaa' }, { id: 'c-dddddd' }] });
  });

  it('names the nearest where there is none of that name', () => {
    expect(findClient(book, 'Mrs Okafo')).toEqual({ type: 'none', nearest: 'Mrs. Okafor' });
    expect(findClient(bookOf(), 'Kim')).toEqual({ type: 'none' });
  });
});
