import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { siteThat, siteWith } from '../adapters/support/sites.ts';
import { listed, published, release } from '../domain/support/published.ts';
import { Shop } from './shop.ts';

const text = JSON.stringify(
  published([
    listed('acme-os', [release('2', { eolFrom: null, isEol: false }), release('1')], { label: 'Acme OS' }),
    listed('windows', [release('10-22h2', { isEoes: false, eoesFrom: '2028-10-10' })]),
  ]),
);

/** A shop whose dates of endoflife.date come from there. */
const asking = (shop: Shop, url: string, ...words: readonly string[]) =>
  shop.run(['support', ...words], { env: { HEARD_SUPPORT_URL: url } });

describe('heard support', () => {
  test('says what ended, what goes on, where it was seen and when', async () => {
    const { code, out } = await new Shop().line('support win10 22H2');
    expect(code).toBe(0);
    expect(out).toMatch(/^Windows 10 22H2 \(Microsoft\)\n {2}Free updates ended on 14 Oct 2025, over 1 year ago \(/);
    expect(out).toMatch(/Paid updates at home .* 12 Oct 2027.* in a business until 10 Oct 2028/s);
    expect(out).toMatch(/seen\s\d+\s\w{3}\s+202\d\)/);
  });

  test('says the same as one document', async () => {
    const { standings, ...told } = await new Shop().json(['support', 'windows 10 22H2 home']);
    expect(told).toEqual({
      schemaVersion: 1,
      product: 'windows-10',
      name: 'Windows 10 22H2',
      maker: 'Microsoft',
      version: '22H2',
      edition: 'home',
      asOf: '2026-11-22',
    });
    expect(standings[0]).toMatchObject({ kind: 'end-of-updates', state: 'over', date: '2025-10-14', days: 404 });
    expect(standings.map(({ edition }: { edition: string | null }) => edition)).not.toContain('business');
  });

  test('shows every version where none was named, newest first', async () => {
    const { out } = await new Shop().line('support windows 10');
    expect(out.indexOf('  22H2 ')).toBeLessThan(out.indexOf('  21H2 '));
    expect(out).toMatch(/Name a version to\ssee\s+each date/);
  });

  test('never takes being sold for being looked after', async () => {
    const { out } = await new Shop().line('support raspberry pi 4');
    expect(out).toMatch(/Sold until .* says nothing about updates/s);
  });

  test('says how long ago it was looked up, once that is more than 90 days', async () => {
    const later = { env: { HEARD_NOW: '2028-01-01T00:00:00Z' } };
    expect((await new Shop().line('support skype', later)).out).toMatch(/was looked up over 1 year ago: look again/s);
  });

  test.each([
    ['support dishwasher', 1, 'heard has no dates for "dishwasher".'],
    ['support windos 10', 1, 'Did you mean Windows 10'],
    ['support windows 10 s9', 1, 'no "s9" of it.'],
    ['support galaxy s10', 1, 'Of Samsung Galaxy, heard has S10 Lite, not "s10".'],
    ['support macbook air 2015', 1, 'it knows: the maker gives no date for the end of repairs and parts.'],
    ['support', 2, '<product> is missing.'],
  ])('"%s" ends with %d', async (line, code, said) => {
    const ran = await new Shop().line(line);
    expect([ran.code, ran.err, ran.out]).toEqual([code, expect.stringContaining(said), '']);
  });

  test('opens no connection', async () => {
    const site = await siteWith(text);
    await asking(new Shop(), site.url, 'windows', '10');
    await asking(new Shop(), site.url, 'dishwasher');
    expect(site.asked).toEqual([]);
  });
});

