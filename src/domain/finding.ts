import type { Case } from './case.ts';
import { isKind, kinds } from './events.ts';
import type { JournalRecord } from './record.ts';
import { ulidTime } from './ulid.ts';

/** What nobody has to mend, and a person has to have seen once. */
const noticeKinds = ['home-shared', 'home-on-network', 'clock-set-back'] as const;

/** What can be wrong, in the order a person is told. */
export const findingKinds = [
  'home',
  'machine',
  'damaged-line',
  'doubtful-line',
  'misplaced-record',
  'correction',
  'copy',
  'redacted-text',
  'stray',
  'open-to-others',
  'state-shared',
  'clock',
  'no-beginning',
  'contested',
  'disputed',
  'note-filed-twice',
  'promise-twice',
  'damaged-draft',
  'earlier-drafts',
  ...noticeKinds,
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Something that is wrong. */
export interface Finding {
  readonly kind: FindingKind;
  /** A file, with its line where one is meant, or the id of a case or note. */
  readonly place: string;
  /** One sentence. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly remedy: string;
  /** True for what `heard doctor --fix` mends on this computer. */
  readonly mendable: boolean;
}

/** Something worth knowing that nothing has to be done about. */
export interface Remark {
  readonly kind: (typeof noticeKinds)[number] | 'newer-records';
  readonly place: string;
  readonly message: string;
}

/** A remark that is a finding until somebody has seen it. */
export type Notice = Remark & Pick<Finding, 'kind'>;

export function isNotice<T extends Pick<Remark | Finding, 'kind'>>(told: T): told is T & Pick<Notice, 'kind'> {
  return (noticeKinds as readonly string[]).includes(told.kind);
}

export function asFinding({ kind, place, message }: Notice): Finding {
  return { kind, place, message, remedy: 'heard doctor --fix keeps that you have seen it.', mendable: true };
}

/** What a look at everything in a home came to. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly remarks: readonly Remark[];
  readonly cases: number;
  readonly notes: number;
  readonly clients: number;
  readonly lines: number;
}

/** Looks after a home and what this computer keeps about it. */
export interface Checkup {
  /** Reads everything and changes nothing. */
  look(): Report;
  /**
   * Mends what can be mended and deletes nothing. Tells each thing it did in one sentence, once that is done.
   * @throws HeardError with what was not reached left as it was.
   */
  mend(did: (sentence: string) => void): void;
}

export interface Settled extends Finding {
  readonly fixed: boolean;
}

/** What was found before and is mended by now, then what is left. */
export function settled(before: readonly Finding[], after: readonly Finding[]): readonly Settled[] {
  const isLeft = (finding: Finding) =>
    after.some(({ kind, place }) => kind === finding.kind && place === finding.place);
  return [
    ...before.filter((finding) => finding.mendable && !isLeft(finding)).map((finding) => ({ ...finding, fixed: true })),
    ...after.map((finding) => ({ ...finding, fixed: false })),
  ];
}

/** What a person has to settle in a case, as the case itself tells. */
export function findingsInCase(subject: Case): readonly Finding[] {
  const { id, contested, withdrawn, disputed, history } = subject;
  const told = (kind: FindingKind, message: string, remedy: string) => ({
    kind,
    place: id,
    message,
    remedy,
    mendable: false,
  });
  const twice = promisedTwice(subject).map((promise) =>
    told(
      'promise-twice',
      `The promise ${promise} was written down twice, so only the first counts.`,
      `See both with heard show ${id} --history, then write down the second one anew with heard promise.`,
    ),
  );
  const found: Finding[] = [...twice];
  if (!history.some(({ events }) => events.some(({ kind }) => kind === 'opened'))) {
    found.push(
      told(
        'no-beginning',
        'The entry that opened this case is nowhere: a file may be missing, or the line was too damaged to read.',
        'Put the file back from a backup or another computer; what is left of the case stays.',
      ),
    );
  }
  if (contested && !withdrawn) {
    found.push(
      told(
        'contested',
        'Two computers decided without knowing of each other; the later decision is in force.',
        `Read both with heard show ${id}, then say which one holds with heard decide ${id}.`,
      ),
    );
  }
  if (disputed) {
    found.push(
      told(
        'disputed',
        'It was taken back on one computer, but another has written to it since.',
        `Read it with heard show ${id} --history; if it still matters, start it again with heard new.`,
      ),
    );
  }
  return found;
}

function promisedTwice({ history }: Case): readonly string[] {
  const made = history.flatMap(({ v, events }) => (v === 1 ? events : [])).filter((event) => isKind(event, 'promised'));
  const ids = made.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) < index))];
}

/** Notes that more than one case names, each with the cases. */
export function notesFiledTwice(cases: ReadonlyMap<string, readonly string[]>): readonly Finding[] {
  return [...cases].flatMap(([note, named]): readonly Finding[] => {
    const ids = [...new Set(named)].sort();
    if (ids.length < 2) return [];
    const message = `This note is filed in ${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}.`;
    const remedy = 'Read both cases with heard show; it stays in both, which does no harm.';
    return [{ kind: 'note-filed-twice', place: note, message, remedy, mendable: false }];
  });
}

/** True for a record of a later version, or with a kind of event that this one does not know. */
export function isNewer({ v, events }: JournalRecord): boolean {
  return v > 1 || events.some(({ kind }) => !Object.hasOwn(kinds, kind));
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** How a machine's clock stood by the ids of its records, in the order they were written. Times in milliseconds. */
export function clockOf(ids: readonly string[], now: number): { readonly back: number; readonly ahead: number } {
  const times = ids.map(ulidTime).filter((time) => !Number.isNaN(time));
  return {
    back: times.filter((time, index) => time < (times[index - 1] ?? 0) - minute).length,
    ahead: times.filter((time) => time > now + day).length,
  };
}
