import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { speakDate } from '../../src/domain/dates.ts';
import { figure } from '../figures.ts';
import { Shop } from './shop.ts';

const zone = process.env.TZ;
afterEach(() => {
  vi.restoreAllMocks();
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

/** Where the clock stands, what is typed as a due day, and the day that is kept. */
const days: readonly (readonly [zone: string, now: string, typed: string, due: string])[] = [
  // The same instants on both sides of the world: 14 hours ahead of UTC, and nine and a half behind.
  ['Pacific/Kiritimati', '2026-12-31T09:30:00Z', 'today', '2026-12-31'],
  ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', 'today', '2027-01-01'],
  ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '1d', '2027-01-02'],
  ['Pacific/Marquesas', '2027-01-01T09:29:00Z', 'today', '2026-12-31'],
  ['Pacific/Marquesas', '2027-01-01T09:29:00Z', 'eow', '2027-01-03'],
  ['Pacific/Marquesas', '2027-01-01T09:30:00Z', 'today', '2027-01-01'],
  ['Asia/Kathmandu', '2026-11-22T18:14:00Z', 'today', '2026-11-22'],
  ['Asia/Kathmandu', '2026-11-22T18:15:00Z', 'today', '2026-11-23'],
  ['Asia/Kathmandu', '2026-11-22T18:15:00Z', 'fri', '2026-11-27'],
  // Summer time begins and ends: at two, at midnight, by half an hour.
  ['Europe/Berlin', '2026-03-28T22:30:00Z', 'tomorrow', '2026-03-29'],
  ['Europe/Berlin', '2026-03-28T23:30:00Z', 'tomorrow', '2026-03-30'],
  ['Europe/Berlin', '2026-10-24T22:30:00Z', 'today', '2026-10-25'],
  ['Europe/Berlin', '2026-10-25T22:59:00Z', '1d', '2026-10-26'],
  ['America/New_York', '2026-03-08T06:59:00Z', '1w', '2026-03-15'],
  ['America/New_York', '2026-11-01T05:30:00Z', '1d', '2026-11-02'],
  ['America/Santiago', '2026-09-05T15:00:00Z', 'tomorrow', '2026-09-06'],
  ['Africa/Cairo', '2026-04-23T20:00:00Z', 'tomorrow', '2026-04-24'],
  ['Australia/Lord_Howe', '2026-10-03T13:00:00Z', '1d', '2026-10-04'],
  // The leap day, the ends of months and of the year.
  ['UTC', '2028-02-28T12:00:00Z', 'tomorrow', '2028-02-29'],
  ['UTC', '2027-02-28T12:00:00Z', 'tomorrow', '2027-03-01'],
  ['UTC', '2028-02-29T12:00:00Z', '1m', '2028-03-29'],
  ['UTC', '2028-02-29T12:00:00Z', '12m', '2029-02-28'],
  ['UTC', '2028-02-01T12:00:00Z', 'eom', '2028-02-29'],
  ['UTC', '2028-01-31T12:00:00Z', '1m', '2028-02-29'],
  ['UTC', '2027-01-31T12:00:00Z', '1m', '2027-02-28'],
  ['UTC', '2026-12-31T12:00:00Z', '2m', '2027-02-28'],
  ['UTC', '2026-12-31T23:59:59Z', 'tomorrow', '2027-01-01'],
  ['UTC', '2026-12-31T12:00:00Z', 'eow', '2027-01-03'],
];
const zones = ['Pacific/Kiritimati', 'Pacific/Marquesas', 'America/New_York'];

/** What differs where a day was typed in one zone and the case is read in all of them; empty where nothing does. */
async function wrongIn([typedIn, now, typed, due]: (typeof days)[number]): Promise<readonly string[]> {
  const shop = new Shop();
  shop.case('2611-k7m4xq', 'It stops', [], { at: now });
  const env = { HEARD_NOW: now };
  process.env.TZ = typedIn;
  await shop.run(['promise', 'k7m', 'call', '--due', typed], { env });
  await shop.run(['decide', 'k7m', 'think', '--until', typed], { env });
  const wrong: string[] = [];
  const exported = new Set<string>();
  for (const place of zones) {
    process.env.TZ = place;
    const { out } = await shop.run(['export'], { env });
    exported.add(out);
    const { promises, decision } = JSON.parse(out);
    if (promises[0].due !== due || decision.until !== due) wrong.push(`${place}: export`);
    const { out: shown } = await shop.run(['show', 'k7m'], { env });
    const told = shown.match(/(?:due|until) +\w{3} \d+ \w{3} \d{4}/gi) ?? [];
    if (told.length < 2 || told.some((day) => !day.endsWith(speakDate(due)))) wrong.push(`${place}: show ${told}`);
  }
  if (exported.size !== 1) wrong.push(`${exported.size} exports`);
  return wrong.map((each) => `${typed} in ${typedIn} at ${now}, ${each}`);
}

test('a due day is the day that was meant, and stays it wherever it is read', { timeout: 60_000 }, async () => {
  const found = [];
  for (const row of days) found.push(await wrongIn(row));
  const wrong = found.filter((each) => each.length > 0);
  const line = `due days the same in ${zones.length} zones: ${days.length - wrong.length}/${days.length} rows`;
  figure('14', line, { found: { wrong }, wanted: { wrong: [] } });
});

const minute = 60_000;
const start = Date.parse('2026-10-25T00:30:00Z');

/** What the clock says at each command, in minutes from the first. */
const clocks: Readonly<Record<string, readonly number[]>> = {
  'set back an hour': [0, -60, -59, -58, -57, -56],
  'set back an hour again and again': [0, -60, -120, -180, -240, -300],
  'set back a day': [0, -1440, -1439, -1438, -1437, -1436],
  'set back a year': [0, -525_600, -525_599, -525_598, -525_597, -525_596],
  'a year ahead and then right': [525_600, 1, 2, 3, 4, 5],
  'standing still': [0, 0, 0, 0, 0, 0],
};
const chain: readonly (readonly string[])[] = [
  ['decide', 'k7m', 'think', '--until', '2028-01-01'],
  ['decide', 'k7m', 'live-with-it'],
  ['note', '-k', 'k7m', 'between'],
  ['close', 'k7m', '--result', 'heard'],
  ['reopen', 'k7m', '--why', 'it is back'],
  ['decide', 'k7m', 'hand-over', '--to', 'the landlord', '--by', '2028-01-01'],
];
const kinds = ['opened', 'decided', 'decided', 'noted', 'closed', 'reopened', 'decided'];

describe('a clock that is wrong', () => {
  test('never puts what happened out of its order, on one machine or on two', async () => {
    const label = hostname().split('.')[0] || 'computer';
    const wrong: string[] = [];
    let rows = 0;
    for (const [name, minutes] of Object.entries(clocks)) {
      for (const machines of [['van-7k2m'], ['van-7k2m', 'desk-2b4c']]) {
        const shop = new Shop();
        const opening = new Date(start - minute).toISOString();
        shop.case('2610-k7m4xq', 'It stops', [], { at: opening, machine: 'van-7k2m' });
        for (const machine of machines) {
          mkdirSync(join(shop.folder, machine));
          const text = JSON.stringify({ hosts: { [label]: machine }, by: 'Dana' });
          writeFileSync(join(shop.folder, machine, 'machine.json'), text);
        }
        for (const [at, argv] of chain.entries()) {
          const clock = start + (minutes[at] ?? 0) * minute;
          vi.spyOn(Date, 'now').mockReturnValue(clock);
          const env = { HEARD_NOW: '', HEARD_STATE: join(shop.folder, machines[at % machines.length] ?? '') };
          expect(await shop.run(argv, { env })).toMatchObject({ code: 0 });
        }
        const { history, status, contested, rivals } = await shop.json('show k7m');
        const order = history.flatMap((record: { events: { kind: string }[] }) => record.events[0]?.kind ?? []);
        rows += 1;
        if (order.join() !== kinds.join() || status !== 'handed-over' || contested || rivals.length > 0) {
          wrong.push(`${name}, ${machines.length} machines: ${order} ${status}`);
        }
      }
    }
    figure('14', `clocks that jump, order by cause: ${rows - wrong.length}/${rows} rows`, {
      found: { wrong, rows },
      wanted: { wrong: [], rows: 12 },
    });
  });
});
