import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { type Ran, Shop } from './commands/shop.ts';
import { seeded } from './made-journal.ts';
import { firstDifference, inOrder, put, shuffled } from './replica-files.ts';
import { drawMove, type Known } from './replica-moves.ts';

const hour = 3_600_000;
const helpers = ['Dana', 'Sam', 'Li'] as const;
/** Ahead of the others, behind them, or right. */
const skews = [0, -1.5 * hour, 3 * hour];
const readings = ['export', 'list --all --json', 'notes --json', 'find --json a'];

/** The journal files of one home, by their path below it. */
type Files = ReadonlyMap<string, Buffer>;

/** What came of the commands of all rounds. */
export interface Played {
  readonly rounds: number;
  readonly equal: number;
  /** Commands that ended in a bug, or that lost a case they had said was recorded. */
  readonly wrong: number;
  /** How often each command was done, not refused. */
  readonly done: ReadonlyMap<string, number>;
  /** Seed, round and first difference of each round that was not equal. */
  readonly differences: readonly string[];
}

/**
 * Three machines write to copies of one home, each with a clock of its own, and pass some of their files on, also old
 * ones. After every round each gets all files of the others, in a form of its own, and all must print the same.
 */
export async function play(seed: number, rounds: number): Promise<Played> {
  const replicas = new Replicas(seed);
  const done = new Map<string, number>();
  const differences: string[] = [];
  let wrong = 0;
  try {
    await replicas.begin();
    for (let round = 1; round <= rounds; round += 1) {
      for (const machine of replicas.order()) wrong += await replicas.work(machine, done);
      replicas.passSome();
      for (const machine of replicas.order().slice(1)) wrong += await replicas.work(machine, done);
      replicas.passAll();
      const difference = await replicas.difference();
      if (difference !== undefined) differences.push(`seed ${seed}, round ${round}: ${difference}`);
    }
  } finally {
    vi.restoreAllMocks();
  }
  return { rounds, equal: rounds - differences.length, wrong, done, differences };
}

class Replicas {
  readonly #shop = new Shop();
  readonly #random: () => number;
  readonly #known: Known = { cases: [], notes: [] };
  readonly #recorded = new Set<string>();
  /** What a home held at some time: a copy of it may arrive late. */
  readonly #earlier: Files[] = [];
  // Near the end of a month, so that the cases lie in two folders.
  #now = Date.parse('2026-11-29T08:00:00Z');

