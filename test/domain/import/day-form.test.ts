import { expect, test } from 'vitest';
import { readDayForm, whyNotPast } from '../../../src/domain/import/day-form.ts';

const read = (form: string, cell: string) => {
  const found = readDayForm(form);
  return found.ok ? found.value(cell) : found.reason;
};
const local = (text: string) => new Date(text).toISOString();

test.each([
  ['DD.MM.YYYY', '4.3.2024', '2024-03-04'],
  ['DD.MM.YYYY', ' 04.03.2024 ', '2024-03-04'],
  ['DD.MM.YYYY', '31.02.2024', undefined],
  ['DD.MM.YYYY', '29.02.2024', '2024-02-29'],
  ['DD.MM.YYYY', '04.03.24', undefined],
  ['DD.MM.YYYY', '04/03/2024', undefined],
  ['DD.MM.YY', '04.03.24', '2024-03-04'],
  ['MM/DD/YYYY', '3/4/2024', '2024-03-04'],
  ['DD/MM/YYYY', '3/4/2024', '2024-04-03'],
  ['YYYY年MM月DD日', '2024年3月4日', '2024-03-04'],
  ['ISO', '2024-03-04', '2024-03-04'],
  ['ISO', '2024-03-04T10:00:00Z', '2024-03-04T10:00:00.000Z'],
  ['ISO', '2024-03-04T10:00:00+01:00', '2024-03-04T09:00:00.000Z'],
  ['ISO', '2024-02-31T10:00:00Z', undefined],
  ['ISO', '2024-03-04 10:30', local('2024-03-04T10:30')],
  ['DD.MM.YYYY', '4.3.2024, 9:05:59', local('2024-03-04T09:05')],
  ['MM/DD/YYYY', '3/4/2024 12:05 AM', local('2024-03-04T00:05')],
  ['MM/DD/YYYY', '3/4/2024 1:05 pm', local('2024-03-04T13:05')],
  ['MM/DD/YYYY', '3/4/2024 13:05 pm', undefined],
  ['DD.MM.YYYY', '4.3.2024 24:00', undefined],
  ['DD.MM.YYYY', 'soon', undefined],
])('in the form %s %j is %s', (form, cell, day) => expect(read(form, cell)).toBe(day));

test.each(['DD.MM', 'DD.DD.YYYY', 'DD.MM.YYYY YY', '', 'D.M.Y'])('%j is no form', (form) =>
  expect(read(form, 'x')).toMatch(/is no form of a date/),
);

test.each([
  ['2024-03-04', undefined],
  ['2026-11-22', undefined],
  ['2026-11-23', 'is still to come'],
  ['1999-12-31', 'is before the year 2000, where heard begins'],
  ['2026-11-22T12:00:00.000Z', undefined],
])('a case of %s: %s', (day, why) => expect(whyNotPast(day, Date.parse('2026-11-22T12:00:00Z'))).toBe(why));
