import { clean } from './clean.ts';
import { hang } from './columns.ts';
import type { Style } from './style.ts';
import { shorten, wrap } from './width.ts';

interface Preview {
  readonly id: string;
  readonly on: string;
  readonly client: string;
  readonly words: string;
}

interface Refused {
  readonly line: number;
  readonly column: string;
  readonly message: string;
}

/** What an import came to, or would come to. */
export interface ImportTold {
  readonly batch: string;
  readonly isDry: boolean;
  readonly cases: number;
  readonly clients: number;
  readonly here: number;
  readonly takenBack: number;
  readonly forgotten: number;
  readonly refused: readonly Refused[];
  readonly first: readonly Preview[];
}

type Look = Pick<Style, 'columns' | 'date'>;

/** What a finished import is told as. */
export function importView(told: ImportTold, look: Look): string {
  const { batch, isDry, cases, refused, first } = told;
  const back = isDry ? ['Nothing was written.'] : [`To take it back: heard undo --batch ${batch}`];
  const lines = [
    ...wrap(summary(told), look.columns),
    ...(isDry ? previewLines(first, cases, look) : []),
    ...(isDry ? refused.flatMap((one) => hang('  ', clean(refusedLine(one)), look.columns)) : []),
    ...(isDry || cases > 0 ? back : []),
  ];
  return lines.join('\n');
}

/** A line that cannot be imported, as one sentence that names it. */
export function refusedLine({ line, column, message }: Refused): string {
  return `Line ${line}${column === '' ? '' : `, column "${column}"`}: ${message}`;
}

/** Cases, one a line as far as it is wide, and how many there are besides. */
export function previewLines(first: readonly Preview[], all: number, { columns, date }: Look): readonly string[] {
  const lines = first.map(({ id, on, client, words }) =>
    shorten(clean(`  ${id}  ${date(on)}  ${client}  “${words}”`), columns),
  );
  return all > first.length && first.length > 0 ? [...lines, `  and ${all - first.length} more`] : lines;
}

interface BatchTold {
  readonly batch: string;
  readonly cases: number;
  readonly touched: number;
  readonly first: readonly Preview[];
}

/** An import that is to be taken back, in a few lines. */
export function batchView({ batch, cases, touched, first }: BatchTold, look: Look): string {
  const since =
    touched === 0 ? '' : ` ${touched === 1 ? '1 of them was' : `${touched} of them were`} written to since.`;
  const title = `The import ${clean(batch)}: ${cases === 1 ? '1 case' : `${cases} cases`}.${since}`;
  return [...wrap(title, look.columns), ...previewLines(first, cases, look)].join('\n');
}

export const importDocument = ({ batch, isDry, cases, clients, here, takenBack, forgotten, refused }: ImportTold) => ({
  schemaVersion: 1,
  import: { batch, dryRun: isDry, new: cases, newClients: clients, alreadyHere: here, takenBack, forgotten, refused },
});

function summary({ isDry, cases, clients, here, takenBack, forgotten, refused }: ImportTold): string {
  const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`;
  const new_ = clients === 0 ? '' : `, with ${counted(clients, 'new client')}`;
  const were = (count: number) => `${count} ${isDry ? (count === 1 ? 'is' : 'are') : count === 1 ? 'was' : 'were'}`;
  return [
    cases === 0 ? 'Nothing new.' : `${isDry ? 'Would import' : 'Imported'} ${counted(cases, 'case')}${new_}.`,
    ...(here === 0 ? [] : [`${were(here)} here already.`]),
    ...(takenBack === 0
      ? []
      : [
          `${takenBack} ${takenBack === 1 ? 'was' : 'were'} taken back here before, and ${takenBack === 1 ? 'stays' : 'stay'} so.`,
        ]),
    ...(forgotten === 0
      ? []
      : [`${were(forgotten)} left out: ${forgotten === 1 ? 'its client' : 'their clients'} asked to be forgotten.`]),
    ...(refused.length === 0
      ? []
      : [`${counted(new Set(refused.map(({ line }) => line)).size, 'line')} cannot be imported${isDry ? ':' : '.'}`]),
  ].join(' ');
}
