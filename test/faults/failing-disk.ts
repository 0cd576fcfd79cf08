import { disk } from '../../src/adapters/store/disk.ts';

type Call = keyof typeof disk;

/** What a call can fail with; `short` keeps half of the bytes and says so. */
type Failure = 'EIO' | 'ENOSPC' | 'EACCES' | 'EPERM' | 'EROFS' | 'EMFILE' | 'short';

const usual: readonly Failure[] = ['EIO', 'EACCES', 'EROFS'];
const failures: Readonly<Partial<Record<Call, readonly Failure[]>>> = {
  open: ['EIO', 'ENOSPC', 'EACCES', 'EROFS', 'EMFILE'],
  close: ['EIO'],
  read: ['EIO'],
  write: ['EIO', 'ENOSPC', 'EROFS', 'short'],
  fsync: ['EIO', 'ENOSPC'],
  fdatasync: ['EIO', 'ENOSPC'],
  fstat: ['EIO'],
  lstat: ['EIO', 'EACCES'],
  stat: ['EIO', 'EACCES'],
  fchmod: ['EIO', 'EPERM', 'EROFS'],
  chmod: ['EIO', 'EPERM', 'EROFS'],
  mkdir: ['EIO', 'ENOSPC', 'EACCES', 'EROFS'],
  readdir: ['EIO', 'EACCES', 'EMFILE'],
  rename: ['EIO', 'ENOSPC', 'EACCES', 'EROFS'],
  link: ['EIO', 'ENOSPC', 'EACCES', 'EPERM', 'EROFS'],
  unlink: ['EIO', 'EACCES', 'EROFS'],
};

/** One way to fail: the call of that number, or that one and each later one that would fail in the same way. */
export interface Fault {
  /** Counted from 1. */
  readonly at: number;
  readonly failure: Failure;
  readonly lasts: 'once' | 'on';
}

/** What changes nothing on the disk fails in the same way whatever the reason, so one reason a call is enough. */
const onlyLooks: readonly Call[] = ['read', 'close', 'fstat', 'lstat', 'stat', 'readdir', 'open'];
/** What does not pass by itself. */
const lasting: readonly Failure[] = ['ENOSPC', 'EROFS'];

/** The faults worth trying at a call of that number. */
export function faultsAt(at: number, call: Call): readonly Fault[] {
  const all = failures[call] ?? usual;
  const tried = onlyLooks.includes(call) ? all.filter((_, index) => index === at % all.length) : all;
  return tried.flatMap((failure) => [
    { at, failure, lasts: 'once' as const },
    ...(lasting.includes(failure) ? [{ at, failure, lasts: 'on' as const }] : []),
  ]);
}

/** Runs `use` with a fault, or with none, and gives the calls that were made in order. */
export async function withFault(fault: Fault | undefined, use: () => Promise<void>): Promise<readonly Call[]> {
  const whole = { ...disk };
  const calls: Call[] = [];
  for (const name of Object.keys(whole) as Call[]) {
    const real = whole[name] as Real;
    const watched = (...args: unknown[]) => {
      calls.push(name);
      return fault && strikes(fault, name, calls.length) ? fail(fault.failure, name, { args, real }) : real(...args);
    };
    Object.assign(disk, { [name]: watched });
  }
  try {
    await use();
  } finally {
    Object.assign(disk, whole);
  }
  return calls;
}

type Real = (...args: unknown[]) => unknown;

function strikes({ at, failure, lasts }: Fault, name: Call, number: number): boolean {
  return number === at || (lasts === 'on' && number > at && (failures[name] ?? usual).includes(failure));
}

function fail(
  failure: Failure,
  name: Call,
  { args, real }: { readonly args: readonly unknown[]; readonly real: Real },
) {
  if (failure === 'short') {
    const [fd, bytes, from = 0, length = (bytes as Uint8Array).length] = args as [number, Uint8Array, number?, number?];
    return real(fd, bytes, from, Math.floor(length / 2));
  }
  // A file is closed even where closing reports a fault.
  if (name === 'close') real(...args);
  throw Object.assign(new Error(`${failure}: made to fail, ${name}`), { code: failure, syscall: name });
}
