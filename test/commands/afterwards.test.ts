import { describe, expect, test } from 'vitest';
import { ulid } from '../../src/domain/ulid.ts';
import { fix, offered, Shop } from './shop.ts';

const id = '2611-aaaaaa';

function shopWithOffer(...fixes: ReturnType<typeof fix>[]): Shop {
  const shop = new Shop();
  shop.case(id, 'It clicks', fixes.length === 0 ? [] : [offered(...fixes)]);
  return shop;
}

describe('heard decide', () => {
  test.each([
    [['fix'], { choice: 'fix', option: 'disk' }, 'open'],
    [['fix', '--when', 'fri'], { choice: 'fix', when: '2026-11-27' }, 'scheduled'],
    [['fix', '--when', 'now'], { choice: 'fix', when: 'now' }, 'open'],
    [['live-with-it', '--words', 'I can live with it'], { words: 'I can live with it' }, 'living-with-it'],
    [['think', '--until', '2w'], { until: '2026-12-06' }, 'thinking'],
    [['hand-over', '--to', 'Bob', '--by', 'mon'], { handOverTo: 'Bob', handOverBy: '2026-11-23' }, 'handed-over'],
    [
      ['no', '--reason', 'no parts', '--alternative', 'another'],
      { reason: 'no parts', alternative: 'another' },
      'closed',
    ],
  ])('%j', async (words, decision, status) => {
    const document = await shopWithOffer(fix('disk', 9000)).json(['decide', 'aaa', ...words]);
    expect(document).toMatchObject({ schemaVersion: 1, status, decision });
  });

  test('knows a fix by the letter the client saw', async () => {
    const shop = shopWithOffer(fix('disk', 9000), fix('laptop', 90_000));
    expect((await shop.json('decide aaa fix --option b')).decision.option).toBe('laptop');
  });

  test('asks what they chose at a terminal', async () => {
    const shop = shopWithOffer();
    const person = { choose: async () => 'live-with-it' };
    await shop.run(['decide', 'aaa'], { person });
    expect((await shop.json('show aaa')).status).toBe('living-with-it');
  });

  test('says the date that was understood', async () => {
    expect((await shopWithOffer().line('decide aaa think --until 2w')).out).toContain('Sun 6 Dec 2026');
  });

  test('living with it is looked at again after the usual days', async () => {
    expect((await shopWithOffer().json('decide aaa live-with-it')).followUpOn).toBe('2027-02-20');
  });

  test('replaces the decision before, which stays in the history', async () => {
    const shop = shopWithOffer(fix('disk', 9000));
    await shop.line('decide aaa live-with-it');
    const { decision, contested, history } = await shop.json('decide aaa fix');
    expect([decision.choice, contested, history.length]).toEqual(['fix', false, 3]);
  });

  test.each([
    [['think'], '--until is missing.'],
    [['hand-over', '--to', 'Bob'], '--by is missing.'],
    [['no', '--alternative', 'another'], '--reason is missing.'],
    [['no', '--reason', 'no parts'], '--alternative is missing.'],
    [['fix'], '--option is missing.'],
    [['fix', '--option', 'dosk'], 'Did you mean disk?'],
    [['think', '--until', 'soon'], '--until: "soon"'],
    [['think', '--until', '2w', '--reason', 'x'], '--reason does not belong to think.'],
    [['live'], '<choice> "live" is not one of fix, live-with-it'],
    [[], '<choice> is missing.'],
  ])('refuses %j', async (words, said) => {
    const shop = shopWithOffer(fix('disk', 9000), fix('laptop', 90_000));
    const { code, err } = await shop.run(['decide', 'aaa', ...words]);
    expect([code, err, shop.records().length]).toEqual([2, expect.stringContaining(said), 1]);
  });
});

