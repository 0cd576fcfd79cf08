const words = /[\p{L}\p{M}\p{N}'’-]{2,}/gu;

/** The text for strangers: each word of the client's name, or several in a row, became "the client", whatever their case. */
export function withoutName(text: string, name: string): string {
  const parts = name.normalize('NFC').match(words) ?? [];
  if (parts.length === 0) return text;
  const part = `(?:${parts.join('|')})`;
  const named = new RegExp(`(?<![\\p{L}\\p{N}])(?:the\\s+)?${part}(?:[\\s.&]+${part})*(?![\\p{L}\\p{N}])`, 'giu');
  return text.normalize('NFC').replace(named, 'the client');
}
