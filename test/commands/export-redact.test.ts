import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fill } from '../attacks/filled.ts';
import { fix, offered, Shop } from './shop.ts';

const said =
  'Names of clients and helpers, telephone numbers, mail addresses and secrets are taken out. Other names in what was written may remain: look it through before you hand it on.\n';

/** A case with a name, a number, an address or a secret in whatever can be typed. */
function toldShop(): Shop {
  const shop = new Shop();
  const at = '2026-11-20T09:00:00.000Z';
  shop.write({ client: 'c-ana001' }, [{ kind: 'client-added', name: 'Ana Miller', contact: '555-0142' }]);
  shop.write({ client: 'c-tam001' }, [{ kind: 'client-added', name: 'Tomasz Nowak' }]);
  shop.write({ client: 'c-tam001' }, [{ kind: 'client-changed', name: 'Tomasz Kowalski' }]);
  shop.case(
    '2611-aaaaaa',
    "Ana's printer beeps, says Tomasz. Ring 5550142 or ana@example.com, the PIN is 4815.",
    [
      { kind: 'logged', worry: 'that Nowak hears of it', devices: [{ id: 'd-aaaaaa', name: "Miller's HP 4650" }] },
      { ...offered(fix('ssd', 9000)), worryAnswer: 'Ana knows now' },
      { kind: 'decided', choice: 'hand-over', handOverTo: 'her sister Zofia', handOverBy: '2026-12-01', replaces: [] },
      { kind: 'promised', id: 'p-aaaaaa', what: 'tell Zofia and Piotr', who: 'Piotr', due: '2026-11-27' },
      { kind: 'noted', text: 'Jakub rang, +48 601 234 567' },
      { kind: 'told', to: 'Kowalski' },
    ],
    { at, machine: 'dana-laptop-7k2m' },
  );
  return shop;
}

const names = /(?<!c-)Ana(?![a-z])|Miller|Tomasz|Nowak|Kowalski|Zofia|Piotr|Dana|5550142|601 234|example\.com|4815/i;

describe('heard export --redact', () => {
  test.each([['ndjson'], ['json'], ['csv'], ['md'], ['html'], ['ics']])('leaves nobody in %s', async (format) => {
    const shop = toldShop();
    const { code, out, err } = await shop.run(['export', '--redact', '--format', format]);
    expect([code, err.endsWith(said) || err.includes(said)]).toEqual([0, true]);
    expect(out).not.toMatch(names);
    expect(out).toMatch(/name/);
    expect((await shop.run(['export', '--format', format])).out).toMatch(names);
  });

  test('keeps what counts: ids, times, sums, what was chosen, and the words around', async () => {
    const shop = toldShop();
    const [plain] = (await shop.json('export')).cases;
    const [masked] = (await shop.json('export --redact')).cases;
    expect(masked).toMatchObject({
      id: '2611-aaaaaa',
      by: '[name]',
      client: { id: 'c-ana001', name: '[name]' },
      devices: [{ id: 'd-aaaaaa', name: "[name]'s HP 4650" }],
      listening: { words: "[name]'s printer beeps, says [name]. Ring [phone] or [mail], the PIN is [secret]." },
      problem: { worry: 'that [name] hears of it' },
      decision: { choice: 'hand-over', handOverTo: 'her sister [name]', handOverBy: '2026-12-01' },
      promises: [{ id: 'p-aaaaaa', what: 'tell [name] and [name]', who: '[name]', due: '2026-11-27', state: 'open' }],
      notes: [{ by: '[name]', text: 'Jakub rang, [phone]' }],
      history: [{ by: '[name]', machine: '[name]-laptop-7k2m', case: '2611-aaaaaa' }],
    });
    for (const key of ['status', 'openedAt', 'updatedAt', 'outcome', 'followUpOn', 'links'])
      expect(masked[key]).toEqual(plain[key]);
    expect(masked.offer.fixes[0].total).toEqual(plain.offer.fixes[0].total);
    expect(masked.history[0].events.at(-1)).toEqual({ kind: 'told', to: '[name]' });
  });

  test('does so in a file, with fields, with a cursor, and in the same way each time', async () => {
    const shop = toldShop();
    const [path, cursor] = [join(shop.folder, 'new.ndjson'), join(shop.folder, 'cursor')];
    await shop.run(['export', '--redact', '-o', path, '--cursor', cursor]);
    expect(readFileSync(path, 'utf8')).toBe((await shop.line('export --redact')).out);
    expect((await shop.line('export --redact --fields id,client.name')).out).toBe(
      '{"id":"2611-aaaaaa","client":{"name":"[name]"}}\n',
    );
    expect(readFileSync(cursor, 'utf8')).not.toMatch(/Miller/);
  });

  test('says nothing of it to those who want it quiet', async () => {
    expect((await toldShop().line('export --redact -q')).err).toBe('');
  });

  test('reaches every text of every kind of event, also those that no version knows', async () => {
    const shop = new Shop();
    const text = 'Quentin Zebrowski 0171 2345678 q.z@example.com, her PIN is 4815';
    fill({ home: shop.home, state: join(shop.folder, 'state') }, [text]);
    for (const format of ['ndjson', 'csv', 'md', 'html', 'ics']) {
      const { code, out } = await shop.run(['export', '--redact', '--format', format]);
      expect([format, code, out.length > 50]).toEqual([format, 0, true]);
      expect(out.replaceAll('\r\n ', '')).not.toMatch(/Quentin|Zebrowski|2345678|example\.com|4815/i);
    }
  });
});
