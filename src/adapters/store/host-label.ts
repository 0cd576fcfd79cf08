import { disk, flags } from './disk.ts';

/** What this computer is called: the first part, as a name such as laptop.lan changes with the network. */
export function hostLabel(): string {
  return (nameInFile() || process.getBuiltinModule('node:os').hostname()).split('.')[0] || 'computer';
}

// Linux says it in a file. Loading the module that asks the system would make each quick note later.
function nameInFile(): string {
  if (process.platform !== 'linux') return '';
  try {
    return disk.readText('/proc/sys/kernel/hostname', flags.O_RDONLY).trim();
  } catch {
    return '';
  }
}