  constructor(seed: number) {
    this.#random = seeded(seed * 7919 + 1);
    for (let warm = 0; warm < 5; warm += 1) this.#random();
    // With the same seed every id and every time is the same again.
    vi.spyOn(Math, 'random').mockImplementation(this.#random);
    vi.spyOn(Date, 'now').mockImplementation(() => this.#now);
  }

  #home = (machine: number) => join(this.#shop.folder, `${machine}`, 'home');
  #below = (limit: number) => Math.floor(this.#random() * limit);

  async begin(): Promise<void> {
    const label = hostname().split('.')[0] || 'computer';
    for (const [machine, by] of helpers.entries()) {
      const state = join(this.#shop.folder, `${machine}`, 'state');
      mkdirSync(state, { recursive: true });
      writeFileSync(join(state, 'machine.json'), JSON.stringify({ hosts: { [label]: nameOf(machine) }, by }));
    }
    await this.#run(0, ['note', 'the first']);
    for (const machine of [1, 2]) cpSync(this.#home(0), this.#home(machine), { recursive: true });
  }

  /** The machines in an order of chance. */
  order(): readonly number[] {
    return shuffled([0, 1, 2], this.#random);
  }

  /** One command on one machine. Returns how many things went wrong. */
  async work(machine: number, done: Map<string, number>): Promise<number> {
    this.#now += this.#below(2 * hour);
    const { name, argv, stdin } = drawMove(this.#known, this.#random);
    const ran = await this.#run(machine, argv, stdin);
    if (ran.code === 0) {
      done.set(name, (done.get(name) ?? 0) + 1);
      this.#learn(ran.out);
    }
    return [0, 1, 2].includes(ran.code) ? 0 : 1;
  }

  #learn(out: string): void {
    const document = out.startsWith('{') ? JSON.parse(out) : {};
    if (document.note && document.note.case === null) this.#known.notes.push(document.note.id);
    if (!document.openedAt || this.#recorded.has(document.id)) return;
    this.#known.cases.push(document.id);
    this.#recorded.add(document.id);
  }

  /** A few files of some machine reach another one, as they are now or as they once were. */
  passSome(): void {
    for (let times = this.#below(4); times > 0; times -= 1) {
      const [from = 0, to = 1] = this.order();
      const now = this.#files(from);
      const files =
        this.#earlier.length > 0 && this.#below(3) === 0 ? this.#earlier[this.#below(this.#earlier.length)] : now;
      for (const [path, bytes] of files ?? now) {
        if (!isOf(path, to) && this.#below(2) === 0) put(join(this.#home(to), path), bytes);
      }
      this.#earlier.push(now);
    }
  }

  /** Everybody gets all that the others wrote, each in a form of its own. */
  passAll(): void {
    const own = [0, 1, 2].map((machine) => new Map([...this.#files(machine)].filter(([path]) => isOf(path, machine))));
    for (const to of this.order()) {
      for (const path of this.#files(to).keys()) if (!isOf(path, to)) rmSync(join(this.#home(to), path));
      for (const from of this.order()) {
        if (from === to) continue;
        for (const [path, bytes] of own[from] ?? []) this.#arrive(to, path, bytes);
      }
    }
  }

  #arrive(to: number, path: string, bytes: Buffer): void {
    const at = join(this.#home(to), path);
    const lines = bytes.toString().split('\n');
    const middle = this.#below(lines.length);
    const copy = at.replace(/\.jsonl$/, '.sync-conflict-20261130-101010-ABCDEFG.jsonl');
    const forms = [
      () => put(at, bytes),
      () => put(at, `${shuffled(lines, this.#random).join('\n')}\n`),
      () => put(at, Buffer.concat([bytes, bytes])),
      () => {
        put(at, `${lines.slice(0, middle).join('\n')}\n`);
        put(copy, `${lines.slice(middle).join('\n')}\n`);
      },
      () => {
        put(at, bytes);
        const old = this.#earlier.findLast((files) => files.has(path))?.get(path);
        if (old) put(copy, old);
      },
    ];
    forms[this.#below(forms.length)]?.();
  }

  /** Undefined where all machines print the same, and every case that was said to be recorded. */
  async difference(): Promise<string | undefined> {
    for (const reading of readings) {
      const printed: string[] = [];
      for (const machine of [0, 1, 2]) {
        const { code, out, err } = await this.#run(machine, reading.split(' '));
        if (code !== 0) return `${reading} on ${machine} ended with ${code}: ${err}`;
        printed.push(reading.startsWith('find') ? inOrder(out) : out);
      }
      const [first = '', ...others] = printed;
      const other = others.find((text) => text !== first);
      if (other !== undefined) return `${reading} prints\n${firstDifference(first, other)}`;
      const missing = reading === 'export' && [...this.#recorded].find((id) => !first.includes(`"id":"${id}"`));
      if (missing) return `case ${missing} is missing`;
    }
    return undefined;
  }

  #run(machine: number, argv: readonly string[], stdin?: string): Promise<Ran> {
    const place = join(this.#shop.folder, `${machine}`);
    const env = {
      HEARD_HOME: join(place, 'home'),
      HEARD_STATE: join(place, 'state'),
      HEARD_CONFIG: join(place, 'settings'),
      HEARD_NOW: new Date(this.#now + (skews[machine] ?? 0)).toISOString(),
    };
    return this.#shop.run(argv, { env, ...(stdin !== undefined && { stdin }) });
  }

  #files(machine: number): Files {
    const journal = join(this.#home(machine), 'journal');
    const names = readdirSync(journal, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'));
    return new Map(names.sort().map((name) => [join('journal', name), readFileSync(join(journal, name))]));
  }
}

const nameOf = (machine: number) => `machine-${machine}`;

/** True for the files that a machine writes itself; a copy that a sync left is none. */
function isOf(path: string, machine: number): boolean {
  return new RegExp(`/${nameOf(machine)}(\\.\\d+)?\\.jsonl$`).test(path);
}
