import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Reply, Respondent } from '../../src/interview/respondent.ts';
import type { Step } from '../../src/interview/step.ts';
import { fix, offered, Shop } from './shop.ts';

const id = '2611-aaaaaa';
const living = { how: 'Restart it', risk: 'It may stop', reviewOn: '2027-02-01' };

/** A case that was offered a disk and, unless said, has chosen nothing. */
function shopWithOffer(...more: object[]): Shop {
  const shop = new Shop();
  shop.case(id, 'It clicks', [
    { kind: 'logged', frequency: { times: 3, per: 'week' }, minutes: 5 },
    { ...offered(fix('disk', 9000)), liveWithIt: living, hourValue: { amount: 4000, currency: 'USD' } },
    ...(more as { kind: string }[]),
  ]);
  return shop;
}
const accepted = { kind: 'decided', choice: 'fix', option: 'disk', replaces: [] };
const fixesOf = ({ offer }: { offer: { fixes: { id: string; total: { amount: number } }[] } }) =>
  offer.fixes.map((one) => [one.id, one.total.amount]);

/** Answers each step by its id, and keeps what was asked. */
function personWho(answers: Readonly<Record<string, string | Reply>>) {
  const asked: Step[] = [];
  const respondent: Respondent = {
    async ask(step) {
      asked.push(step);
      const answer = answers[step.id] ?? '';
      return typeof answer === 'string' ? { type: 'raw', raw: { type: 'text', text: answer } } : answer;
    },
    echo: () => {},
  };
  return { asked, person: { respondent: () => respondent } };
}