describe('heard support update', () => {
  test('answers for every product there from then on', async () => {
    const shop = new Shop();
    const site = await siteWith(text);
    expect(await asking(shop, site.url, 'update')).toMatchObject({
      code: 0,
      out: `4 dates of 2 products are here, as they stood on 21 Nov 2026.\nFrom ${site.url}\n`,
    });
    expect(site.asked).toHaveLength(1);
    expect((await shop.line('support acme os 1')).out).toContain(
      'Free updates ended on 14 Oct 2025, over 1 year ago (endoflife.date, seen 21\n',
    );
    expect((await shop.line('support acme os 2')).out).toContain('no end is announced');
    expect((await shop.line('support windows 10 22H2 home')).out).toContain('Paid updates at home');
    expect(site.asked).toHaveLength(1);
  });

  test('keeps it for this user alone', async () => {
    const shop = new Shop();
    await asking(shop, (await siteWith(text)).url, 'update');
    expect(statSync(join(shop.folder, 'state/support.json')).mode & 0o777).toBe(0o600);
  });

  test('takes a saved copy, and asks nobody', async () => {
    const shop = new Shop();
    const site = await siteWith(text);
    const file = join(shop.folder, 'full.json');
    writeFileSync(file, `\uFEFF${text}`);
    expect((await asking(shop, site.url, 'update', '--from', file)).out).toContain(`From ${file}\n`);
    const piped = await shop.run(['support', 'update', '--from', '-', '--json'], { stdin: text });
    expect(JSON.parse(piped.out)).toEqual({
      schemaVersion: 1,
      update: { takenOn: '2026-11-22', seenOn: '2026-11-21', source: '-', products: 2, leftOut: 0 },
    });
    expect(site.asked).toEqual([]);
  });

  test('says how much of it could not be read', async () => {
    const odd = JSON.stringify(published([listed('acme-os', [release('1'), release('2', { eolFrom: 'soon' })]), null]));
    expect((await asking(new Shop(), (await siteWith(odd)).url, 'update')).out).toContain(
      'could not be read: 2 entries.',
    );
  });

  test.each([
    ['an error', 500, text, 'answered 500'],
    ['half of it', 200, text.slice(0, -9), 'It is cut off, or not JSON.'],
    ['a page', 200, '<html>', 'It is cut off, or not JSON.'],
    ['something else', 200, '{"result":[]}', 'This is not what endoflife.date publishes.'],
    ['nothing', 200, '', 'It is cut off, or not JSON.'],
  ])('leaves what was there before when it gets %s', async (_what, status, body, said) => {
    const shop = new Shop();
    await asking(shop, (await siteWith(text)).url, 'update');
    const before = readFileSync(join(shop.folder, 'state/support.json'));
    const site = await siteThat((_, response) => response.writeHead(status).end(body));
    const { code, err } = await asking(shop, site.url, 'update');
    expect([code, err]).toEqual([1, expect.stringContaining(said)]);
    expect(readFileSync(join(shop.folder, 'state/support.json'))).toEqual(before);
  });

  test.each(['{"schema":1', '{"schema":2}', '[]', '{"schema":1,"products":[{"id":5}]}', '\0'])(
    'a copy that holds %j is told of, and the shipped dates still answer',
    async (broken) => {
      const shop = new Shop();
      await asking(shop, (await siteWith(text)).url, 'update');
      writeFileSync(join(shop.folder, 'state/support.json'), broken);
      const { code, out, err } = await shop.line('support skype');
      expect([code, out, err]).toEqual([0, expect.stringContaining('Skype'), expect.stringContaining('is damaged')]);
      expect(err).toContain('heard support update makes it anew.');
    },
  );
});

