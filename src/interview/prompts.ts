import type { Key, Raw } from './step.ts';

/** The typed text, without blanks around it; empty for a key or ticks. */
export function text(raw: Raw): string {
  return raw.type === 'text' ? raw.text.trim() : '';
}

/** The key that was pressed, if it is one of these. */
export function keyIn<T>(raw: Raw, keys: Readonly<Record<string, T>>): T | undefined {
  return raw.type === 'key' && Object.hasOwn(keys, raw.key) ? keys[raw.key] : undefined;
}

/** The key that stood for an earlier answer. */
export function keyBefore(keys: Readonly<Record<string, unknown>>, answer: unknown): { readonly before?: string } {
  const [key] = Object.entries(keys).find(([, value]) => value === answer) ?? [];
  return answer === undefined || key === undefined ? {} : { before: key };
}

/** The keys with the line after one of them starting from what was typed there before. */
export function withLine(
  keys: readonly Key[],
  key: string | undefined,
  line: string | null | undefined,
): readonly Key[] {
  return keys.map((one) =>
    one.key === key && one.then && line ? { ...one, then: { ...one.then, before: line } } : one,
  );
}

/** The key that leaves a question open. */
export const skip = { key: '-', label: 'leave it open (Enter)' } as const;

/** What a reading says to a key that is not there. */
export const strangeKey = { ok: false, reason: 'Press one of the keys.' } as const;

/** What a line starts from, where something was answered before. */
export function lineOf(value: string | number | null | undefined): { readonly before?: string } {
  return value === null || value === undefined ? {} : { before: String(value) };
}
