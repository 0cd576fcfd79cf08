import { join } from 'node:path';
import { disk } from './disk.ts';
import { isOwnName } from './journal-survey.ts';

/** What of the names in a folder is another machine's, as it is now, a file a line; empty where nothing is. */
export function othersIn(path: string, names: readonly string[], machine: string): string {
  const others = names.filter((name) => name.endsWith('.jsonl') && !name.startsWith('.') && !isOwnName(name, machine));
  const found = others.toSorted().map((name) => {
    const file = disk.lstat(join(path, name), { throwIfNoEntry: false });
    return `${name} ${file?.size} ${file?.mtimeMs} ${file?.ino}`;
  });
  return found.join('\n');
}
