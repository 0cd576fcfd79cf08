import fs from 'node:fs';
import { watchPower } from './power.ts';

/**
 * What is to happen to a heard that is started with `node --require` of this file; it stands in HEARD_FAULT.
 * Calls are those that change something, counted from 1.
 */
export type Plan =
  /** Keeps the names of the calls in a file, one a line. */
  | { readonly do: 'count'; readonly file: string }
  /** Stops dead before a call; of a write, a share of the bytes goes out first. */
  | { readonly do: 'kill'; readonly at: number; readonly share: number }
  /** Lets a call fail, and each later one of its name too. */
  | { readonly do: 'fail'; readonly at: number; readonly code: string }
  /** Keeps, after each call, the two folders that a power cut could leave of `folder`. */
  | { readonly do: 'cut'; readonly folder: string; readonly images: string };

const changing = [
  'openSync',
  'writeSync',
  'fsyncSync',
  'fdatasyncSync',
  'closeSync',
  'renameSync',
  'linkSync',
  'unlinkSync',
  'mkdirSync',
  'chmodSync',
  'fchmodSync',
] as const;
type Changing = (typeof changing)[number];
type Call = (...args: unknown[]) => unknown;

/** How a call is made instead. */
export type Around = (name: Changing, args: readonly unknown[], call: () => unknown) => unknown;

const real = Object.fromEntries(changing.map((name) => [name, fs[name]])) as Readonly<Record<Changing, Call>>;

function counting({ file }: Extract<Plan, { do: 'count' }>): Around {
  return (name, _args, call) => {
    fs.appendFileSync(file, `${name}\n`);
    return call();
  };
}

function killing({ at, share }: Extract<Plan, { do: 'kill' }>): Around {
  let number = 0;
  return (name, args, call) => {
    number += 1;
    if (number !== at) return call();
    if (name === 'writeSync') writeSome(args, share);
    return process.kill(process.pid, 'SIGKILL');
  };
}

function writeSome([fd, bytes, from = 0, length]: readonly unknown[], share: number): void {
  const whole = typeof bytes === 'string' ? Buffer.from(bytes) : (bytes as Uint8Array);
  const count = typeof length === 'number' ? length : whole.length;
  const some = Math.min(count, Math.ceil(count * share));
  if (some > 0) real.writeSync(fd, whole, typeof bytes === 'string' ? 0 : from, some);
}

function failing({ at, code }: Extract<Plan, { do: 'fail' }>): Around {
  let number = 0;
  let struck: Changing | undefined;
  return (name, _args, call) => {
    number += 1;
    if (number === at) struck = name;
    if (name !== struck) return call();
    // A file is closed even where closing reports a fault.
    if (name === 'closeSync') call();
    throw Object.assign(new Error(`${code}: made to fail, ${name}`), { code, syscall: name });
  };
}

function aroundOf(plan: Plan): Around {
  if (plan.do === 'count') return counting(plan);
  if (plan.do === 'kill') return killing(plan);
  return plan.do === 'fail' ? failing(plan) : watchPower(plan);
}

/** True for what goes to the terminal and for the program's own files. */
function isForeign(name: Changing, [first]: readonly unknown[]): boolean {
  return (
    (typeof first === 'number' && first < 3) ||
    (name === 'openSync' && /\/(dist|bin|node_modules)\//.test(String(first)))
  );
}

const { HEARD_FAULT: plan } = process.env;
if (plan !== undefined) {
  const around = aroundOf(JSON.parse(plan));
  // What a watcher does itself is not watched.
  let isInside = false;
  for (const name of changing) {
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        const call = () => real[name](...args);
        if (isInside || isForeign(name, args)) return call();
        isInside = true;
        try {
          return around(name, args, call);
        } finally {
          isInside = false;
        }
      },
    });
  }
}
