import { Command as Commander, CommanderError } from 'commander';
import { version } from '../../package.json';
import type { Command } from '../commands/command.ts';
import type { Entry } from './catalogue.ts';
import { addGlobalFlags } from './flags.ts';
import { usageError } from './mishap.ts';
import { mount } from './mount.ts';
import { perform, type World } from './perform.ts';

/** What the program is made of. */
export interface Parts extends World {
  readonly catalogue: readonly Entry[];
}

const about = 'Listen to a client, log the problem, offer the fix beside living with it, record what was decided.';

const firstExamples = `Examples:
  heard new the printer is dead
  heard note @miller wants a second screen
  heard list --status open
`;

/** Runs the command that `argv` names and gives its exit code. @throws HeardError `usage`, or what the command throws. */
export async function run(argv: readonly string[], parts: Parts): Promise<number> {
  const asked = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
  const line = isMistyped(asked, parts.catalogue) ? asked.filter((word) => word !== '--help' && word !== '-h') : asked;
  let code = 0;
  let path = '';
  const act = async (at: Commander, command: Command<unknown, unknown>) => {
    code = await perform(at, command, parts);
  };
  const open = async (at: Commander, entry: Entry) => {
    path = entry.path;
    if (!entry.load) return;
    const command = await entry.load();
    mount(at, command).action(() => act(at, command));
  };

  const number = negativeNumber(line);
  if (number) throw usageError(new CommanderError(1, 'commander.unknownOption', `unknown option '${number}'`), path);
  const program = createProgram(parts, open);
  const home = parts.catalogue.find((entry) => entry.path === '');
  try {
    // With an action of its own the program would take a mistyped command for an argument.
    if (home?.load && program.parseOptions([...line]).operands.length === 0) {
      const { load } = home;
      program.action(async () => act(program, await load()));
    }
    await program.parseAsync([...line], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageError(error, path, wordsAfter(path, parts.catalogue));
  }
  return code;
}

/** True where the first words name no command: help for them would be help for something else. */
function isMistyped([first, second]: readonly string[], catalogue: readonly Entry[]): boolean {
  if (first === undefined || first.startsWith('-')) return false;
  if (catalogue.some(({ path, takesWord }) => path === first && takesWord)) return false;
  const verbs = wordsAfter(first, catalogue);
  if (verbs.length > 0 && second !== undefined && !second.startsWith('-')) return !verbs.includes(second);
  return verbs.length === 0 && !catalogue.some(({ path }) => path === first);
}

/** The words that may follow a noun: list and show after playbook. */
function wordsAfter(noun: string, catalogue: readonly Entry[]): readonly string[] {
  return catalogue.flatMap(({ path }) => (path.startsWith(`${noun} `) ? [path.slice(noun.length + 1)] : []));
}

/** Commander lets a word such as -5 pass as text; without `--` before it, it is meant as a flag like any other. */
function negativeNumber(line: readonly string[]): string | undefined {
  const end = line.indexOf('--');
  return line.slice(0, end < 0 ? undefined : end).find((word) => /^-\.?\d/.test(word));
}

/** The tree of commands, each known by name and summary alone until `open` is called on the one that runs. */
function createProgram({ catalogue, context }: Parts, open: (at: Commander, entry: Entry) => Promise<void>): Commander {
  const { stdout } = context;
  const program = new Commander('heard')
    .description(about)
    .usage('[command] [flags]')
    .optionsGroup('Flags:')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .addHelpText('before', firstExamples)
    .configureHelp({ minWidthToWrap: 20 })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: () => {},
      getOutHelpWidth: () => stdout.columns ?? 80,
    });
  addGlobalFlags(program);

  const entries = new Map<Commander, Entry>();
  const openNext = async (_parent: Commander, next: Commander) => {
    const entry = entries.get(next);
    if (entry) await open(next, entry);
  };
  const child = (parent: Commander, word: string) =>
    parent.commands.find((command) => command.name() === word) ??
    parent.command(word).optionsGroup('Flags:').hook('preSubcommand', openNext);

  program.hook('preSubcommand', openNext);
  for (const entry of catalogue.filter(({ path }) => path !== '')) {
    const command = entry.path.split(' ').reduce(child, program);
    command.summary(entry.summary).description(entry.summary).helpGroup(`${entry.group}:`);
    entries.set(command, entry);
  }
  return program;
}
