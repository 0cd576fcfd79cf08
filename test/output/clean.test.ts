import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, cleanLines, escapeJson } from '../../src/output/clean.ts';
import { forbiddenIn, hostile } from '../attacks/payloads.ts';

describe('clean', () => {
  it.each(hostile)('shows %s and does not act on it', (_what, text, shown) => {
    expect(clean(text)).toBe(shown);
  });

  it('lets no forbidden character through, from the table or from anywhere', () => {
    expect(hostile.flatMap(([, text]) => forbiddenIn(clean(text)))).toEqual([]);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => forbiddenIn(clean(text)).length === 0));
    const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
    fc.assert(fc.property(units, (text) => forbiddenIn(clean(text)).length === 0));
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => clean(clean(text)) === clean(text)));
  });

  it.each([
    'plain words, "quoted" — and a €5 note',
    'Grüße, naïve, Ελλάδα, Москва',
    '電池が切れた',
    'שלום',
    'می\u200cخواهم',
    'क्\u200dष',
    '👩\u200d💻 and 👨\u200d👩\u200d👧 and 👋🏽',
    '❤\ufe0f 1\ufe0f\u20e3 🇩🇪 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    '辻\u{e0100}さん',
    'e\u0301',
  ])('leaves %s as it is', (text) => {
    expect(clean(text)).toBe(text);
  });

  it('makes one line of several and blanks of a tab', () => {
    expect(clean('one\ntwo\r\nthree\tfour')).toBe('one two three  four');
  });

  it('keeps line breaks where lines are wanted', () => {
    expect(cleanLines('one\ntwo\r\n\u001bthree')).toEqual(['one', 'two', '␛three']);
  });
});

describe('escapeJson', () => {
  it('gives back the same value and holds no forbidden character but line feeds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = escapeJson(JSON.stringify({ text }, null, 2));
        expect(JSON.parse(json)).toEqual({ text });
        expect(forbiddenIn(json.replaceAll('\n', ''))).toEqual([]);
      }),
    );
  });
});
