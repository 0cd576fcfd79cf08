import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from './desk.ts';
import { type Program, run } from './timing.ts';

/** The most memory that a run of Node takes, in megabytes. */
export function takenMemory(desk: Desk, { args, ...program }: Omit<Program, 'file'>): number {
  const preload = join(desk.folder, 'memory.cjs');
  const told = join(desk.folder, 'memory.txt');
  writeFileSync(preload, preloaded);
  const env = { ...program.env, MEMORY: told };
  run({ ...program, file: process.execPath, args: ['--require', preload, ...args], env });
  return Number(readFileSync(told, 'utf8')) / 1024;
}

/** On Linux the usage that Node tells counts this process too, which the other was forked from. */
const preloaded = `process.on('exit', () => {
  const { existsSync, readFileSync, writeFileSync } = require('fs');
  const status = '/proc/self/status';
  const found = existsSync(status) && /^VmHWM:\\s*(\\d+)/m.exec(readFileSync(status, 'utf8'));
  writeFileSync(process.env.MEMORY, found ? found[1] : String(process.resourceUsage().maxRSS));
});`;
