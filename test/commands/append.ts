import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Adds text or bytes to a file, whose folder is made if need be. */
export function append(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, text);
}
