import { z } from 'zod';
import { type Mapping, ownMapping, readMapping } from '../domain/import/mapping.ts';
import { notOwn } from '../domain/import/own-line.ts';
import type { Stamp } from '../domain/recorder.ts';
import { HeardError } from '../errors.ts';
import { importDocument, importView, refusedLine } from '../output/import-view.ts';
import { stampOf } from './case-file.ts';
import type { Command } from './command.ts';
import { tellDamage } from './damage.ts';
import { ImportedBook, knownBook } from './import-book.ts';
import { csvEntries } from './import-csv.ts';
import { heldCases } from './import-held.ts';
import { ownEntries } from './import-own.ts';
import { type ImportSource, type Survey, surveyImport, unnamed, writeImport } from './import-run.ts';
import type { Ports } from './ports.ts';
import { tellSecrets } from './screening.ts';
import { take } from './typed.ts';

const input = z.object({
  file: z.string(),
  map: z.string().optional(),
  dryRun: z.boolean().default(false),
  keepGoing: z.boolean().default(false),
});
type Input = z.infer<typeof input>;

interface Imported extends Survey {
  readonly isDry: boolean;
}

/** `heard import`: cases from heard's own export, or from a CSV file of old cases. All of it is checked before any is written. */
export const importCases: Command<Input, Imported> = {
  path: 'import',
  args: '<file>',
  summary: 'Bring cases in: an export of heard, or a CSV file',
  examples: [
    'heard import cases.ndjson',
    'heard import old.csv --map mapping.json --dry-run',
    'heard import cases.csv --map heard',
  ],
  flags: [
    {
      flags: '--map <file>',
      about: 'a JSON file that says what the columns of a CSV file are; "heard" for a CSV that heard wrote',
    },
    { flags: '--dry-run', about: 'say what would come in, and write nothing' },
    { flags: '--keep-going', about: 'bring in what can be read, report the rest' },
  ],
  input,
  async run(typed, ports) {
    tellDamage((await ports.index()).faults(), ports);
    const source = await sourceOf(typed, ports);
    const survey = surveyImport(source, ports);
    refuseOther(survey);
    if (typed.dryRun) return { ...survey, isDry: true };
    if (survey.refused.length > 0) tellRefused(survey, typed, ports);
    // An export was asked about its secrets when it was typed.
    const told = (records: Parameters<typeof tellSecrets>[0]) => {
      if (typed.map !== undefined) tellSecrets(records, ports);
    };
    if (survey.cases > 0) writeImport(source, survey, { ...servants(ports), told });
    return { ...survey, isDry: false };
  },
  human: (result, style) => importView(result, style),
  json: importDocument,
  exit: ({ refused }) => (refused.length > 0 ? 2 : 0),
};

/** The ports by name: they are made when they are asked for. */
function servants({ files, digest, progress, journal }: Ports) {
  return { files, digest, progress, journal };
}

async function sourceOf({ file, map }: Input, ports: Ports): Promise<ImportSource> {
  const mapping = map === undefined ? undefined : mappingOf(map, ports);
  const { digest, drafts } = ports;
  const known = knownBook(ports.journal);
  const held = heldCases(ports.journal);
  const currency = mapping ? (await ports.settings()).read().currency : '';
  let told: string | undefined;
  const leavesOut = (columns: readonly string[]) => {
    const line = columns.length === 0 ? '' : `Nothing is taken from these columns: ${columns.join(', ')}.`;
    if (told === undefined && line !== '') ports.output.warn(line);
    told ??= line;
  };
  const taken = new Set(mapping ? drafts.list().map(({ interview }) => interview) : []);
  return {
    file,
    seed: JSON.stringify(mapping ?? null),
    entries(lines, batch) {
      const stamp = batch === unnamed ? looking(ports) : stampOf(ports);
      const desk = { held, batch, book: new ImportedBook({ known, batch, stamp, digest }) };
      return mapping
        ? csvEntries(lines, { ...desk, mapping, stamp, currency, digest, drafts: taken, leavesOut })
        : ownEntries(lines, desk);
    },
  };
}

// A computer gets its name when it first writes: one that only looks needs none, but for the room that a name takes.
function looking({ clock, random, identity }: Ports): Stamp {
  return { now: clock.now(), real: clock.real(), random, by: identity.by, machine: 'x'.repeat(60) };
}

function mappingOf(map: string, { files }: Pick<Ports, 'files'>): Mapping {
  return map === 'heard' ? ownMapping : take(readMapping(files.read(map)), '--map');
}

const mostTold = 20;

/** Names each line that cannot come in. @throws HeardError `usage` unless the others are to come in without them. */
function tellRefused({ refused, cases, here }: Survey, { keepGoing, map }: Input, { output }: Ports): void {
  const [only] = refused;
  if (only && refused.length === 1 && !keepGoing) throw nothingImported(refusedLine(only));
  for (const one of refused.slice(0, mostTold)) output.warn(refusedLine(one));
  if (refused.length > mostTold)
    output.warn(`${refused.length - mostTold} more: heard import --dry-run --json names them all.`);
  if (keepGoing) return;
  const lines = new Set(refused.map(({ line }) => line)).size;
  const all = lines + cases + here;
  throw nothingImported(`${lines} of ${all} ${map === undefined ? 'lines' : 'rows'} cannot be imported.`);
}

const nothing = 'Nothing was imported.';

function nothingImported(message: string): HeardError {
  const hint = `${nothing} Mend it and do it again, or leave it out with --keep-going.`;
  return new HeardError(message, { code: 'usage', hint });
}

/** @throws HeardError `usage` where no line is one of an export: a file of another kind is not told line by line. */
function refuseOther({ file, cases, here, takenBack, forgotten, refused }: Survey): void {
  const isOther = cases + here + takenBack + forgotten === 0 && refused.some(({ line }) => line === 1);
  if (!isOther || !refused.every(({ message }) => message === notOwn)) return;
  throw new HeardError(`${file === '-' ? 'What was piped in' : file} is no export of heard.`, {
    code: 'usage',
    hint: `${nothing} A CSV file needs --map, and visits in a file of answers come in with heard new --answers.`,
  });
}
