import { blank, findSecrets } from './find.ts';
import type { SecretName } from './secret.ts';

/** The names of the secrets in the texts of a value, each once. Texts that were `settled` before are passed over. */
export function secretsWithin(value: unknown, settled: ReadonlySet<string> = new Set()): readonly SecretName[] {
  const found = textsWithin(value).filter((text) => !settled.has(text));
  return [...new Set(found.flatMap((text) => findSecrets(text).map(({ name }) => name)))];
}

/** The same value with every secret in its texts blanked, but for those that were `settled` before. */
export function blankWithin<T>(value: T, settled: ReadonlySet<string> = new Set()): T {
  return mapped(value, (text) => (settled.has(text) ? text : blank(text, findSecrets(text)))) as T;
}

/** Every text in a value, however deep. */
export function textsWithin(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsWithin) : [];
}

/** "a card number and a password". */
export function speakSecrets(names: readonly SecretName[]): string {
  return names.join(', ').replace(/, ([^,]*)$/, ' and $1');
}

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, change)]));
}
