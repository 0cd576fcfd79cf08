/** What was understood, or one sentence that says why not, with an example. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** A value that was understood. */
export function understood<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A text that was not understood; the reason is one whole sentence. */
export function refused(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}

/** What was typed, in quotes and at most 40 characters long, for use inside a reason. */
export function quoted(text: string): string {
  const characters = [...text.trim()];
  return characters.length > 40 ? `"${characters.slice(0, 39).join('')}…"` : `"${characters.join('')}"`;
}
