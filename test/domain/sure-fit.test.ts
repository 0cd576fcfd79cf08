import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sureFitOf } from '../../src/domain/events/sure-fit.ts';
import { kinds } from '../../src/domain/events.ts';
import { whole } from './journal-lines.ts';

const schemas = Object.entries(kinds).map(([kind, { schema, surelyFits }]) => ({ kind, schema, surelyFits }));

/** Values that stand where an event has something else. */
const strange = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, '', 0, -1, 1.5, 1e300, [], {}, [''], [null], '2026-02-30', '__proto__', 'USD', 'yes', 'NOW'),
);

/** The same value with something strange at one place in it, or a key less or more. */
function broken(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return strange;
  const keys = Object.keys(value);
  const put = (key: string, one: unknown) =>
    Array.isArray(value) ? value.with(Number(key), one) : { ...value, [key]: one };
  const within = keys.map((key) => broken((value as Record<string, unknown>)[key]).map((one) => put(key, one)));
  const without = Array.isArray(value)
    ? []
    : keys.map((key) => fc.constant(Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))));
  return fc.oneof(strange, ...within, ...without);
}

describe.each(schemas)('an event of kind $kind', ({ kind, schema, surelyFits }) => {
  test('that is whole fits without asking its schema', () => {
    expect(surelyFits(whole[kind])).toBe(true);
  });

  test('is never taken for one that fits where its schema refuses it', () => {
    fc.assert(
      fc.property(broken(whole[kind]), (event) => {
        if (surelyFits(event)) expect(schema.safeParse(event).success).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('where it cannot be sure, the schema is asked', () => {
  const unsure = [
    z.strictObject({}),
    z.object({}),
    z.coerce.string(),
    z.email(),
    z.string().transform(Number),
    z.string().default('x'),
    z.looseObject({}).superRefine(() => {}),
    z.string().trim(),
  ];
  for (const schema of unsure) expect([{}, 'a@b.de', undefined].map(sureFitOf(schema))).toEqual([false, false, false]);
});