describe('heard done', () => {
  const accepted = () => {
    const shop = shopWithOffer(fix('disk', 9000));
    shop.write({ case: id }, [{ kind: 'decided', choice: 'fix', option: 'disk', replaces: [] }]);
    return shop;
  };

  test('records the work, the client’s answer and when to ask again as one entry', async () => {
    const line = 'done aaa --works yes --spent 1h30 --charged 90 --paid card --cause wear --words perfect';
    const document = await accepted().json(line);
    expect(document).toMatchObject({
      status: 'closed',
      followUpOn: '2026-11-29',
      outcome: { result: 'fixed', works: 'yes', minutes: 90, charged: { amount: 9000 }, paid: 'card', cause: 'wear' },
    });
    expect(document.history.at(-1).events.map(({ kind }: { kind: string }) => kind)).toEqual([
      'worked',
      'checked',
      'follow-up-set',
    ]);
  });

  test.each([
    ['no', 'open', 'not-fixed'],
    ['not-tested', 'open', null],
  ])('works: %s leaves the case %s', async (works, status, result) => {
    expect(await accepted().json(`done aaa --works ${works}`)).toMatchObject({ status, outcome: { result, works } });
  });

  test('without the client’s answer nothing counts as solved', async () => {
    const document = await accepted().json('done aaa --spent 30');
    expect(document).toMatchObject({ status: 'open', outcome: { result: null, works: null, minutes: 30 } });
  });

  test('more than was accepted needs the client’s words', async () => {
    const shop = accepted();
    const { code, err } = await shop.line('done aaa --works yes --charged 90.01');
    expect([code, err]).toEqual([2, expect.stringContaining('--agreed is missing.')]);
    expect(err).toContain('$90');
    const agreed = await shop.json(['done', 'aaa', '--works', 'yes', '--charged', '90.01', '--agreed', 'go ahead']);
    expect(agreed.outcome.overrunAgreed).toBe('go ahead');
  });

  test('two charges are added up before they are compared', async () => {
    const shop = accepted();
    await shop.line('done aaa --works no --charged 60');
    expect((await shop.line('done aaa --works yes --charged 60')).code).toBe(2);
  });

  test('without a quote it is the fee told before that counts', async () => {
    const shop = shopWithOffer();
    await shop.line('config set visitFee 35');
    expect((await shop.line('done aaa --works yes --charged 36')).code).toBe(2);
    expect((await shop.line('done aaa --works yes --charged 35')).code).toBe(0);
  });

  test.each([
    ['done aaa', '--works is missing.'],
    ['done aaa --works maybe', '--works "maybe"'],
    ['done aaa --spent long', '--spent: "long"'],
    ['done aaa --charged 9,5', '--charged: "9,5"'],
    ['done aaa --paid gold', '--paid "gold"'],
  ])('refuses "%s"', async (line, said) => {
    const { code, err } = await shopWithOffer().line(line);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });
});

describe('heard close and heard reopen', () => {
  test('a case is closed and opened again', async () => {
    const shop = shopWithOffer();
    expect(await shop.json('close aaa --result not-fixed')).toMatchObject({
      status: 'closed',
      closedAt: '2026-11-22T15:26:00.000Z',
      outcome: { result: 'not-fixed' },
    });
    const open = await shop.json(['reopen', 'aaa', '--why', 'it is back']);
    expect(open).toMatchObject({ status: 'open', closedAt: null, outcome: null, contested: false });
  });

  test.each([
    [['close', 'aaa', '--result', 'heard'], ['close', 'aaa', '--result', 'heard'], 1, 'is closed already (heard).'],
    [['list'], ['reopen', 'aaa', '--why', 'x'], 1, 'is not closed: it is open.'],
    [['list'], ['close', 'aaa'], 2, '--result is missing.'],
    [['list'], ['close', 'aaa', '--result', 'good'], 2, '--result "good" is not one of fixed'],
    [['close', 'aaa', '--result', 'heard'], ['reopen', 'aaa'], 2, '--why is missing.'],
  ])('after %j refuses %j', async (before, argv, code, said) => {
    const shop = shopWithOffer();
    await shop.run(before);
    const ran = await shop.run(argv);
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(said)]);
  });

  test('what two machines decided is settled by the next', async () => {
    const shop = shopWithOffer();
    shop.write({ case: id }, [{ kind: 'closed', result: 'heard', replaces: [] }], { machine: 'van-7k2m' });
    shop.write({ case: id }, [{ kind: 'closed', result: 'fixed', replaces: [] }], { machine: 'desk-9x3p' });
    expect((await shop.json('show aaa')).contested).toBe(true);
    expect(await shop.json('close aaa --result fixed')).toMatchObject({ contested: false, rivals: [] });
  });
});

