import { isAbsolute, join } from 'node:path';
import type { Context } from '../../context.ts';
import { HeardError } from '../../errors.ts';
import { type Folders, folderVariables } from './folders.ts';
import { openHome } from './home.ts';
import { createIdentity, findHost, knownMachines } from './identity.ts';
import { readWhole } from './regular-file.ts';

/** Where to look. */
export interface Surroundings extends Pick<Context, 'env' | 'platform'> {
  readonly folders: Folders;
}

/**
 * What a shell has to know to append a note by itself, as it is now. Nothing is made. Undefined where heard would have to
 * make something first or would refuse, and where a folder depends on where the shell stands.
 */
export function readInstantDesk({ folders: { home: path, state }, env, platform }: Surroundings) {
  const variables = folderVariables.map((name) => [name, env[name]] as const);
  const isFixed = variables.every(([, value]) => !value || isAbsolute(value));
  if (platform === 'win32' || !isFixed) return undefined;
  try {
    const home = openHome(path, Math.random);
    const host = findHost(env);
    const machine = knownMachines(state)[host.label];
    if (home.id() === undefined || machine === undefined) return undefined;
    return {
      home: path,
      machine,
      by: createIdentity(state, host, Math.random).by,
      host: host.label,
      unchanged: [join(path, 'heard.json'), join(state, 'machine.json')].map(held),
      due: join(state, home.claim(), 'due'),
      env: Object.fromEntries(variables),
    };
  } catch (error) {
    if (error instanceof HeardError) return undefined;
    throw error;
  }
}

function held(path: string) {
  return { path, text: readWhole(path)?.toString() ?? '' };
}
