import type { Named } from '../domain/case.ts';
import { addDays, dateAt, dateOf } from '../domain/dates.ts';
import type { EventOf } from '../domain/events.ts';
import { drawPromiseId } from '../domain/ids.ts';
import type { JournalEvent } from '../domain/record.ts';
import type { Stamp } from '../domain/recorder.ts';
import type { Answers } from './answers.ts';
import { moneyOf } from './nuisance.ts';
import { chosenFix, offerOf } from './offer-value.ts';
import { isConfirmed, isWorkDone, pathOf } from './path.ts';
import { problemOf } from './problem-value.ts';
import type { Scene } from './scene.ts';

/** A visit with its parties known by their ids. */
export interface Visit {
  readonly answers: Answers;
  readonly client: Named;
  readonly devices: readonly Named[];
}

/** What happened in the visit, stage by stage. Answers left empty leave no key. */
export function eventsOf(scene: Scene, visit: Visit, stamp: Stamp): readonly JournalEvent[] {
  const path = pathOf(visit.answers);
  const isLooking = path === 'look' || path === 'cured';
  const events: readonly JournalEvent[] = [
    opened(visit),
    listened(visit.answers),
    ...(isLooking || visit.answers.redFlags?.length ? [logged(scene, visit)] : []),
    ...(path === 'look' ? [offered(scene, visit.answers), decided(visit.answers)] : []),
    ...(isLooking ? worked(scene, visit.answers) : []),
    ...promised(visit.answers, stamp),
    ...gestured(scene, visit.answers),
    ...followUpSet(scene, visit.answers),
    ...(visit.answers.causedBy ? [{ kind: 'linked', causedBy: visit.answers.causedBy }] : []),
    ...(visit.answers.notes ?? []).map((text) => ({ kind: 'noted', text })),
  ];
  const { on } = visit.answers;
  return on ? events.map((event) => ({ ...event, on })) : events;
}

function opened({ answers, client }: Visit): EventOf<'opened'> {
  const { kind: caseKind, fromNote } = answers;
  return {
    kind: 'opened',
    client: { ...client },
    ...(fromNote ? { fromNote } : {}),
    ...(caseKind ? { caseKind } : {}),
  };
}

function listened(answers: Answers): EventOf<'listened'> {
  const wants = answers.wants ?? (pathOf(answers) === 'cured' ? 'look' : undefined);
  return {
    kind: 'listened',
    words: answers.words ?? '',
    readbacks: [...(answers.readbacks ?? [])],
    confirmed: isConfirmed(answers),
    ...(wants ? { wants } : {}),
    ...(answers.feeling ? { feeling: answers.feeling } : {}),
  };
}

function logged(scene: Scene, { answers, devices }: Visit): EventOf<'logged'> {
  return {
    kind: 'logged',
    ...problemOf(scene, answers),
    ...(devices.length > 0 ? { devices: devices.map((device) => ({ ...device })) } : {}),
  };
}

function offered(scene: Scene, answers: Answers): EventOf<'offered'> {
  return { kind: 'offered', ...offerOf(scene, answers) };
}

function decided(answers: Answers): EventOf<'decided'> {
  const { choice, choiceWords } = answers;
  const option = chosenFix(answers);
  const keys = ['reason', 'alternative', 'until', 'handOverTo', 'handOverBy', 'when'] as const;
  const given = Object.fromEntries(keys.flatMap((key) => (answers[key] ? [[key, answers[key]]] : [])));
  return {
    kind: 'decided',
    choice: choice ?? 'think',
    ...(option ? { option } : {}),
    ...(choiceWords ? { words: choiceWords } : {}),
    ...given,
    replaces: [],
  };
}

function worked(scene: Scene, answers: Answers): readonly JournalEvent[] {
  const charged = moneyOf(scene, answers.charged);
  const work = {
    ...(typeof answers.spent === 'number' ? { minutes: answers.spent } : {}),
    ...(charged ? { charged } : {}),
    ...(answers.paid ? { paid: answers.paid } : {}),
    ...(answers.cause ? { cause: answers.cause } : {}),
    ...(answers.overrunAgreed ? { overrunAgreed: answers.overrunAgreed } : {}),
  };
  return [
    ...(Object.keys(work).length > 0 ? [{ kind: 'worked', ...work }] : []),
    ...(answers.works ? [{ kind: 'checked', works: answers.works }] : []),
  ];
}

function promised(answers: Answers, { random, by }: Stamp): readonly EventOf<'promised'>[] {
  return (answers.promises ?? []).map(({ what, who, due }) => ({
    kind: 'promised',
    id: drawPromiseId(random),
    what,
    who: who === 'me' ? by : who,
    due,
  }));
}

function gestured(scene: Scene, { gesture }: Answers): readonly EventOf<'gestured'>[] {
  if (!gesture) return [];
  const value = moneyOf(scene, gesture.value);
  return [{ kind: 'gestured', type: gesture.type, ...(value ? { value } : {}), why: gesture.why }];
}

/** A week after work was done, or at the review date of living with it, unless another day was named. */
function followUpSet(scene: Scene, answers: Answers): readonly EventOf<'follow-up-set'>[] {
  const due = answers.followUp ?? usualFollowUp(scene, answers);
  return due ? [{ kind: 'follow-up-set', due }] : [];
}

function usualFollowUp(scene: Scene, answers: Answers): string | undefined {
  const { followUpDays, reviewDays } = scene.preferences;
  const day = answers.on ? dateOf(answers.on) : dateAt(scene.now);
  if (isWorkDone(answers)) return addDays(day, followUpDays);
  if (pathOf(answers) !== 'look' || answers.choice !== 'live-with-it') return undefined;
  return offerOf(scene, answers).liveWithIt?.reviewOn ?? addDays(day, reviewDays);
}