describe('heard offer', () => {
  test('puts new figures in the place of the old, which stay in the history', async () => {
    const shop = shopWithOffer();
    const document = await shop.json([
      'offer',
      'aaa',
      'New laptop 900',
      '--side-effects',
      'everything moves; it is new',
    ]);
    expect(fixesOf(document)).toEqual([['new-laptop', 90_000]]);
    expect(document.offer.fixes[0]).toMatchObject({
      sideEffects: ['everything moves', 'it is new'],
      validUntil: '2026-12-06',
    });
    expect(document.offer).toMatchObject({ liveWithIt: living, sums: { minutesPerYear: 780 } });
    expect(
      document.history.map(({ events }: { events: { kind: string }[] }) => events.map(({ kind }) => kind)),
    ).toEqual([['opened', 'listened', 'logged', 'offered'], ['offered']]);
    expect(document.history[0].events[3].fixes[0].id).toBe('disk');
  });

  test('keeps what stands beside the price of a quote that is named again', async () => {
    const shop = shopWithOffer();
    const { offer } = await shop.json(['offer', 'aaa', 'the disk 120']);
    expect(offer.fixes).toMatchObject([{ id: 'disk', total: { amount: 12_000 }, sideEffects: ['none known'] }]);
  });

  test('changes only what is given', async () => {
    const shop = shopWithOffer();
    const document = await shop.json(['offer', 'aaa', '--live-with-it', 'Use the other; risk: none; look again: 3d']);
    expect(fixesOf(document)).toEqual([['disk', 9000]]);
    expect(document.offer.liveWithIt).toEqual({ how: 'Use the other', risk: 'none', reviewOn: '2026-11-25' });
    const again = await shop.json(['offer', 'aaa', '--hour-value', '60']);
    expect(again.offer).toMatchObject({ hourValue: { amount: 6000 }, sums: { nuisancePerYear: { amount: 78_000 } } });
  });

  test('leaves an accepted quote as it was seen, and work is held against that one', async () => {
    const shop = shopWithOffer(accepted);
    const before = (await shop.json('show aaa')).offer.fixes[0];
    const document = await shop.json([
      'offer',
      'aaa',
      'The disk 150; Twice the disk 190',
      '--side-effects',
      'none known',
    ]);
    expect(fixesOf(document)).toEqual([
      ['disk', 9000],
      ['the-disk', 15_000],
      ['twice-the-disk', 19_000],
    ]);
    expect(document.offer.fixes[0]).toEqual(before);
    expect(document.decision).toMatchObject({ choice: 'fix', option: 'disk' });
    const { code, err } = await shop.run(['done', 'aaa', '--works', 'yes', '--charged', '150']);
    expect([code, err]).toEqual([2, expect.stringContaining('--agreed is missing')]);
    const { out } = await shop.run(['done', 'aaa', '--works', 'yes', '--charged', '150', '--agreed', 'fine, go on']);
    expect(out).toMatch(/Charged +\$150\n +Quoted +\$90\n +More was agreed +“fine, go on”/);
  });

  test.each([
    [['offer', 'aaa'], 'There is nothing new to offer'],
    [['offer', 'aaa', 'New laptop'], 'has no price'],
    [['offer', 'aaa', 'New laptop 900'], '"New laptop" needs one honest side effect: --side-effects'],
    [['offer', 'aaa', '--hour-value', 'much'], 'is not an amount of money'],
    [['offer', 'aaa', '--live-with-it', 'x; look again: soon'], '"soon"'],
    [['offer', 'aaa', '--answers', '-'], 'The answers file is empty'],
  ])('refuses %j, and the offer stays as it was', async (argv, said) => {
    const shop = shopWithOffer();
    const { code, err } = await shop.run(argv);
    expect([code, err, shop.records().length]).toEqual([2, expect.stringContaining(said), 1]);
  });

  test.each([
    ['{"words": "no"}', '"words" is no part of an offer'],
    ['[{"fixes": []}]', 'An offer is one JSON object'],
    ['{"fixes": [{"title": "x", "lines": []}]}', '"fixes": The quote "x": it needs a price'],
    [
      '{"fixes": [{"title": "x", "lines": [{"kind": "part", "text": "x", "quantity": 1, "unitPrice": "9"}], "deposit": "10"}]}',
      'its deposit of $10 is more than its total of $9',
    ],
  ])('refuses the answers %s', async (stdin, said) => {
    const shop = shopWithOffer();
    const { code, err } = await shop.run(['offer', 'aaa', '--answers', '-'], { stdin });
    expect([code, err, shop.records().length]).toEqual([2, expect.stringContaining(said), 1]);
  });

  test('takes whole quotes from an answers file, and says what a visit costs in any case', async () => {
    const shop = shopWithOffer();
    await shop.line('config set callOutFee 30');
    const line = { kind: 'part', text: 'A disk', quantity: 2, unitPrice: '60.00' };
    const quote = { title: 'Two disks', lines: [line], deposit: '60', sideEffects: ['none known'] };
    const stdin = JSON.stringify({ fixes: [quote] });
    const { out } = await shop.run(['offer', 'aaa', '--answers', '-'], { stdin });
    expect(out).toMatch(/fix this for\s.*\n.*\$120/);
    expect(out).toContain('Deposit: $60 when the parts are ordered.');
    expect(out.replace(/[│\s]+/g, ' ')).toContain('To pay: $30 for this visit.');
  });

  test('keeps how the devices stand with their makers on that day, and shows it', async () => {
    const shop = new Shop();
    const devices = [{ id: 'd-aaaaaa', name: 'Windows 10 laptop' }];
    shop.case(id, 'It clicks', [{ kind: 'logged', devices }]);
    const argv = ['offer', 'aaa', 'New disk 90', '--side-effects', 'none known'];
    const { support } = (await shop.json(argv)).offer;
    expect(support).toMatchObject([{ device: 'Windows 10 laptop' }]);
    expect(support[0].standings[0]).toMatchObject({ kind: 'end-of-updates', state: 'over', on: '2025-10-14' });
    const { out } = await shop.run(argv);
    expect(out).toContain('Windows 10 laptop');
    expect(out.replace(/\s+/g, ' ')).toContain('free updates ended on 14 Oct 2025');
  });

  test('keeps the letter of an accepted quote, and what was accepted where another machine offered anew meanwhile', async () => {
    const two = { ...offered(fix('disk', 9000), fix('laptop', 90_000)) };
    const shop = new Shop();
    shop.case(id, 'It clicks', [two, { ...accepted, option: 'laptop' }]);
    const again = await shop.json(['offer', 'aaa', 'New disk 95', '--side-effects', 'none known']);
    expect(fixesOf(again)).toEqual([
      ['new-disk', 9500],
      ['laptop', 90_000],
    ]);
    shop.write({ case: id }, [offered(fix('tower', 30_000))], { at: '2026-11-22T16:00:00.000Z' });
    const { err } = await shop.run(['done', 'aaa', '--works', 'yes', '--charged', '950']);
    expect(err).toContain('more than the $900 they were told');
    expect(fixesOf(await shop.json(['offer', 'aaa', 'X 1', '--side-effects', 'none known']))).toContainEqual([
      'laptop',
      90_000,
    ]);
  });

  test('takes no quote for the accepted one that the client never saw', async () => {
    const shop = shopWithOffer(accepted);
    await shop.run(['redact', 'aaa']);
    const { out } = await shop.run(['offer', 'aaa', 'New 20', '--side-effects', 'none known']);
    expect(out).not.toContain('They accepted');
    expect((await shop.run(['sheet', 'aaa'])).out).not.toContain('What will be true');
  });

  test('leaves how they live with it as it was agreed', async () => {
    const shop = shopWithOffer({ kind: 'decided', choice: 'live-with-it', replaces: [] });
    const refused = await shop.run(['offer', 'aaa', '--live-with-it', 'another way']);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('as it was agreed')]);
    const { asked, person } = personWho({ fixes: 'New laptop 900', sideEffects: 'none known' });
    await shop.run(['offer', 'aaa'], { person });
    expect(asked.map((step) => step.id)).toEqual(['fixes', 'sideEffects']);
    expect((await shop.json('show aaa')).offer.liveWithIt).toEqual(living);
  });

  test('changes of how they live with it only what is named', async () => {
    const shop = shopWithOffer();
    const { offer } = await shop.json(['offer', 'aaa', '--live-with-it', 'risk: it gets worse']);
    expect(offer.liveWithIt).toEqual({ ...living, risk: 'it gets worse' });
  });

  test('says where prices are in another currency, and never takes an hour of theirs for another', async () => {
    const shop = shopWithOffer();
    await shop.line('config set currency EUR');
    const { code, err } = await shop.run(['offer', 'aaa', '--hour-value', '50']);
    expect([code, err]).toEqual([2, expect.stringContaining('in USD and yours are in EUR')]);
    const { offer } = await shop.json(['offer', 'aaa', 'Disk 90', '--side-effects', 'none known']);
    expect(offer).toMatchObject({ fixes: [{ total: { currency: 'EUR' } }], sums: { nuisancePerYear: null } });
  });

  test('remarks where they have not said yes to what was understood', async () => {
    const shop = new Shop();
    const opened = { kind: 'opened', client: { id: 'c-ana001', name: 'Ana Miller' } };
    const listened = { kind: 'listened', words: 'It clicks', readbacks: [{ answer: 'interrupted' }], confirmed: false };
    shop.write({ case: id }, [opened, listened]);
    const { err } = await shop.run(['offer', 'aaa', 'Disk 90', '--side-effects', 'none known']);
    expect(err).toContain('say it back before you show a price');
  });

  test('to somebody who only wanted us to know leaves that off the page that has a price on it', async () => {
    const shop = new Shop();
    const opened = { kind: 'opened', client: { id: 'c-ana001', name: 'Ana Miller' } };
    const listened = {
      kind: 'listened',
      words: 'It clicks',
      readbacks: [{ answer: 'yes' }],
      confirmed: true,
      wants: 'know',
    };
    shop.write({ case: id }, [opened, listened]);
    expect((await shop.line('sheet aaa')).out).toContain('You wanted us to know this');
    await shop.run(['offer', 'aaa', 'Disk 90', '--side-effects', 'none known']);
    expect((await shop.line('sheet aaa')).out).not.toContain('You wanted us to know this');
  });

  test('refuses a case that was withdrawn', async () => {
    const shop = new Shop();
    const { id: record } = shop.case(id, 'It clicks');
    shop.write({ case: id }, [{ kind: 'withdrawn', record }]);
    const { code, err } = await shop.run(['offer', 'aaa', 'New laptop 900', '--side-effects', 'none known']);
    expect([code, err]).toEqual([1, expect.stringContaining('was withdrawn')]);
  });
});

