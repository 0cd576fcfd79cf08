import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, type } from 'node:os';

/** What the figures were measured on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
  readonly system: string;
  /** How many processes wanted to run in the minute before; 0 where the system does not say. */
  readonly load: number;
}

export function thisMachine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    node: process.versions.node,
    system: systemName(),
    load: loadavg()[0] ?? 0,
  };
}

export function machineText({ processor, cores, node, system, load }: Machine): string {
  return `${processor}, ${cores} cores, load ${load.toFixed(1)}\nNode ${node}, ${system}`;
}

function systemName(): string {
  try {
    const named = /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
    if (named !== undefined) return named;
  } catch {
    // Only Linux has it.
  }
  return `${type()} ${release()}`;
}
