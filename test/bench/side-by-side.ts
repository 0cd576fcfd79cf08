import { stamp } from './conversion.ts';
import type { Desk } from './desk.ts';
import type { Figure, Round } from './figure.ts';
import { instantNote } from './instant.ts';
import { type Other, type OtherRun, openOthers } from './others.ts';
import { rareWord } from './said.ts';
import { nodeStart, startOf, timeHeard } from './starts.ts';

const minute = 60_000;
const line = 'call the Harbour Café back';

/** heard and what a helper would pick instead, on the same cases. */
export function sideBySide(desk: Desk, cases: number): readonly Round[] {
  const others = openOthers(desk, cases);
  const other = (needs: Other, name: string, words: (turn: number) => OtherRun): Figure => ({
    name,
    needs,
    begin: () => (turn) => others.time(needs, words(turn)),
  });
  const round = (title: string, { runs, figures }: Pick<Round, 'runs' | 'figures'>): Round => ({
    title: `${title}, ${cases.toLocaleString('en')} cases`,
    runs,
    against: nodeStart.name,
    figures: [nodeStart, ...figures],
  });
  const heard = (name: string, words: readonly string[], says = ''): Figure => ({
    name: `heard ${name}`,
    begin: () => startOf(desk.home(cases), words, says),
  });
  const exported = () => desk.exported(cases);
  const open = '[.id, .openedAt, .client.name, .listening.words] | @tsv';
  const tomorrow = Date.now() + 1440 * minute;
  const time = (turn: number) => stamp(new Date(tomorrow + turn * minute).toISOString());
  return [
    round('Add a line', {
      runs: 20,
      figures: [
        heard('note', ['note', line]),
        { name: 'n of heard alias bash --instant', needs: 'bash 5.1', begin: () => instantNote(desk.home(cases)) },
        other('taskwarrior', 'task add', () => ({ args: ['add', line] })),
        other('todo.txt-cli', 'todo-txt add', () => ({ args: ['-p', 'add', line] })),
        // Intervals must not overlap.
        other('timewarrior', 'timew track', (turn) => ({ args: ['track', time(turn), '-', time(turn + 1), line] })),
      ],
    }),
    round('List what is open', {
      runs: 9,
      figures: [
        heard('list', ['list']),
        // As many as heard shows.
        other('taskwarrior', 'task list', () => ({ args: ['limit:100', 'list'] })),
        other('todo.txt-cli', 'todo-txt list', () => ({ args: ['-p', 'list'] })),
        other('timewarrior', 'timew summary :month', () => ({ args: ['summary', ':month'] })),
        other('jq', 'jq select', () => ({ args: ['-r', `select(.status != "closed") | ${open}`, exported()] })),
      ],
    }),
    round('Find a word of one case', {
      runs: 9,
      figures: [
        heard('find', ['find', rareWord], rareWord),
        other('taskwarrior', 'task WORD all', () => ({ args: [rareWord, 'all'], says: rareWord })),
        other('todo.txt-cli', 'todo-txt listall', () => ({ args: ['-p', 'listall', rareWord], says: rareWord })),
        other('ripgrep', 'rg, the exported file', () => ({ args: ['-F', rareWord, exported()], says: rareWord })),
        other('jq', 'jq contains, the exported file', () => ({
          args: ['-r', `select(.listening.words | contains("${rareWord}")) | ${open}`, exported()],
          says: rareWord,
        })),
      ],
    }),
    round('Export all', {
      runs: 5,
      figures: [
        {
          name: 'heard export',
          begin: () => () => timeHeard(desk.home(cases), { args: ['export'], printed: 'away' }),
        },
        other('taskwarrior', 'task export', () => ({ args: ['export'], printed: 'away' })),
        other('timewarrior', 'timew export', () => ({ args: ['export'], printed: 'away' })),
        other('jq', 'jq -c ., the exported file', () => ({ args: ['-c', '.', exported()], printed: 'away' })),
      ],
    }),
  ];
}