describe('heard offer at a terminal', () => {
  test('starts from the earlier offer and asks nothing but the offer', async () => {
    const shop = shopWithOffer();
    const { asked, person } = personWho({
      fixes: 'New laptop 900',
      sideEffects: 'everything moves',
      liveWithIt: 'wait',
    });
    const { code, out } = await shop.run(['offer', 'aaa'], { person });
    expect([code, asked.map((step) => [step.id, step.before, step.count.of])]).toEqual([
      0,
      [
        ['fixes', 'The disk 90.00', 0],
        ['sideEffects', undefined, 0],
        ['liveWithIt', 'Restart it; risk: It may stop; look again: 2027-02-01', 0],
      ],
    ]);
    expect(out).toContain('heard decide 2611-aaaaaa');
    expect((await shop.json('show aaa')).offer).toMatchObject({
      fixes: [{ id: 'new-laptop', sideEffects: ['everything moves'] }],
      liveWithIt: { how: 'wait' },
    });
  });

  test('is left and gone on with, and nothing of it is lost', async () => {
    const shop = shopWithOffer();
    const leaving = personWho({ fixes: 'New laptop 900', sideEffects: { type: 'leave', typed: 'every' } });
    const left = await shop.run(['offer', 'aaa'], { person: leaving.person });
    expect([left.code, left.err]).toEqual([130, expect.stringContaining('heard resume 2611-aaaaaa')]);
    expect((await shop.json('show aaa')).offer.fixes[0].id).toBe('disk');
    expect((await shop.line('')).out).toContain('the offer, opened again');
    const back = personWho({ sideEffects: 'everything moves', liveWithIt: 'wait' });
    const { code } = await shop.run(['offer', 'aaa'], { person: back.person });
    expect([code, back.asked.map((step) => [step.id, step.before])[0]]).toEqual([0, ['sideEffects', 'every']]);
    expect(fixesOf(await shop.json('show aaa'))).toEqual([['new-laptop', 90_000]]);
    expect((await shop.line('')).out).not.toContain('the offer, opened again');
  });

  test('is gone on with by resume', async () => {
    const shop = shopWithOffer();
    const leaving = personWho({ fixes: 'New laptop 900', sideEffects: { type: 'leave' } });
    await shop.run(['offer', 'aaa'], { person: leaving.person });
    const back = personWho({ sideEffects: 'none known' });
    expect((await shop.run(['resume'], { person: back.person })).code).toBe(0);
    expect(fixesOf(await shop.json('show aaa'))).toEqual([['new-laptop', 90_000]]);
  });

  test('a quote on the command line leaves what is half typed at a terminal where it is', async () => {
    const shop = shopWithOffer();
    await shop.run(['offer', 'aaa'], {
      person: personWho({ fixes: 'Old tower 900', sideEffects: { type: 'leave' } }).person,
    });
    await shop.run(['offer', 'aaa', '--hour-value', '60']);
    expect((await shop.line('')).out).toContain('Ana Miller  the offer, opened again');
  });

  test('what is redacted is in no half typed offer either', async () => {
    const leave = personWho({ fixes: 'Secret tower 900', sideEffects: { type: 'leave' } });
    const [whole, part, unsaid] = [shopWithOffer(), shopWithOffer(), shopWithOffer()];
    for (const shop of [whole, part, unsaid]) await shop.run(['offer', 'aaa'], { person: leave.person });
    const drafts = (shop: Shop) =>
      readdirSync(join(shop.folder, 'state'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.startsWith('2611-'))
        .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
        .join();
    expect(drafts(whole)).toContain('Restart it');
    await whole.run(['redact', 'aaa']);
    expect(drafts(whole)).toBe('');
    await part.run(['redact', 'aaa', 'Restart it']);
    expect([drafts(part).includes('Restart it'), drafts(part).includes('Secret tower')]).toEqual([false, true]);
    expect((await unsaid.run(['redact', 'aaa', 'Secret tower'])).code).toBe(0);
    expect(drafts(unsaid)).not.toContain('Secret tower');
  });

  test('writes nothing to a case that was taken back meanwhile', async () => {
    const shop = new Shop();
    const { id: record } = shop.case(id, 'It clicks');
    await shop.run(['offer', 'aaa'], {
      person: personWho({ fixes: 'New laptop 900', sideEffects: { type: 'leave' } }).person,
    });
    shop.write({ case: id }, [{ kind: 'withdrawn', record }]);
    const { code, err } = await shop.run(['resume'], { person: personWho({ sideEffects: 'none known' }).person });
    expect([code, err]).toEqual([1, expect.stringContaining('was withdrawn')]);
  });

  test('left before anything was typed changes nothing', async () => {
    const shop = shopWithOffer();
    const { code, err } = await shop.run(['offer', 'aaa'], { person: personWho({ fixes: { type: 'leave' } }).person });
    expect([code, err]).toEqual([130, expect.stringContaining('The offer stays as it was.')]);
    expect((await shop.line('')).out).not.toContain('opened again');
  });
});
