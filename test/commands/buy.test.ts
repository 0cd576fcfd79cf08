import { describe, expect, test } from 'vitest';
import { HeardError } from '../../src/errors.ts';
import { Shop } from './shop.ts';

const id = '2611-aaaaaa';
const flags = [
  ...['--must-do', 'invoices', '--works-with', 'her Brother printer', '--still-sold', 'yes'],
  ...['--updates-until', '2027-10', '--parts-until', 'no-date', '--return-by', '5 dec', '--source', 'dell.com'],
];

function shopWithCase(): Shop {
  const shop = new Shop();
  shop.case(id, 'It is slow');
  return shop;
}

describe('heard buy', () => {
  test('prints the card, and writes nothing', async () => {
    const shop = shopWithCase();
    const { out } = await shop.run(['buy', 'a', 'laptop', ...flags]);
    expect(out).toMatchInlineSnapshot(`
      "Before you buy: a laptop
        Must do             invoices
        Works with          her Brother printer
        Still sold          yes
        Updates until       Sun 31 Oct 2027
        Parts, cloud until  the maker gives no date
        Return by           Sat 5 Dec 2026
        Source              dell.com, seen Sun 22 Nov 2026

      Worth knowing
      - Still sold; that says nothing about updates.
      - Updates end in 11 months: ask how long other models get them.
      - The maker gives no date for parts or cloud service: nothing is promised.
      - Try it with her Brother printer before Sat 5 Dec 2026, the last day to return
        it.
      "
    `);
    expect(shop.records()).toHaveLength(1);
  });

  test('shows what is open as questions', async () => {
    const { out } = await shopWithCase().line('buy a laptop --must-do invoices');
    expect(out).not.toContain('What must it do?');
    expect(out).toContain('Still to ask\n- What must it work with?\n- Is it still sold?\n');
  });

  test('with --case is a note of that case, on one line', async () => {
    const shop = shopWithCase();
    const { out } = await shop.run(['buy', 'a laptop', '-k', 'aaa', '--updates-until', '2027-10']);
    expect(out).toMatch(/^Before you buy: a laptop\n[\s\S]*\n\nNoted: 2611-aaaaaa \(Ana Miller\)\n$/);
    const [note] = (await shop.json('show aaa')).notes;
    expect(note.text).toMatch(
      /^Before you buy a laptop: updates until: Sun 31 Oct 2027; still to ask: What must it do\? /,
    );
    expect(note.text).not.toContain('\n');
  });

  test('as JSON is one document', async () => {
    expect(await shopWithCase().json(['buy', 'a laptop', ...flags])).toMatchObject({
      schemaVersion: 1,
      what: 'a laptop',
      stillSold: 'yes',
      updatesUntil: '2027-10-31',
      partsUntil: 'no-date',
      returnBy: '2026-12-05',
      stillToAsk: [],
      case: null,
    });
  });

  test('walks the lines that are open with somebody at a terminal, and asks again what it cannot read', async () => {
    const shop = shopWithCase();
    const asked: string[] = [];
    const answers = ['a laptop', '', 'soonish', '2027-10', '', '2w', 'dell.com'];
    const person = { line: async (question: string) => answers[asked.push(question) - 1] ?? '' };
    const { out } = await shop.line('buy --must-do invoices --still-sold yes', { person });
    expect(asked).toEqual([
      'What is to be bought?',
      'What must it work with?',
      'Until when does the maker give updates? (2029-10, no-date or ?)',
      expect.stringMatching(/^"soonish" is no such day: .* Until when does the maker give updates\?/),
      'Until when are there parts, or the cloud it needs? (2029-10, no-date or ?)',
      'Until when can it go back? (2w or 5 dec)',
      'Where were those dates read?',
    ]);
    expect(out).toContain('  Updates until  Sun 31 Oct 2027\n  Return by      Sun 6 Dec 2026\n');
  });

  test('what the support dates know is not asked, and comes with its source', async () => {
    const asked: string[] = [];
    const person = { line: async (question: string) => (asked.push(question) === 1 ? 'invoices' : '') };
    const { out } = await shopWithCase().line('buy Windows 10 laptop', { person });
    expect(asked.join(' ')).not.toContain('updates');
    expect(out).toMatch(
      /^The support dates know this already.*\n {2}Updates until {2}Tue 14 Oct 2025\n {2}Source {9}https:\S+ for Windows 10 22H2, seen [\s\S]*?\n\nEnter alone/,
    );
    expect(out.slice(out.indexOf('Before you buy'))).toContain('Updates until  Tue 14 Oct 2025\n');
    const own = await shopWithCase().json('buy Windows 10 laptop --updates-until 2028-10');
    expect(own).toMatchObject({ updatesUntil: '2028-10-31', source: null, seenOn: null });
  });

  /** Somebody who answers so much and then leaves. */
  function leaver(...answers: readonly string[]) {
    const left = [...answers];
    const stop = async () => {
      throw new HeardError('Stopped. Nothing was changed.', { code: 'interrupted' });
    };
    return { line: async () => left.shift() ?? stop(), confirm: stop };
  }

  test('who leaves gets what was answered, and a command line that asks for the rest alone', async () => {
    const shop = shopWithCase();
    const { code, out, err } = await shop.line('buy Windows 10 laptop --still-sold yes -k aaa', {
      person: leaver('--json "it\'s $5"', ''),
    });
    expect([code, err, shop.records().length]).toEqual([130, 'heard: Stopped. Nothing was changed.\n', 1]);
    expect(out).toContain('Before you buy: Windows 10 laptop\n  Must do        --json "it\'s $5"\n');
    const line = /\nTo go on from here:\n(heard buy .*)\n/.exec(out)?.[1] ?? '';
    expect(line).toBe(`heard buy "Windows 10 laptop" '--must-do=--json "it'\\''s $5"' --still-sold yes -k 2611-aaaaaa`);
    const words = ['buy', 'Windows 10 laptop', '--must-do=--json "it\'s $5"', '--still-sold', 'yes', '-k', id];
    expect(await shop.json(words)).toMatchObject({
      mustDo: '--json "it\'s $5"',
      stillSold: 'yes',
      updatesUntil: '2025-10-14',
      seenOn: '2026-08-22',
      case: id,
    });
  });

  test('what was asked to be bought is not lost either, even where it looks like a flag', async () => {
    const { code, out } = await shopWithCase().line('buy', { person: leaver('-5 degree freezer') });
    expect([code, out]).toEqual([130, expect.stringContaining('\nheard buy -- "-5 degree freezer"\n')]);
    expect((await shopWithCase().run(['buy', '--', '-5 degree freezer'])).out).toContain('buy: -5 degree freezer\n');
  });

  test('who leaves when asked about a secret on the card has the card', async () => {
    const shop = shopWithCase();
    const person = leaver('invoices', 'the password is Tr0ub4dor&3', '', '', '', '');
    const { code, out } = await shop.line('buy laptop -k aaa', { person });
    expect([code, shop.records().length]).toEqual([130, 1]);
    expect(out).toContain('\nheard buy laptop --must-do invoices --works-with "the password is Tr0ub4dor&3" -k ');
  });

  test('who leaves before the first answer has lost nothing, and gets no card', async () => {
    const { code, out } = await shopWithCase().line('buy a laptop', { person: leaver() });
    expect([code, out]).toEqual([130, 'Enter alone leaves a line open.\n']);
  });

  test.each([
    ['buy', 2, '<what> is missing.'],
    ['buy laptop --updates-until soonish', 2, '--updates-until: "soonish" is no such day'],
    ['buy laptop --return-by never', 2, '--return-by: "never"'],
    ['buy laptop --still-sold maybe', 2, '--still-sold: "maybe" is not yes, no or unknown.'],
    ['buy laptop -k zzz', 1, 'There is no case "zzz".'],
  ])('refuses "%s"', async (line, code, said) => {
    const shop = shopWithCase();
    const ran = await shop.line(line);
    expect([ran.code, ran.out, ran.err, shop.records().length]).toEqual([code, '', expect.stringContaining(said), 1]);
  });
});
