import { isDate } from '../dates.ts';
import { editions, type Fact, factKinds, type Product, type Update } from './fact.ts';

type Unknown<T> = Partial<Record<keyof T, unknown>>;

/** An update as it was kept; undefined for anything else. By hand, as a schema takes a fifth of a second for thousands of facts. */
export function parseUpdate(value: unknown): Update | undefined {
  const { schema, products }: Unknown<Update> = Object(value);
  return schema === 1 && Array.isArray(products) && products.every(isProduct) ? (value as Update) : undefined;
}

function isProduct(value: unknown): boolean {
  const { id, name, aliases, facts }: Unknown<Product> = Object(value);
  if (!isText(id) || !isText(name) || !Array.isArray(aliases) || !Array.isArray(facts)) return false;
  return aliases.every(isText) && facts.every(isFact);
}

function isFact(value: unknown): boolean {
  const { version = '', edition = 'home', kind, date, note = '', source, seenOn }: Unknown<Fact> = Object(value);
  const isKnown =
    (factKinds as readonly unknown[]).includes(kind) && (editions as readonly unknown[]).includes(edition);
  return isKnown && isEnd(date) && isDay(seenOn) && [version, note, source].every(isText);
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isDay = (value: unknown): boolean => isText(value) && isDate(value);
const isEnd = (value: unknown): boolean => value === null || typeof value === 'boolean' || isDay(value);
