import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseDocument } from '../../src/output/case-document.ts';
import { undefuse } from '../../src/output/cell.ts';
import { csvLines } from '../../src/output/csv.ts';
import { figure } from '../figures.ts';
import { cellText, parse } from '../output/csv-reader.ts';
import { exampleCase } from '../output/example.ts';

const each = 5;
const texts = fc.sample(cellText, { numRuns: 10_000, seed: 1122 });

/** Cases that hold the texts in the columns by, client, words, worry and blocked. */
const documents = Array.from({ length: texts.length / each }, (_, at) => {
  const [by = '', name = '', words = '', worry = '', blocked = ''] = texts.slice(at * each, (at + 1) * each);
  const whole = caseDocument(exampleCase);
  return {
    ...whole,
    by,
    client: { id: 'c-aaaaaa', name },
    listening: { ...whole.listening!, words },
    problem: { ...whole.problem!, worry, blocked },
  };
});

// Formulas are told here by a list of their own. There is no command yet that imports a CSV: `undefuse` is what it will read with.
const isFormula = (cell: string) => /^[\s\u00a0\u3000']*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(cell);

test('a spreadsheet finds no formula in an export, and every text comes back as it was', () => {
  const columns = ['by', 'client', 'words', 'worry', 'blocked'];
  const [, ...rows] = parse([...csvLines(documents, 'defused', columns)].join(''));
  const cells = rows.flat();
  expect(texts.filter(isFormula).length).toBeGreaterThan(2000);
  const undefused = cells.filter((cell) => isFormula(cell) && !cell.startsWith("'")).length;
  const same = texts.filter((text, at) => cells[at] !== undefined && undefuse(cells[at]) === text).length;
  figure('S2', `undefused ${undefused}, round trip ${same}/${texts.length}`, {
    found: { cells: cells.length, undefused, same },
    wanted: { cells: 10_000, undefused: 0, same: 10_000 },
  });
});