describe('heard undo', () => {
  test('takes back the newest command, then the one before', async () => {
    const shop = shopWithOffer();
    await shop.line('decide aaa live-with-it');
    await shop.line('note -k aaa bring the cable');
    expect((await shop.line('undo')).out).toContain('bring the cable');
    expect(await shop.json('show aaa')).toMatchObject({ notes: [], status: 'living-with-it' });
    await shop.line('undo');
    expect(await shop.json('show aaa')).toMatchObject({ decision: null, status: 'open', followUpOn: null });
  });

  test('never takes back what another machine wrote, nor a withdrawal', async () => {
    const shop = shopWithOffer();
    await shop.line('note -k aaa cable');
    await shop.line('undo');
    const { code, err } = await shop.line('undo');
    expect([code, err]).toEqual([1, expect.stringContaining('nothing to take back')]);
  });

  test('prints what was withdrawn', async () => {
    const shop = shopWithOffer();
    await shop.line('note -k aaa cable');
    const record = shop.records().find(({ events }) => events[0]?.kind === 'noted');
    expect(await shop.json('undo')).toEqual({ schemaVersion: 1, withdrawn: [{ record: record?.id, case: id }] });
  });

  test('goes on where an undo was broken off, before it takes back anything older', async () => {
    const shop = shopWithOffer();
    await shop.line('note -k aaa older');
    const { machine = '' } = shop.records().find(({ events }) => events[0]?.kind === 'noted') ?? {};
    const moment = (later: number) => new Date(Date.now() + later).toISOString();
    const drawn = () => ulid(Date.now(), Math.random);
    const visit = { at: moment(1000), machine, command: drawn() };
    shop.write({ client: 'c-ben001' }, [{ kind: 'client-added', name: 'Ben' }], visit);
    const note = { kind: 'noted', text: 'newer' };
    const noted = shop.write({ case: id }, [note], visit);
    const broken = { at: moment(2000), machine, command: drawn() };
    shop.write({ case: id }, [{ kind: 'withdrawn', record: noted.id }], broken);
    const { out } = await shop.line('undo');
    expect(out).toMatch(/The last undo was broken off[\s\S]*c-ben001/);
    expect((await shop.json('show aaa')).notes).toMatchObject([{ text: 'older' }]);
    expect((await shop.line('undo')).out).toContain('older');
  });

  test('leaves a client whom another case names, and takes back one whom none does', async () => {
    const shop = new Shop();
    await shop.line('note to learn the machine');
    const { machine } = shop.records()[0] ?? {};
    const opened = { kind: 'opened', client: { id: 'c-ana001', name: 'Ana Miller' } };
    const at = '2026-11-22T15:00:00.000Z';
    const command = { at, machine: machine ?? '', command: ulid(Date.parse(at), Math.random) };
    shop.write({ client: 'c-ana001' }, [{ kind: 'client-added', name: 'Ana Miller' }], command);
    shop.write({ case: id }, [opened], command);
    await shop.line('undo');
    const other = shop.write({ case: '2611-bbbbbb' }, [opened]);
    await shop.line('undo');
    const withdrawn = () => shop.records().filter(({ events }) => events[0]?.kind === 'withdrawn');
    expect(withdrawn().map((record) => record.case ?? record.note ?? record.client)).toContain(id);
    expect(withdrawn().some(({ client }) => client !== undefined)).toBe(false);
    expect(await shop.json('show aaa')).toMatchObject({ status: 'closed', outcome: { result: 'withdrawn' } });
    expect((await shop.json('list -a')).cases.map((row: { id: string }) => row.id)).toEqual([other.case]);
    const { code, err } = await shop.line('decide aaa think --until 2w');
    expect([code, err]).toEqual([1, expect.stringContaining('was withdrawn')]);
  });
});
