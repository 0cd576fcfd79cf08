let crypto: Pick<typeof import('node:crypto'), 'createHash'> | undefined;

/** The SHA-256 of a text in hexadecimal. Loaded at first use: few commands need it. */
export function digest(text: string): string {
  crypto ??= process.getBuiltinModule('node:crypto');
  return crypto.createHash('sha256').update(text).digest('hex');
}
