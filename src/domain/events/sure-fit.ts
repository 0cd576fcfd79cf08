import type { z } from 'zod';

/** True only for a value that a schema surely accepts; false where the schema itself has to be asked. */
export type SureFit = (value: unknown) => boolean;

type Def = Readonly<Record<string, unknown>> & { readonly type: string };

/**
 * A quick look at whether a value fits a schema. Zod makes a copy of all that it accepts, which is a quarter of the time it
 * takes to fold a journal of years, and nearly every event fits.
 */
export function sureFitOf(schema: z.ZodType): SureFit {
  const def = schema._zod.def as unknown as Def;
  const { checks = [], coerce } = def;
  if (coerce) return never;
  const look = (looks[def.type] ?? unsure)(def);
  // A schema with a form of its own, such as z.int(), is itself its first check.
  const all = [...(def.check === undefined ? [] : [def]), ...(checks as readonly z.core.$ZodCheck[]).map(defOf)];
  const passes = all.map(passOf);
  return passes.length === 0 ? look : (value) => look(value) && passes.every((pass) => pass(value));
}

function defOf(check: z.core.$ZodCheck): Readonly<Record<string, unknown>> {
  return check._zod.def as unknown as Readonly<Record<string, unknown>>;
}

/** What a check lets pass, for those that heard uses. */
function passOf({
  check,
  format,
  value: bound,
  inclusive,
  minimum,
  maximum,
  pattern,
  fn,
}: Readonly<Record<string, unknown>>): SureFit {
  const length = (value: unknown) => (value as { readonly length: number }).length;
  switch (check) {
    case 'number_format':
      return format === 'safeint' ? Number.isSafeInteger : never;
    case 'greater_than':
      return (value) => (value as number) > (bound as number) || (inclusive === true && value === bound);
    case 'less_than':
      return (value) => (value as number) < (bound as number) || (inclusive === true && value === bound);
    case 'min_length':
      return (value) => length(value) >= (minimum as number);
    case 'max_length':
      return (value) => length(value) <= (maximum as number);
    case 'string_format':
      return format === 'regex' && pattern instanceof RegExp && !pattern.global && !pattern.sticky
        ? (value) => pattern.test(value as string)
        : never;
    case 'custom':
      return typeof fn === 'function' ? (value) => fn(value) === true : never;
    default:
      return never;
  }
}

const never: SureFit = () => false;
const unsure = () => never;

const looks: Readonly<Record<string, (def: Def) => SureFit>> = {
  string: () => (value) => typeof value === 'string',
  unknown: () => () => true,
  boolean: () => (value) => typeof value === 'boolean',
  number: () => (value) => typeof value === 'number' && Number.isFinite(value),
  optional({ innerType }) {
    const inner = sureFitOf(innerType as z.ZodType);
    return (value) => value === undefined || inner(value);
  },
  nonoptional({ innerType }) {
    const inner = sureFitOf(innerType as z.ZodType);
    return (value) => value !== undefined && inner(value);
  },
  nullable({ innerType }) {
    const inner = sureFitOf(innerType as z.ZodType);
    return (value) => value === null || inner(value);
  },
  enum({ entries }) {
    const values = new Set<unknown>(Object.values(entries as object));
    return (value) => values.has(value);
  },
  literal({ values }) {
    const known = new Set<unknown>(values as readonly unknown[]);
    return (value) => known.has(value);
  },
  array({ element }) {
    const each = sureFitOf(element as z.ZodType);
    return (value) => Array.isArray(value) && value.every(each);
  },
  union({ options }) {
    const one = (options as readonly z.ZodType[]).map(sureFitOf);
    return (value) => one.some((fits) => fits(value));
  },
  record({ keyType, valueType }) {
    const [key, each] = [sureFitOf(keyType as z.ZodType), sureFitOf(valueType as z.ZodType)];
    return (value) => isRecord(value) && Object.entries(value).every(([name, one]) => key(name) && each(one));
  },
  object({ shape, catchall }) {
    // Loose objects alone: others refuse or drop the keys that they do not name.
    if ((catchall as z.ZodType | undefined)?._zod.def.type !== 'unknown') return never;
    const keys = Object.entries(shape as z.ZodRawShape).map(([key, value]) => ({
      key,
      fits: sureFitOf(value as z.ZodType),
    }));
    return (value) => {
      if (!isRecord(value)) return false;
      for (const { key, fits } of keys) if (!fits(Object.hasOwn(value, key) ? value[key] : undefined)) return false;
      return true;
    };
  },
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