describe('a device', () => {
  const visit = (device: string) =>
    JSON.stringify({
      client: 'Ada Brown',
      words: 'It is slow',
      readbacks: [{ answer: 'yes' }],
      wants: 'look',
      devices: [device],
      playbook: 'none',
      choice: 'think',
      until: '2w',
      fixes: [
        {
          title: 'Quick',
          lines: [{ kind: 'labour', text: 'Work', quantity: 1, unitPrice: '90.00' }],
          sideEffects: ['none known'],
        },
      ],
    });

  async function shopWith(...devices: readonly string[]): Promise<Shop> {
    const shop = new Shop();
    for (const device of devices) {
      const { code, err } = await shop.run(['new', '--answers', '-'], { stdin: visit(device) });
      expect([code, err]).toEqual([0, expect.anything()]);
    }
    return shop;
  }

  test('of a case is shown as its maker leaves it, which its name may tell', async () => {
    const shop = await shopWith('Windows 10 laptop');
    expect((await shop.line('show')).out).toMatch(
      /^Support\n {2}Windows 10 laptop, Windows 10 22H2: free updates ended on 14 Oct 2025/m,
    );
    expect(await shop.json('show')).not.toHaveProperty('support');
  });

  test('whose name tells nothing is shown without a word about it', async () => {
    expect((await (await shopWith('the grey laptop')).line('show')).out).not.toContain('Support');
  });

  test('is told its product', async () => {
    const shop = await shopWith('the grey laptop');
    const { out } = await shop.run(['support', 'set', 'The Grey', 'laptop', '--product', 'win 7']);
    expect(out).toMatch(/^the grey laptop {2}Windows 7\n {2}Free updates ended on 14 Jan 2020/);
    expect((await shop.line('show')).out).toContain('The grey laptop, Windows 7: free updates ended on 14 Jan 2020');
  });

  test('is found by its name or id, with what is known of it', async () => {
    const shop = await shopWith('router in the hall', 'Windows 10 laptop');
    const show = (...words: readonly string[]) => shop.run(['support', ...words]);
    expect(await show('router in', 'the hall')).toMatchObject({ code: 0, out: expect.stringContaining('No date is') });
    const set = ['set', 'router in the hall', '--until', '2027-02', '--source', 'label on the box'];
    expect((await show(...set)).out).toContain('Free updates end on 28 Feb 2027');
    expect((await show('Router in the hall')).out).toMatch(/^router in the hall\n {2}Free updates end on 28 Feb 2027/);
    expect((await show('windows 10 laptop')).out).toMatch(
      /^Windows 10 laptop {2}Windows 10 22H2\n {2}Free updates ended/,
    );
    const { product, device, standings } = await shop.json(['support', 'router in the hall']);
    expect([product, device.name, standings.length]).toEqual([null, 'router in the hall', 1]);
    expect(await shop.json(['support', device.id])).toMatchObject({ device });
  });

  test('is told its own date, with where and when it was seen', async () => {
    const shop = await shopWith('office router');
    const set = ['support', 'set', 'office router', '--until', '2027-03-31', '--source', 'label on the box'];
    await shop.run([...set, '--seen', 'yesterday']);
    expect((await shop.line('show')).out).toContain(
      'Office router: free updates end on 31 Mar 2027, in 129 days (label on the box,\n  seen 21 Nov 2026).',
    );
    const { device, standings } = await shop.json(set);
    expect(device.endOfUpdates).toEqual({ on: '2027-03-31', source: 'label on the box', seenOn: '2026-11-22' });
    expect(standings).toMatchObject([{ state: 'ends', date: '2027-03-31', seenOn: '2026-11-22', old: false }]);
    await shop.line('undo');
    await shop.line('undo');
    expect((await shop.line('show')).out).not.toContain('31 Mar 2027');
  });

  test.each([
    ['support set', 2, '<device> is missing.'],
    ['support set kitchen', 2, 'Say what it is with --product'],
    ['support set kitchen --until 2027-01-01', 2, '--source is missing'],
    ['support set kitchen --product x --source y', 2, 'go with --until'],
    ['support set kitchen --until soonish --source y', 2, '--until: "soonish"'],
    ['support set cellar --product x', 1, 'There is no device "cellar". The nearest is kitchen.'],
    ['support set cellar --product x', 1, 'For another one: heard new'],
    ['support set kitchen --until 2027-13 --source y', 2, '--until: "2027-13"'],
    ['support set kitchen --product x -c Bob', 1, 'There is no client "Bob".'],
  ])('"%s" ends with %d', async (line, code, said) => {
    const shop = await shopWith('kitchen');
    const before = shop.records().length;
    const ran = await shop.line(line);
    expect([ran.code, ran.err, shop.records().length]).toEqual([code, expect.stringContaining(said), before]);
  });

  test('of several that are called the same is to be named by its id or its owner', async () => {
    const shop = await shopWith('laptop');
    const client = { client: 'c-bab001' };
    shop.write(client, [{ kind: 'client-added', name: 'Bob' }]);
    shop.write({ device: 'd-bab001' }, [{ kind: 'device-added', client: client.client, name: 'Laptop' }]);
    const seen = await shop.line('support laptop');
    expect([seen.code, seen.err]).toEqual([1, expect.stringMatching(/d-bab001 \(Bob\)/)]);
    const ran = await shop.line('support set laptop --product skype');
    expect([ran.code, ran.err]).toEqual([1, expect.stringMatching(/2 devices called "laptop": .*d-bab001 \(Bob\)/)]);
    expect((await shop.json('support set laptop -c bob --product skype')).device).toMatchObject({ id: 'd-bab001' });
    expect((await shop.json('support set d-bab001 --product office2016')).device).toMatchObject({
      product: 'Microsoft Office',
      version: '2016',
    });
  });
});
