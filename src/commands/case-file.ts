import type { Case } from '../domain/case.ts';
import { textKeys } from '../domain/events.ts';
import { foldCase } from '../domain/fold.ts';
import { monthOf } from '../domain/ids.ts';
import type { JournalEvent } from '../domain/record.ts';
import { composeRecord, type Stamp } from '../domain/recorder.ts';
import { HeardError } from '../errors.ts';
import { notKept } from './not-kept.ts';
import type { Ports } from './ports.ts';

export type WritePorts = Pick<Ports, 'journal' | 'identity' | 'clock' | 'random'>;

/** Who writes, where and when. */
export function stampOf({ clock, random, identity }: Pick<WritePorts, 'clock' | 'random' | 'identity'>): Stamp {
  return { now: clock.now(), real: clock.real(), random, by: identity.by, machine: identity.machine };
}

/** The case as the journal has it now, undefined where it has none. */
export function readCase(id: string, { journal }: Pick<Ports, 'journal'>): Case | undefined {
  const lines = journal.readMonth(monthOf(id)).subjects.get(id);
  return lines && foldCase(id, lines).case;
}

/** Writes what happened to a case and gives it as it is then. What was said is repeated where it cannot be kept. @throws HeardError `disk`, `read-only`, `refused`. */
export function writeToCase(subject: Case, events: readonly JournalEvent[], ports: WritePorts): Case {
  const after = subject.history.at(-1)?.at;
  try {
    ports.journal.append([composeRecord({ subject: { case: subject.id }, events, after }, stampOf(ports))]);
  } catch (error) {
    throw notKept(error, events.flatMap(saidIn));
  }
  return mustRead(subject.id, ports);
}

/** The free text of an event. */
function saidIn(event: JournalEvent): readonly string[] {
  return textKeys(event).flatMap((key) => {
    const value = event[key];
    return typeof value === 'string' ? [value] : [];
  });
}

/** A case that was just written. @throws HeardError `damaged` where it cannot be read back. */
export function mustRead(id: string, ports: Pick<Ports, 'journal'>): Case {
  const written = readCase(id, ports);
  if (written) return written;
  throw new HeardError(`Case ${id} could not be read back.`, { code: 'damaged', hint: `heard show ${id}` });
}
