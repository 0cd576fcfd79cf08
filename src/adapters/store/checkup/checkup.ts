import { join } from 'node:path';
import type { Clock, Identity } from '../../../context.ts';
import type { Checkup, Finding, Report } from '../../../domain/finding.ts';
import { diskError } from '../disk-error.ts';
import type { Home } from '../home.ts';
import { adoptDrafts } from '../joined-home.ts';
import { cleanOwnFiles, uncleanFiles } from '../journal-clean.ts';
import { type CleanDesk, foldersOf } from '../journal-due.ts';
import { monthsOf } from '../journal-survey.ts';
import { copyFindings, readCopies } from './copies.ts';
import { readJournal } from './journal.ts';
import { earlierDrafts, hasJournal, keptFindings, readId, readMachines, sealFindings } from './kept.ts';
import { modeFindings, tighten } from './modes.ts';
import { mendOwnLines, takeOver } from './own-lines.ts';
import { noteSeen, seenFile, tellOnce } from './seen.ts';
import { strayFindings, straysIn } from './strays.ts';
import { sharedStateFindings, surroundingRemarks } from './surroundings.ts';
import { momentOf, openTrash } from './trash.ts';

export interface CheckupDesk {
  readonly home: Home;
  /** The state folder. */
  readonly state: string;
  /** Asked only when something is written. */
  readonly identity: Identity;
  /** The name of this computer in machine.json. */
  readonly host: string;
  readonly clock: Clock;
}

/** Looks after a home, and what this computer keeps about it in its state folder. */
export function createCheckup(desk: CheckupDesk): Checkup {
  const { path } = desk.home;
  return {
    look: () => telling(`what is kept in ${path} could not be looked through`, () => look(desk)),
    mend: (did) => telling(`not everything in ${path} could be mended`, () => mend(desk, did)),
  };
}

function telling<T>(what: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw diskError(error, what);
  }
}

function look({ home, state, host, clock }: CheckupDesk): Report {
  const homeId = readId(home);
  const machines = readMachines(state);
  const machine = machines[host];
  const copies = copyFindings(home.path, Object.values(machines));
  const journal = readJournal({
    home: home.path,
    machine,
    copies: new Set(copies.map(({ place }) => place)),
    now: clock.real(),
  });
  const known = [...surroundingRemarks(home.path), ...journal.remarks];
  // Where nothing is kept yet, there is nobody to have seen it.
  const told = homeId === undefined ? { findings: [], remarks: known } : tellOnce(known, seenFile(state, homeId));
  const findings: readonly Finding[] = [
    ...sealFindings(home),
    ...journal.findings,
    ...copies,
    ...(machine === undefined || homeId === undefined ? [] : uncleanFindings({ home, machine, state })),
    ...strayFindings({ home: home.path, state, homeId, now: clock.real() }),
    ...modeFindings(home.path, state),
    ...sharedStateFindings(state),
    ...keptFindings(home, state),
    ...told.findings,
  ];
  return { ...journal, findings, remarks: told.remarks };
}

function uncleanFindings(desk: CleanDesk): readonly Finding[] {
  return uncleanFiles(desk).map((place) => ({
    kind: 'redacted-text',
    place,
    message: 'Text that was taken out stands in this file again, or still.',
    remedy: 'heard doctor --fix takes it out.',
    mendable: true,
  }));
}

function mend(whole: CheckupDesk, did: (sentence: string) => void): void {
  const { home, state, identity, clock } = whole;
  const homeId = claimed(home, did);
  const { machine } = identity;
  const desk = { home, machine, state };
  const moment = momentOf(clock.now(), machine);
  const trash = openTrash(home.path, moment);

  for (const { place, needed } of readCopies(home.path, Object.values(readMachines(state)))) {
    takeOver(needed, desk);
    const moved = trash.move(place);
    did(`Moved ${place} to ${moved}${needed.length > 0 ? `, after taking over ${needed.length} of its records` : ''}.`);
  }
  for (const folder of [...monthsOf(home.path), 'book']) mendOwnLines(desk, folder, { trash, did });

  const stateTrash = openTrash(state, moment);
  for (const { root, path, isMovable } of straysIn({ home: home.path, state, homeId, now: clock.real() })) {
    if (!isMovable) continue;
    if (root === state) did(`Moved ${join(state, path)} to ${join(state, stateTrash.move(path))}.`);
    else did(`Moved ${path} to ${trash.move(path)}.`);
  }
  if (homeId !== undefined) adopt(homeId, { home, state, did });
  const tightened = tighten(home.path, state);
  if (tightened > 0)
    did(`Kept ${tightened === 1 ? '1 file or folder' : `${tightened} files and folders`} for you alone.`);
  // What was taken over or set aside may hold what has been redacted since.
  cleanOwnFiles(desk, foldersOf(desk));
  // Last: a record that was put where it belongs stands behind newer ones.
  if (homeId !== undefined && noteSeen(look(whole).findings, seenFile(state, homeId)))
    did('Kept that you have seen what is worth knowing.');
}

/** The id of a home that may be written to; undefined where there is none yet. */
function claimed(home: Home, did: (sentence: string) => void): string | undefined {
  if (home.id() !== undefined) return home.claim();
  if (!hasJournal(home.path)) return undefined;
  const id = home.claim();
  did('Made a new heard.json.');
  return id;
}

interface Adoption extends Pick<CheckupDesk, 'home' | 'state'> {
  readonly did: (sentence: string) => void;
}

function adopt(homeId: string, { home, state, did }: Adoption): void {
  const waiting = earlierDrafts(home, state).filter(({ mendable }) => mendable);
  if (waiting.length === 0) return;
  adoptDrafts(state, home.path, homeId);
  for (const { place } of waiting) did(`Brought over the unfinished interviews in ${place}.`);
}
