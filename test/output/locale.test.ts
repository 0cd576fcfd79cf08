import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import { changeView } from '../../src/output/change-view.ts';
import { draftView } from '../../src/output/draft-view.ts';
import { facingView } from '../../src/output/facing-view.ts';
import { localeOf } from '../../src/output/locale.ts';
import { offerLines, offerView } from '../../src/output/offer-view.ts';
import { recordedView } from '../../src/output/recorded-view.ts';
import { reofferView } from '../../src/output/reoffer-view.ts';
import { plainSpeech, type Speech, speechOf } from '../../src/output/speech.ts';
import { createStyle } from '../../src/output/style.ts';
import { importsOf } from '../import-rules.ts';
import { exampleCase, offer } from './example.ts';

describe('the locale of the helper', () => {
  test.each([
    [{}, undefined],
    [{ LANG: 'de_DE.UTF-8' }, 'de-DE'],
    [{ LANG: 'de_DE.UTF-8@euro' }, 'de-DE'],
    [{ LANG: 'de_DE@euro' }, 'de-DE'],
    [{ LANG: 'de-CH' }, 'de-CH'],
    [{ LANG: 'fr' }, 'fr'],
    [{ LANG: 'fil_PH.UTF-8' }, 'fil-PH'],
    [{ LANG: 'es_419.UTF-8' }, 'es-419'],
    [{ LANG: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8' }, 'de-DE'],
    [{ LANG: 'de_DE.UTF-8', LC_TIME: 'fr_FR.UTF-8', LC_ALL: 'ja_JP.UTF-8' }, 'ja-JP'],
    [{ LANG: 'de_DE.UTF-8', LC_TIME: '', LC_ALL: '' }, 'de-DE'],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, undefined],
    [{ LANG: 'C' }, undefined],
    [{ LANG: 'C.UTF-8' }, undefined],
    [{ LANG: 'POSIX' }, undefined],
    [{ LANG: '' }, undefined],
    [{ LANG: 'en_US.UTF-8' }, undefined],
    [{ LANG: 'en_GB' }, undefined],
    [{ LANG: 'en' }, undefined],
    [{ LANG: 'ar_EG.UTF-8' }, undefined],
    [{ LANG: 'he_IL.UTF-8' }, undefined],
    [{ LANG: 'german' }, undefined],
    [{ LANG: 'de_DE_and_more' }, undefined],
    [{ LANG: '\u001b[2J' }, undefined],
  ])('of %j is %s', (env, locale) => expect(localeOf(env, 'linux')).toBe(locale));

  test('is not known on Windows', () => expect(localeOf({ LANG: 'de_DE.UTF-8' }, 'win32')).toBeUndefined());
});

const money = (amount: number, currency: string) => ({ amount, currency });

describe('money is said', () => {
  test.each([
    ['de-DE', money(125_050, 'EUR'), '1.250,50 €'],
    ['de-DE', money(125_050, 'USD'), '1.250,50 $'],
    ['de-DE', money(9_000, 'USD'), '90 $'],
    ['de-DE', money(-500, 'EUR'), '-5 €'],
    ['de-DE', money(1_500, 'KWD'), '1,500 KWD'],
    ['de-DE', money(2_000, 'KWD'), '2 KWD'],
    ['de-DE', money(1_250, 'JPY'), '1.250 ¥'],
    // Intl would give the krona of Iceland and the forint other decimals than ISO 4217 does, or than are kept.
    ['de-DE', money(1_250, 'ISK'), '1.250 ISK'],
    ['de-DE', money(125_050, 'HUF'), '1.250,50 HUF'],
    ['de-DE', money(900_719_925_474_099_1, 'USD'), '90.071.992.547.409,91 $'],
    // No line may break inside the number.
    ['fr-FR', money(125_050, 'EUR'), '1\u00a0250,50 €'],
    ['de-CH', money(125_050, 'CHF'), "CHF 1'250.50"],
    ['ja-JP', money(1_250, 'JPY'), '￥1,250'],
    ['bn-BD', money(125_050, 'USD'), '1,250.50 US$'],
    [undefined, money(125_050, 'USD'), '$1,250.50'],
    ['xx-YY', money(125_050, 'USD'), '$1,250.50'],
  ])('in %s: %j is "%s"', (locale, amount, said) => expect(speechOf(locale).money(amount)).toBe(said));
});

const zone = process.env.TZ;
afterEach(() => {
  process.env.TZ = zone;
});

describe('dates are said', () => {
  test.each([
    ['de-DE', '2027-02-20', 'Sa., 20. Feb. 2027', 'Sa., 20. Feb.', '20. Feb. 2027'],
    ['fr-FR', '2027-02-20', 'sam. 20 févr. 2027', 'sam. 20 févr.', '20 févr. 2027'],
    ['ja-JP', '2027-02-20', '2027年2月20日(土)', '2月20日(土)', '2027年2月20日'],
    ['de-DE', '2027-02-20T12:30:00.000Z', 'Sa., 20. Feb. 2027, 12:30', 'Sa., 20. Feb., 12:30', '20. Feb. 2027, 12:30'],
    ['de-DE', 'Sat, maybe', 'Sat, maybe', 'Sat, maybe', 'Sat, maybe'],
    ['de-DE', '2027-02-30', '2027-02-30', '2027-02-30', '2027-02-30'],
    [undefined, '2027-02-20', 'Sat 20 Feb 2027', 'Sat 20 Feb', '20 Feb 2027'],
    [undefined, '2027-02-03T12:30:00.000Z', 'Wed 3 Feb 2027, 12:30', 'Wed 3 Feb, 12:30', '3 Feb 2027, 12:30'],
    [undefined, 'Sat, maybe in 2027', 'Sat, maybe in 2027', 'Sat, maybe in 2027', 'Sat, maybe in 2027'],
    ['xx-YY', '2027-02-20', 'Sat 20 Feb 2027', 'Sat 20 Feb', '20 Feb 2027'],
  ])('in %s: %s is "%s"', (locale, value, whole, thisYear, bare) => {
    const { date } = speechOf(locale);
    expect([date(value), date(value, 'year'), date(value, 'weekday')]).toEqual([whole, thisYear, bare]);
  });

  test('in the calendar and the digits in which they are typed', () => {
    expect(speechOf('th-TH').date('2027-02-20')).toMatch(/\b20\b.* 2027$/);
    expect(speechOf('bn-BD').date('2027-02-20')).toMatch(/\b20\b.* 2027$/);
  });

  test('as the day of the calendar wherever the computer stands, an instant in local time', () => {
    const { date } = speechOf('de-DE');
    process.env.TZ = 'Pacific/Kiritimati';
    expect([date('2026-11-27'), date('2026-11-22T12:00:00.000Z')]).toEqual([
      'Fr., 27. Nov. 2026',
      'Mo., 23. Nov. 2026, 02:00',
    ]);
    process.env.TZ = 'Pacific/Pago_Pago';
    expect([date('2026-11-27'), date('2026-11-22T12:00:00.000Z')]).toEqual([
      'Fr., 27. Nov. 2026',
      'So., 22. Nov. 2026, 01:00',
    ]);
  });
});

test.each([
  [1.5, '1,5', '1.5'],
  ['8.875', '8,875', '8.875'],
  ['19', '19', '19'],
  ['about 19', 'about 19', 'about 19'],
  ['', '', ''],
])('the number %j is said "%s" in German', (value, german, plain) => {
  expect([speechOf('de-DE').number(value), plainSpeech.number(value)]).toEqual([german, plain]);
});

test('no blank in it has a width of its own, and none is a sign that acts on text', () => {
  const locales = ['cs-CZ', 'de-AT', 'fr-CA', 'lt-LT', 'nb-NO', 'pl-PL', 'pt-PT', 'sv-SE', 'uk-UA', 'zh-TW'];
  fc.assert(
    fc.property(fc.constantFrom(...locales), fc.integer(), (locale, amount) => {
      const { money, date } = speechOf(locale);
      const said = money({ amount, currency: 'USD' }) + date('2027-02-20T12:30:00.000Z');
      expect(said).not.toMatch(/(?![ \u00a0])\s|\p{Cf}|\p{Cc}/u);
    }),
  );
});

test('a style speaks as its locale does', () => {
  const said = ({ money: ofMoney, date }: Speech) => [ofMoney(money(9_050, 'USD')), date('2027-02-20')];
  expect(said(createStyle({ color: false, columns: 80, locale: 'de-DE' }))).toEqual(['90,50 $', 'Sa., 20. Feb. 2027']);
  expect(said(createStyle({ color: false, columns: 80 }))).toEqual(['$90.50', 'Sat 20 Feb 2027']);
});

describe('what a German helper turns to a client', () => {
  const style = createStyle({ color: false, columns: 80, locale: 'de-DE' });
  const fixed: Case = { ...exampleCase, decision: { choice: 'fix', option: 'ssd', at: exampleCase.updatedAt } };
  test.each([
    ['the offer', offerView(offer, style), [' 90 $ ', 'In money: 520 $ a year.', 'on Sa., 20. ']],
    ['the offer, line by line', offerLines(offer, style), ['for 90 $.', 'Good until So., 6. Dez. 2026.']],
    ['the offer across the desk', facingView(offer, style, 40).join('\n'), [' 90 $ ', 'on Sa., 20. ']],
    ['a new offer', reofferView(fixed, style), ['for 90 $. That stays']],
    ['what was recorded', recordedView({ cases: [exampleCase], refused: 0 }, style), ['by So., 20. Dez. 2026.']],
    ['what changed', changeView(exampleCase, [], style), ['Look again  Sa., 20. Feb. 2027']],
    ['an interview left', draftView('2611-k7m4xq', exampleCase.openedAt, style), ['began on So., 22. Nov. 2026, ']],
  ])('%s is in German figures', (_what, text, said) => {
    for (const one of said) expect(text).toContain(one);
    expect(text).not.toMatch(/\$\d|\b(?:Sun|Sat) /);
  });
});

test('a style is made without zod, which a list has no time to load', () => {
  const src = join(import.meta.dirname, '../../src');
  const loaded = new Set(['output/style.ts']);
  for (const path of loaded) {
    if (!path.endsWith('.ts')) continue;
    const imports = importsOf({ path, text: readFileSync(join(src, path), 'utf8') });
    for (const { to, typeOnly } of imports) if (!typeOnly) loaded.add(to);
  }
  expect([...loaded].filter((path) => !path.endsWith('.ts'))).toEqual(['chalk']);
  expect(loaded).toContain('domain/money.ts');
});

/** Where a file says money or a date in a way of its own. */
function ownSpeech(text: string): readonly string[] {
  return text.match(/\b(?:formatMoney|speakDate|toLocale\w*|Intl\.(?:Number|DateTime)Format)\b/g) ?? [];
}

describe('what people read', () => {
  const output = join(import.meta.dirname, '../../src/output');
  const files = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

  test('says money and dates through a speech alone', () => {
    const found = files.filter((path) => ownSpeech(readFileSync(join(output, path), 'utf8')).length > 0);
    expect(found).toEqual(['speech.ts']);
  });

  test.each(['speakDate(due)', 'texts.map(formatMoney)', 'new Intl.DateTimeFormat()', 'at.toLocaleString()'])(
    'which finds "%s"',
    (text) => expect(ownSpeech(text)).toHaveLength(1),
  );
});
