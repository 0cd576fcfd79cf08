/** A word for bash, zsh and most others: in quotes where it needs them, printable ASCII alone whatever it holds. */
export function quoted(text: string): string {
  if (/^[\w./:@%+=-]+$/.test(text)) return text;
  if (/^[ -~]*$/.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  return `$'${[...new TextEncoder().encode(text)].map(inAscii).join('')}'`;
}

// Three octal digits end by themselves, where two of base 16 would take in a letter that follows.
function inAscii(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[ !#-&(-[\]-~"]/.test(character) ? character : `\\${byte.toString(8).padStart(3, '0')}`;
}

/** A word for fish. */
export function inFish(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** A word for PowerShell. */
export function inPowershell(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
