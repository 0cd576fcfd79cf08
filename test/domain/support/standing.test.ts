import { describe, expect, test } from 'vitest';
import { standingOf } from '../../../src/domain/support/device.ts';
import { standingsOf } from '../../../src/domain/support/standing.ts';
import { fact, products, windows10 } from './products.ts';

const today = '2026-11-22';
const at = (date: string | boolean | null) => standingsOf([fact({ date })], today)[0];

describe('a date', () => {
  test.each([
    ['2025-10-14', { state: 'over', on: '2025-10-14', days: 404 }],
    ['2026-11-21', { state: 'over', on: '2026-11-21', days: 1 }],
    ['2026-11-22', { state: 'ends', on: '2026-11-22', days: 0 }],
    ['2027-11-22', { state: 'ends', on: '2027-11-22', days: 365 }],
    ['2027-11-23', { state: 'looked-after', on: '2027-11-23', days: 366 }],
    [true, { state: 'over' }],
    [false, { state: 'looked-after' }],
    [null, { state: 'none' }],
  ])('of %s means %j', (date, expected) => {
    const { state, on, days } = at(date) ?? {};
    expect({ state, on, days }).toEqual({ on: undefined, days: undefined, ...expected });
  });

  test.each([
    ['2026-11-22', false, undefined],
    ['2026-08-24', false, undefined],
    ['2026-08-23', true, 91],
    [undefined, true, undefined],
  ])('seen on %s is too old to rely on: %s', (seenOn, isOld, age) => {
    const { seenOn: _, ...told } = fact();
    const [standing] = standingsOf([{ ...told, ...(seenOn !== undefined && { seenOn }) }], today);
    expect([standing?.isOld, standing?.age]).toEqual([isOld, age]);
  });
});

test('the end of updates comes first, home before business, versions as they were told', () => {
  const facts = windows10.facts.toReversed();
  expect(
    standingsOf(facts, today).map(({ version, kind, edition }) => [version, kind, edition].join(' ').trim()),
  ).toEqual([
    '21H2 LTSC end-of-updates',
    '21H2 end-of-updates',
    '22H2 end-of-updates',
    '22H2 paid-extension home',
    '22H2 paid-extension business',
  ]);
});

describe('a device', () => {
  const stands = (device: Parameters<typeof standingOf>[0]) => {
    const standing = standingOf(device, products, today);
    return standing && [standing.name, ...standing.standings.map(({ kind, on }) => `${kind} ${on}`)];
  };

  test('is known by its product and version', () => {
    expect(stands({ name: 'the till', product: 'macos', version: '13' })).toEqual([
      'macOS 13',
      'end-of-updates 2025-10-14',
    ]);
  });

  test('is known by its name where nobody said its product', () => {
    expect(stands({ name: 'Ana’s iPhone 8' })).toEqual(['iPhone 8', 'end-of-updates 2025-10-14']);
  });

  test('of an unknown version stands as the newest one, where that is over', () => {
    expect(stands({ name: 'Windows 10 laptop' })?.slice(0, 2)).toEqual([
      'Windows 10 22H2',
      'end-of-updates 2025-10-14',
    ]);
  });

  test('of an unknown version says nothing where the newest one is looked after', () => {
    const [other, ...rest] = windows10.facts;
    const newer = { ...windows10, facts: [{ ...other!, version: '26H2', date: '2029-10-10' }, ...rest] };
    expect(standingOf({ name: 'Windows 10 laptop' }, [newer], today)).toBeUndefined();
  });

  test('has its own date first, with where it was seen', () => {
    const endOfUpdates = { on: '2026-12-31', source: 'the label', seenOn: '2026-11-01' };
    const standing = standingOf({ name: 'router', endOfUpdates }, products, today);
    expect(standing).toMatchObject({ name: 'router', standings: [{ state: 'ends', days: 39, source: 'the label' }] });
    expect(stands({ name: 'iPhone 8', endOfUpdates })).toEqual([
      'iPhone 8',
      'end-of-updates 2026-12-31',
      'end-of-updates 2025-10-14',
    ]);
  });

  test.each([{}, { on: 'soon' }, { on: '2026-02-30' }, { source: 'the label' }])(
    'whose own date is %j has none',
    (endOfUpdates) => expect(stands({ name: 'router', endOfUpdates })).toBeUndefined(),
  );

  test('of a product that nobody knows has no standing', () => {
    expect(stands({ name: 'iPhone 8', product: 'Canon MG5750' })).toBeUndefined();
    expect(stands({})).toBeUndefined();
  });
});
