import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseDocument } from '../../src/output/case-document.ts';
import { csvLines } from '../../src/output/csv.ts';
import { Shop } from '../commands/shop.ts';
import { figure } from '../figures.ts';
import { cellText, parse } from '../output/csv-reader.ts';
import { exampleCase } from '../output/example.ts';

const each = 4;
// Blanks alone are an empty cell, and half a character is no UTF-8.
const anything = cellText.filter((text) => text.trim() !== '' && !/\p{Cs}/u.test(text));
const texts = fc.sample(anything, { numRuns: 10_000, seed: 1122 });

/** Cases that hold the texts in the columns worry, blocked, deadline and decision_words. */
const documents = Array.from({ length: texts.length / each }, (_, at) => {
  const [worry = '', blocked = '', deadline = '', words = ''] = texts.slice(at * each, (at + 1) * each);
  const whole = caseDocument(exampleCase);
  return {
    ...whole,
    id: `2611-${at.toString().padStart(6, '0')}`,
    problem: { ...whole.problem!, worry, blocked, deadline },
    decision: { ...whole.decision!, words },
  };
});

// Formulas are told here by a list of their own.
const isFormula = (cell: string) => /^[\s\u00a0\u3000']*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(cell);

test('a spreadsheet finds no formula in an export, and every text comes back as it was when it is imported', async () => {
  const stdin = [...csvLines(documents, 'defused')].join('');
  const columns = ['worry', 'blocked', 'deadline', 'decision_words'];
  const [, ...rows] = parse([...csvLines(documents, 'defused', columns)].join(''));
  const cells = rows.flat();
  expect(texts.filter(isFormula).length).toBeGreaterThan(2000);
  const undefused = cells.filter((cell) => isFormula(cell) && !cell.startsWith("'")).length;
  const shop = new Shop();
  expect(await shop.line('import - --map heard --quiet', { stdin })).toMatchObject({ code: 0, err: '' });
  const { cases } = await shop.json('export --format json');
  const read = new Map<string, readonly string[]>();
  for (const { id, problem, decision } of cases)
    read.set(id, [problem.worry, problem.blocked, problem.deadline, decision.words]);
  const same = documents.flatMap(({ id }, at) =>
    texts.slice(at * each, (at + 1) * each).filter((text, place) => read.get(id)?.[place] === text),
  ).length;
  figure('S2', `undefused ${undefused}, round trip ${same}/${texts.length}`, {
    found: { cells: cells.length, undefused, same },
    wanted: { cells: 10_000, undefused: 0, same: 10_000 },
  });
});
