import type { Case } from '../domain/case.ts';
import { textKeys } from '../domain/events.ts';
import { foldCase } from '../domain/fold.ts';
import type { JournalEvent } from '../domain/record.ts';
import { composeRecord, type Stamp } from '../domain/recorder.ts';
import { readByClient } from '../domain/wording/facing.ts';
import { HeardError } from '../errors.ts';
import { notKept } from './not-kept.ts';
import type { Ports } from './ports.ts';
import { screenedEvents, tellSecrets } from './screening.ts';

export type WritePorts = Pick<Ports, 'journal' | 'identity' | 'clock' | 'random' | 'person' | 'output'>;

/** Who writes, where and when. */
export function stampOf({ clock, random, identity }: Pick<WritePorts, 'clock' | 'random' | 'identity'>): Stamp {
  return { now: clock.now(), real: clock.real(), random, by: identity.by, machine: identity.machine };
}

/** The case as the journal has it now, undefined where it has none. */
export function readCase(id: string, { journal }: Pick<Ports, 'journal'>): Case | undefined {
  const lines = journal.readSubject(id).subjects.get(id);
  return lines && foldCase(id, lines).case;
}

/** Writes what happened to a case and gives it as it is then. What was said is repeated where it cannot be kept. @throws HeardError `disk`, `read-only`, `refused`. */
export async function writeToCase(subject: Case, said: readonly JournalEvent[], ports: WritePorts): Promise<Case> {
  const events = await screenedEvents(said, ports);
  const after = subject.history.at(-1)?.at;
  try {
    const record = composeRecord({ subject: { case: subject.id }, events, after }, stampOf(ports));
    ports.journal.append([record]);
    if (!ports.person) tellSecrets([record], ports);
    if (readByClient(events).length > 0) (await import('./wording.ts')).tellWording([record], ports, { subject });
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

/** A case that was just written. @throws HeardError `damaged` or `disk` where it cannot be read back. */
export function mustRead(id: string, ports: Pick<Ports, 'journal'>): Case {
  let written: Case | undefined;
  try {
    written = readCase(id, ports);
  } catch (error) {
    if (!(error instanceof HeardError)) throw error;
    const { code, hint = `heard show ${id}` } = error;
    throw new HeardError(`All of it is kept, but it cannot be shown. ${error.message}`, {
      code,
      hint,
      cause: error,
      kept: 'surely',
    });
  }
  if (written) return written;
  throw new HeardError(`Case ${id} could not be read back.`, { code: 'damaged', hint: `heard show ${id}` });
}
