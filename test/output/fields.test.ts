import { describe, expect, it } from 'vitest';
import { caseDocument } from '../../src/output/case-document.ts';
import { documentFields, pickFields, readFields } from '../../src/output/fields.ts';
import { jsonLine, ndjsonLines } from '../../src/output/ndjson.ts';
import { rowDocument } from '../../src/output/row-document.ts';
import { widthOf } from '../../src/output/width.ts';
import { exampleCase, exampleRow } from './example.ts';

const document = caseDocument(exampleCase);

describe('readFields', () => {
  it('knows every field of a case document, two levels deep', () => {
    const found = Object.entries(document).flatMap(([key, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      const isStage = typeof first === 'object' && first !== null;
      return [key, ...(isStage ? Object.keys(first).map((name) => `${key}.${name}`) : [])];
    });
    expect(found.filter((field) => !documentFields.includes(field))).toEqual([]);
  });

  it.each(['id', 'id, client.name', 'offer.fixes.title', 'problem.answers.which', 'history'])('takes %s', (typed) => {
    expect(readFields(typed).ok).toBe(true);
  });

  it.each([
    ['clientname', '"clientname" is no field of a case: did you mean client.name?'],
    ['id,statsu', '"statsu" is no field of a case: did you mean status?'],
  ])('refuses %s and names the nearest', (typed, reason) => {
    expect(readFields(typed)).toEqual({ ok: false, reason });
  });

  it.each(['', 'id,', '__proto__', 'problem.answers.a.b'])('refuses %j', (typed) => {
    expect(readFields(typed).ok).toBe(false);
  });
});

describe('pickFields', () => {
  it('keeps the shape of the document', () => {
    expect(pickFields(document, ['id', 'client.name', 'problem.frequency', 'problem.answers.which'])).toEqual({
      id: '2611-k7m4xq',
      client: { name: 'Mrs Alder' },
      problem: { frequency: { times: 3, per: 'week' }, answers: { which: 'everything' } },
    });
  });

  it('reaches into lists, item by item', () => {
    expect(pickFields(document, ['promises.what', 'promises.state'])).toEqual({
      promises: [
        { what: 'Send the link', state: 'open' },
        { what: 'Call about the photos', state: 'open' },
        { what: 'Bring the cable', state: 'kept' },
      ],
    });
  });

  it('gives null where nothing is known', () => {
    const bare = caseDocument({ ...exampleCase, offer: null });
    expect(pickFields(bare, ['closedAt', 'offer.sums.savePerYear', 'problem.answers.nope'])).toEqual({
      closedAt: null,
      offer: null,
      problem: { answers: { nope: null } },
    });
  });
});

describe('rowDocument', () => {
  it('has exactly the keys of the contract', () => {
    const keys = 'id status openedAt updatedAt closedAt client playbook priority choice result followUpOn words';
    expect(Object.keys(rowDocument(exampleRow))).toEqual(keys.split(' '));
  });

  it.each(['x'.repeat(500), '日本'.repeat(200), `${'a\n'.repeat(200)}`])('cuts the words to 120 columns', (words) => {
    const cut = rowDocument({ ...exampleRow, words }).words;
    expect(words.startsWith(cut)).toBe(true);
    expect(widthOf(cut.replaceAll('\n', ' '))).toBe(120);
  });
});

describe('ndjsonLines', () => {
  it('is a line a document, and nothing in it acts on a terminal', () => {
    const lines = [...ndjsonLines([{ a: 'one\n\u001b[2J\u009b\u202e' }, { a: 'two' }])];
    expect(lines).toEqual(['{"a":"one\\n\\u001b[2J\\u009b\\u202e"}\n', '{"a":"two"}\n']);
    expect(JSON.parse(jsonLine({ a: '\ud83d 👩\u200d💻' }))).toEqual({ a: '\ud83d 👩\u200d💻' });
  });
});
