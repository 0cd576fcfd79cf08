import { describe, expect, test } from 'vitest';
import { Shop } from '../commands/shop.ts';
import { figure } from '../figures.ts';
import { makeJournal, seeded } from '../made-journal.ts';
import { folderForTest, restore } from './prepared-shop.ts';
import { runApart } from './processes.ts';

const kills = 40;
const random = seeded(61);

async function anExport(): Promise<string> {
  const shop = new Shop();
  makeJournal(shop.home, { cases: 1500, until: Date.parse('2026-11-20'), days: 150 });
  return (await shop.line('export')).out;
}

const rows = Array.from({ length: 3000 }, (_, at) => {
  const day = new Date(Date.UTC(2026, at % 9, (at % 27) + 1)).toISOString().slice(0, 10);
  return `${day},Client ${at % 40},It hums ${at}${' and hums'.repeat(150)},fan ${at % 7}`;
});
const csv = ['opened_at,client,words,devices', ...rows].join('\r\n');

describe('an import that is killed at any moment is finished by doing it again', () => {
  test.each([
    ['an export', anExport, ['import', '-']],
    ['a CSV file', async () => csv, ['import', '-', '--map', 'heard']],
  ] as const)('of %s', async (what, make, argv) => {
    const typed = { argv, stdin: await make() };
    const empty = folderForTest();
    const shop = new Shop();
    const begun = performance.now();
    expect((await runApart(shop, typed)).code).toBe(0);
    const took = performance.now() - begun;
    const wanted = (await shop.line('export')).out;
    const seen = { killed: 0, begun: 0, finished: 0 };
    for (let at = 0; at < kills; at += 1) {
      restore(shop, empty);
      const killed = await runApart(shop, typed, { killAfter: took * (0.3 + random() * 0.7) });
      if (killed.isKilled) seen.killed += 1;
      const { cases } = await shop.json('list -a');
      if (killed.isKilled && cases.length > 0) seen.begun += 1;
      const again = await runApart(shop, typed);
      const { out } = await shop.line('export');
      // Records of a CSV file say when they came in.
      const isSame = withoutTimes(out) === withoutTimes(wanted);
      if (again.code === 0 && isSame) seen.finished += 1;
    }
    expect(seen.begun).toBeGreaterThan(kills / 8);
    figure(
      '1',
      `imports of ${what} killed ${seen.killed} times, ${seen.begun} half way, finished ${seen.finished}/${kills}`,
      {
        found: { finished: seen.finished },
        wanted: { finished: kills },
      },
    );
  });
});

const withoutTimes = (text: string) => text.replaceAll(/"machine":"[^"]*"|"at":"[^"]*"/g, '');
