/** The words of the heard command in a line for the shell: quotes taken off, pipes and redirections left out. */
export function shellWords(line: string): readonly string[] {
  const commands = line.split(/\s[|>]\s/);
  const own = commands.find((command) => command.startsWith('heard')) ?? '';
  return [...own.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}
