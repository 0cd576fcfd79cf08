import type { Raw } from './step.ts';

/** The typed text, without blanks around it; empty for a key or ticks. */
export function text(raw: Raw): string {
  return raw.type === 'text' ? raw.text.trim() : '';
}

/** What a line starts from, where something was answered before. */
export function lineOf(value: string | number | null | undefined): { readonly before?: string } {
  return value === null || value === undefined ? {} : { before: String(value) };
}
