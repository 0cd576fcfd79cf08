import { join } from 'node:path';
import { HeardError } from '../../errors.ts';
import type { Home } from './home.ts';
import { survey } from './journal-survey.ts';

export interface Desk {
  readonly home: Home;
  /** The state folder. */
  readonly state: string;
}

/** Where the journal of a home lies, and what is made of it. */
export function placesOf({ home, state }: Desk) {
  return {
    home,
    sourcesOf: (folder: string) => survey(join(home.path, 'journal', folder)),
    cacheOf(name: string) {
      const id = idOf(home);
      return id === undefined ? undefined : join(state, id, 'cache', `${name}.json`);
    },
  };
}

// Reading needs no id: a home whose heard.json is damaged is read without a cache.
function idOf(home: Home): string | undefined {
  try {
    return home.id();
  } catch (error) {
    if (error instanceof HeardError) return undefined;
    throw error;
  }
}
