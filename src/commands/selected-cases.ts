import type { Case, Status } from '../domain/case.ts';
import { isWithin } from '../domain/period.ts';
import { HeardError } from '../errors.ts';
import { casesInOrder } from './cases-in-order.ts';
import { clientFilter } from './find-client.ts';
import { masking } from './masked-cases.ts';
import type { Ports } from './ports.ts';
import { sinceLast } from './since-last.ts';
import { takePeriod } from './typed.ts';

/** Which cases an export takes, as typed. */
interface Selecting {
  readonly output?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly client?: string | undefined;
  readonly status?: readonly Status[] | undefined;
  readonly cursor?: string | undefined;
  readonly redact: boolean;
}

interface Selected {
  /** Oldest first; what there is to say of them is said on stderr once all were taken. */
  readonly cases: Iterable<Case>;
  /** To be called once all of them were handed on, and not otherwise. */
  keep(): void;
}

/** The cases asked for, masked where that was asked for. */
export async function selectedCases({ client, status, cursor, ...typed }: Selecting, ports: Ports): Promise<Selected> {
  if (cursor !== undefined && cursor === typed.output) {
    throw new HeardError('--cursor and -o name the same file: each needs one of its own.', { code: 'usage' });
  }
  const isOf = client === undefined ? undefined : clientFilter(client, await ports.index());
  const period = takePeriod(typed, ports);
  const isWanted = (subject: Case) =>
    isWithin(subject.openedAt, period) &&
    (isOf === undefined || isOf(subject.client)) &&
    (status === undefined || status.includes(subject.status));
  const last = cursor === undefined ? undefined : sinceLast(cursor, ports);
  const cases = wanted(casesInOrder(ports, last?.pick), isWanted);
  const told = last ? withNothingNew(cases, ports) : cases;
  if (!typed.redact) return { cases: told, keep: () => last?.keep() };
  const masked = await masking(ports);
  ports.output.warn(othersRemain);
  return { cases: masked(told), keep: () => last?.keep() };
}

const othersRemain =
  'Names of clients and helpers, telephone numbers, mail addresses and secrets are taken out. Other names in what was written may remain: look it through before you hand it on.';

function* wanted(cases: Iterable<Case>, isWanted: (subject: Case) => boolean): Generator<Case> {
  for (const subject of cases) if (isWanted(subject)) yield subject;
}

function* withNothingNew(cases: Iterable<Case>, { output }: Pick<Ports, 'output'>): Generator<Case> {
  let hasAny = false;
  for (const subject of cases) {
    hasAny = true;
    yield subject;
  }
  if (!hasAny) output.warn('Nothing is new since the last run.');
}
