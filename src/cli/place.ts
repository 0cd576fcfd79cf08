import { Option } from 'commander';
import type { Candidate } from '../commands/candidates.ts';
import type { Command } from '../commands/command.ts';
import type { Place } from '../commands/completion.ts';
import type { Entry } from './catalogue.ts';
import { globalOptions } from './flags.ts';

type Known = Pick<Command<unknown, unknown>, 'path' | 'args' | 'flags' | 'input'>;

/** What the words before the last one say: the command they call, how many arguments it has, the flag that waits for its value. */
interface Read {
  readonly path: string;
  readonly command: Known | undefined;
  readonly given: number;
  readonly waiting: Option | undefined;
  readonly used: ReadonlySet<string>;
}

/** What may stand where the last word stands. Loads the command that is called, and no other. */
export async function findPlace(words: readonly string[], catalogue: readonly Entry[]): Promise<Place> {
  const line = joined(words);
  const typed = line.at(-1) ?? '';
  const read = await readLine(line.slice(0, -1), catalogue);
  if (read.waiting) return valueAfter(read, read.waiting, typed);
  const [, flag, value] = /^(--[^=]+)=(.*)$/s.exec(typed) ?? [];
  const option = flag === undefined ? undefined : optionsOf(read.command).find(({ long }) => long === flag);
  if (option && value !== undefined) return valueAfter(read, option, value);
  if (typed.startsWith('-')) return { type: 'words', candidates: flagsLeft(read, typed) };
  const verbs = read.given === 0 ? verbsAfter(read.path, typed, catalogue) : [];
  const name = argumentAt(read.command?.args, read.given);
  if (name === undefined || !read.command) return { type: 'words', candidates: verbs };
  const choices = await choicesOf(read.command, name);
  return { type: 'value', slot: { path: read.path, name, flag: undefined, choices }, typed, verbs };
}

/** bash gives `--status=open` as three words. */
function joined(words: readonly string[]): readonly string[] {
  const at = words.lastIndexOf('=');
  const [flag, value] = [words[at - 1], words[at + 1] ?? ''];
  if (at < 1 || at < words.length - 2 || !flag?.startsWith('--')) return words;
  return [...words.slice(0, at - 1), flag, value];
}

async function readLine(words: readonly string[], catalogue: readonly Entry[]): Promise<Read> {
  let path = '';
  let given = 0;
  let waiting: Option | undefined;
  let command = await load(path, catalogue);
  const used = new Set<string>();
  for (const word of words) {
    if (waiting) {
      waiting = undefined;
      continue;
    }
    if (word.startsWith('-') && word !== '-') {
      const option = optionsOf(command).find(({ long, short }) => word === long || word === short);
      if (option?.long) used.add(option.long);
      if (option && (option.required || option.optional)) waiting = option;
      continue;
    }
    const longer = path === '' ? word : `${path} ${word}`;
    if (given === 0 && catalogue.some((entry) => entry.path === longer)) {
      path = longer;
      command = await load(path, catalogue);
    } else given += 1;
  }
  return { path, command, given, waiting, used };
}

async function load(path: string, catalogue: readonly Entry[]): Promise<Known | undefined> {
  return catalogue.find((entry) => entry.path === path)?.load?.();
}

function optionsOf(command: Known | undefined): readonly Option[] {
  return [...(command?.flags ?? []).map(({ flags, about }) => new Option(flags, about)), ...globalOptions()];
}

async function valueAfter({ path, command }: Read, option: Option, typed: string): Promise<Place> {
  const name = /[<[]([^.>\]]+)/.exec(option.flags)?.[1] ?? '';
  const choices = await choicesOf(command, option.attributeName());
  return { type: 'value', slot: { path, name, flag: option.long?.slice(2), choices }, typed, verbs: [] };
}

function flagsLeft({ command, used }: Read, typed: string): readonly Candidate[] {
  return optionsOf(command).flatMap(({ long, description }) =>
    long?.startsWith(typed) && !used.has(long) ? [{ value: long, about: description }] : [],
  );
}

/** The words that go on from these to a command, each once. */
function verbsAfter(path: string, typed: string, catalogue: readonly Entry[]): readonly Candidate[] {
  const before = path === '' ? '' : `${path} `;
  const next = catalogue.filter((entry) => entry.path !== '' && entry.path.startsWith(before));
  const verbs = new Map<string, string>();
  for (const entry of next.toSorted((one, other) => one.path.length - other.path.length)) {
    const verb = entry.path.slice(before.length).split(' ')[0] ?? '';
    if (verb.startsWith(typed) && !verbs.has(verb)) verbs.set(verb, entry.summary);
  }
  return [...verbs].map(([value, about]) => ({ value, about }));
}

/** The name of the argument at a place of `<case> [quotes...]`; the last one goes on where it takes several words. */
function argumentAt(args: string | undefined, place: number): string | undefined {
  const names = args?.split(' ') ?? [];
  const name = names[place] ?? (names.at(-1)?.includes('...') ? names.at(-1) : undefined);
  return name?.replace(/[<>[\]]|\.\.\./g, '');
}

// What reads schemas is loaded for the tab key alone: this file is loaded by every command.
async function choicesOf(command: Known | undefined, key: string): Promise<readonly string[]> {
  return command ? (await import('./choices.ts')).choicesOf(command.input, key) : [];
}
