const words = /[\p{L}\p{M}\p{N}'’-]{2,}/gu;

/** The text for strangers: each word of the client's name, or several in a row, became "the client", whatever their case. */
export function withoutName(text: string, name: string): string {
  // Straight or curly, full-width or not: it is the same name.
  const parts = (name.normalize('NFKC').match(words) ?? []).map((part) => part.replace(/['’]/g, "['’]"));
  if (parts.length === 0) return text;
  const part = `(?:${parts.join('|')})`;
  const named = new RegExp(`(?<![\\p{L}\\p{N}])(?:the\\s+)?${part}(?:[\\s.&]+${part})*(?![\\p{L}\\p{N}])`, 'giu');
  return text.normalize('NFKC').replace(named, 'the client');
}
