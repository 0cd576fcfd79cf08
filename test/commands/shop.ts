import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { monthOf } from '../../src/domain/ids.ts';
import { encodeLine } from '../../src/domain/line.ts';
import type { JournalEvent, JournalRecord, Subject } from '../../src/domain/record.ts';
import { composeRecord } from '../../src/domain/recorder.ts';
import type { Person } from '../../src/interview/respondent.ts';
import { main } from '../../src/main.ts';
import { wire } from '../../src/wire.ts';
import { append } from './append.ts';

/** What one run of heard did. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Setting {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whoever sits at the terminal; without one nobody may be asked. */
  readonly person?: Partial<Person>;
  /** What is printed goes to a terminal of 80 columns, although nobody is there to be asked. */
  readonly isShown?: boolean;
}

interface Wrote {
  readonly at?: string;
  readonly machine?: string;
  readonly command?: string;
}

/** The clock every run is set to: a Sunday. */
export const now = '2026-11-22T15:26:00.000Z';

/** A helper's shop in folders of its own: the whole program, run as from a shell without a terminal. */
export class Shop {
  readonly folder = mkdtempSync(join(tmpdir(), 'heard-shop-'));
  readonly home = join(this.folder, 'home');
  #written = 0;

  constructor() {
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  get env(): Readonly<Record<string, string>> {
    return {
      HEARD_HOME: this.home,
      HEARD_STATE: join(this.folder, 'state'),
      HEARD_CONFIG: join(this.folder, 'settings'),
      HEARD_NOW: now,
      // Nobody answers there, so that no test ever asks anybody else.
      HEARD_SUPPORT_URL: 'http://127.0.0.1:9/',
    };
  }

  /** Runs heard with the words after its name. */
  async run(argv: readonly string[], { stdin = '', env = {}, person, isShown = false }: Setting = {}): Promise<Ran> {
    const out: string[] = [];
    const err: string[] = [];
    const screen = { isTTY: isShown, columns: isShown ? 80 : undefined };
    const code = await main(
      argv,
      {
        env: { ...this.env, ...env },
        platform: 'linux',
        stdout: { ...screen, write: (text) => out.push(text) },
        stderr: { ...screen, write: (text) => err.push(text) },
        stdin: { isTTY: false, read: () => stdin },
      },
      (context, wishes) => {
        const ports = wire(context, wishes);
        return person ? Object.create(ports, { person: { value: async () => person } }) : ports;
      },
    );
    return { code, out: out.join(''), err: err.join('') };
  }

  /** Runs a line of words without blanks in them. */
  line(words: string, options?: Parameters<Shop['run']>[1]): Promise<Ran> {
    return this.run(words.split(' ').filter(Boolean), options);
  }

  /** The JSON document that a run prints. */
  async json(words: string | readonly string[]) {
    const argv = typeof words === 'string' ? words.split(' ').filter(Boolean) : words;
    const { code, out, err } = await this.run([...argv, '--json']);
    if (code !== 0) throw new Error(`heard ${argv.join(' ')} ended with ${code}: ${err}`);
    return JSON.parse(out);
  }

  /** Writes a record as another machine would have, a day before now unless said. */
  write(
    subject: Subject,
    events: readonly JournalEvent[],
    { at = '2026-11-21T09:00:00.000Z', machine = 'van-7k2m', command }: Wrote = {},
  ) {
    this.#written += 1;
    const real = Date.parse(at) + this.#written;
    const record = composeRecord(
      { subject, events, command },
      { now: Date.parse(at), real, random: Math.random, by: 'Dana', machine },
    );
    const id = Object.values(subject)[0] ?? '';
    const folder = /^[cd]-/.test(id) ? 'book' : monthOf(id);
    append(join(this.home, 'journal', folder, `${machine}.jsonl`), `\n${encodeLine(record)}\n`);
    return record;
  }

  /** A case of a client with what was heard, and whatever else happened. */
  case(id: string, words: string, events: readonly JournalEvent[] = [], options?: Wrote) {
    const opened = { kind: 'opened', client: { id: 'c-ana001', name: 'Ana Miller' } };
    const listened = { kind: 'listened', words, readbacks: [{ answer: 'yes' }], confirmed: true, wants: 'look' };
    return this.write({ case: id }, [opened, listened, ...events], options);
  }

  /** Keeps an unfinished interview of this machine; the home has to be there. */
  draft(draft: { readonly interview: string }) {
    const { id } = JSON.parse(readFileSync(join(this.home, 'heard.json'), 'utf8'));
    append(join(this.folder, 'state', id, 'drafts', `${draft.interview}.json`), JSON.stringify(draft));
  }

  /** Every record on disk, in the order of files and lines. */
  records(): readonly JournalRecord[] {
    const journal = join(this.home, 'journal');
    if (!existsSync(journal)) return [];
    const files = readdirSync(journal, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return files.flatMap(({ parentPath, name }) =>
      readFileSync(join(parentPath, name), 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line)),
    );
  }
}

/** A quote as the journal keeps it. */
export function fix(id: string, amount: number) {
  return {
    id,
    title: `The ${id}`,
    basis: 'fixed',
    lines: [{ kind: 'labour', text: 'work', quantity: 1, unitPrice: { amount, currency: 'USD' } }],
    sideEffects: ['none known'],
    excludes: [],
    assumes: [],
    validUntil: '2026-12-01',
    warrantyDays: 30,
    total: { amount, currency: 'USD' },
    sums: { savePerYear: null, breakEvenMonths: null, pays: 'unknown' },
  };
}

/** An offer of those quotes. */
export function offered(...fixes: readonly ReturnType<typeof fix>[]): JournalEvent {
  const sums = { minutesPerYear: null, nuisancePerYear: null, savePerYear: null, breakEvenMonths: null };
  return { kind: 'offered', fixes, sums };
}
