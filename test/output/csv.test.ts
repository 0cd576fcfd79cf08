import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseDocument } from '../../src/output/case-document.ts';
import { csvCell, defuse, undefuse } from '../../src/output/cell.ts';
import { csvLines, readColumns } from '../../src/output/csv.ts';
import { cellText, parse, starts } from './csv-reader.ts';
import { exampleCase, usd } from './example.ts';

describe('a cell', () => {
  it('with any text comes back as it was, and is no formula on the way', () => {
    fc.assert(
      fc.property(fc.array(cellText, { minLength: 1 }), (texts) => {
        const [row = []] = parse(`${texts.map((text) => csvCell(text, 'defused')).join(',')}\r\n`);
        expect(row.filter((cell) => /^[\s\u00a0\u3000]*[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
        expect(row.map(undefuse)).toEqual(texts);
      }),
      { numRuns: 500 },
    );
  });

  it('left raw comes back as it was without more ado', () => {
    fc.assert(
      fc.property(fc.array(cellText, { minLength: 1 }), (texts) => {
        expect(parse(`${texts.map((text) => csvCell(text, 'raw')).join(',')}\r\n`)).toEqual([texts]);
      }),
    );
  });

  it.each([...starts.map((start) => `${start}1+1`), ' =1', '\u3000＝1', "'=1", '-2+3', '+49 170 1234'])(
    'with %j is defused',
    (text) => {
      expect(defuse(text)).toBe(`'${text}`);
    },
  );

  it.each(['plain', '', 'a=b', "it's", "'quoted'", 'say "hi"'])('with %j stays as it is', (text) => {
    expect(defuse(text)).toBe(text);
    expect(undefuse(text)).toBe(text);
  });

  it.each([
    [-5, '-5'],
    [0.5, '0.5'],
    [true, 'true'],
    [null, ''],
    [undefined, ''],
  ])('with %s holds %j', (value, text) => {
    expect(csvCell(value, 'defused')).toBe(text);
  });
});

describe('csvLines', () => {
  const columns =
    'id status opened_at updated_at closed_at by kind client_id client devices playbook words wants confirmed worry blocked deadline frequency_times frequency_per minutes priority choice decision_words option fix_title quote_total quote_currency result works spent_minutes charged charged_currency paid cause promises_open follow_up_on times_again notes caused_by repeat_of contested';

  it('has the columns of the contract in their order', () => {
    expect(parse([...csvLines([], 'defused')].join(''))).toEqual([columns.split(' ')]);
  });

  it('holds a case, the words whole, money in whole units', () => {
    const outcome = { result: 'fixed', works: 'yes', minutes: 45, charged: usd(9050), paid: 'cash' } as const;
    const [names = [], row = []] = parse(
      [...csvLines([caseDocument({ ...exampleCase, outcome })], 'defused')].join(''),
    );
    const cells = Object.fromEntries(names.map((name, index) => [name, row[index]]));
    expect(cells).toMatchObject({
      id: '2611-k7m4xq',
      status: 'living-with-it',
      client: 'Mrs Alder',
      words: 'It takes forever to start,\nand the invoice must be out by Friday.',
      confirmed: 'true',
      frequency_times: '3',
      frequency_per: 'week',
      choice: 'live-with-it',
      fix_title: 'The computer starts in under a minute',
      quote_total: '90',
      quote_currency: 'USD',
      spent_minutes: '45',
      charged: '90.5',
      promises_open: '2',
      notes: '1',
      closed_at: '',
      contested: 'false',
    });
  });

  it('prints only the columns asked for, in the order asked', () => {
    expect([...csvLines([caseDocument(exampleCase)], 'defused', ['client', 'id'])]).toEqual([
      'client,id\r\n',
      'Mrs Alder,2611-k7m4xq\r\n',
    ]);
  });
});

describe('readColumns', () => {
  it('takes names that are columns and names the nearest for one that is none', () => {
    expect(readColumns('id, client')).toEqual({ ok: true, value: ['id', 'client'] });
    expect(readColumns('id,clint')).toEqual({
      ok: false,
      reason: '"clint" is no column of a case: did you mean client?',
    });
    expect(readColumns('problem.answers.which').ok).toBe(false);
  });
});
