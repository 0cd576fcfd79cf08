import type { Case, Outcome } from '../domain/case.ts';
import type { Money } from '../domain/money.ts';
import type { Fix, Offer, OfferSums } from '../domain/offer.ts';
import type { Problem } from '../domain/problem.ts';
import type { JournalRecord } from '../domain/record.ts';

export type CaseDocument = ReturnType<typeof caseDocument>;

/**
 * The case as `--json` and exports print it: version 1 of a contract of its own, its keys in this order. Every key is
 * there: null stands for an absent value or stage, [] for an absent list.
 */
export function caseDocument(subject: Case) {
  return {
    schemaVersion: 1,
    id: subject.id,
    status: subject.status,
    openedAt: subject.openedAt,
    updatedAt: subject.updatedAt,
    closedAt: subject.closedAt,
    by: subject.by,
    kind: subject.kind,
    client: subject.client,
    devices: subject.devices,
    listening: subject.listening && listeningDocument(subject.listening),
    problem: subject.problem && problemDocument(subject.problem),
    offer: subject.offer && offerDocument(subject.offer, subject.decision),
    decision: subject.decision && decisionDocument(subject.decision),
    outcome: subject.outcome && outcomeDocument(subject.outcome),
    promises: subject.promises.map(({ id, what, who, due, state }) => ({ id, what, who, due, state })),
    recurrences: subject.recurrences.map(({ at, minutes = null, words = null }) => ({ at, minutes, words })),
    followUps: subject.followUps.map(followUpDocument),
    gestures: subject.gestures.map(({ at, type = null, value, why = null }) => ({
      at,
      type,
      value: money(value),
      why,
    })),
    feedback: subject.feedback.map(({ at, type = null, words = null, mayShow = null }) => ({
      at,
      type,
      words,
      mayShow,
    })),
    notes: subject.notes.map(({ id, at, by, text }) => ({ id, at, by, text })),
    links: { causedBy: subject.links.causedBy, repeatOf: subject.links.repeatOf },
    followUpOn: subject.followUpOn,
    contested: subject.contested,
    rivals: subject.rivals,
    history: subject.history.map(withoutBatch),
  };
}

/** Which import brought a record says nothing of the case: a document that came in prints as the one it came from. */
function withoutBatch({ batch: _, ...record }: JournalRecord): JournalRecord {
  return record as JournalRecord;
}

function listeningDocument(listening: NonNullable<Case['listening']>) {
  const { words = null, feeling = null, readbacks = [], confirmed = null, wants = null } = listening;
  return {
    words,
    feeling,
    readbacks: readbacks.map(({ text = null, answer, correction = null }) => ({ text, answer, correction })),
    confirmed,
    wants,
  };
}

function problemDocument(problem: Problem) {
  return {
    playbook: problem.playbook ?? null,
    component: problem.component ?? null,
    scope: problem.scope ?? null,
    since: problem.since ?? null,
    changed: problem.changed ?? null,
    blocked: problem.blocked ?? null,
    deadline: problem.deadline ?? null,
    frequency: problem.frequency ? { times: problem.frequency.times, per: problem.frequency.per } : null,
    minutes: problem.minutes ?? null,
    people: problem.people ?? null,
    fullStop: problem.fullStop ?? null,
    message: problem.message ?? null,
    tried: problem.tried ?? null,
    stakes: problem.stakes ?? null,
    worry: problem.worry ?? null,
    seen: problem.seen ?? null,
    answers: problem.answers ?? {},
    checks: problem.checks ?? [],
    redFlags: problem.redFlags ?? [],
    fixedByCheck: problem.fixedByCheck ?? null,
    impact: problem.impact ?? null,
    urgency: problem.urgency ?? null,
    priority: problem.priority ?? null,
  };
}

function offerDocument(offer: Partial<Offer>, decision: Case['decision']) {
  const {
    fixes = [],
    liveWithIt = null,
    ring = [],
    ringStop,
    support = [],
    hourValue,
    directCostYear,
    worryAnswer = null,
    sums,
  } = offer;
  return {
    fixes,
    liveWithIt,
    ring,
    ringStop: ringStop === undefined ? null : { hours: ringStop.hours ?? null, returnBy: ringStop.returnBy ?? null },
    support,
    hourValue: money(hourValue),
    directCostYear: money(directCostYear),
    worryAnswer,
    sums: sumsDocument(sums, shownFix(fixes, decision)),
  };
}

/** What leaving things costs, and what the chosen fix saves, all as they were frozen when the offer was shown. */
function sumsDocument(sums: OfferSums | undefined, fix: Fix | undefined) {
  return {
    minutesPerYear: sums?.minutesPerYear ?? null,
    nuisancePerYear: money(sums?.nuisancePerYear),
    savePerYear: money(fix === undefined ? sums?.savePerYear : fix.sums.savePerYear),
    breakEvenMonths: (fix === undefined ? sums?.breakEvenMonths : fix.sums.breakEvenMonths) ?? null,
  };
}

/** The chosen fix, else the first. */
function shownFix(fixes: readonly Fix[], decision: Case['decision']): Fix | undefined {
  const chosen = decision?.choice === 'fix' ? fixes.find(({ id }) => id === decision.option) : undefined;
  return chosen ?? fixes[0];
}

function decisionDocument(decision: NonNullable<Case['decision']>) {
  return {
    choice: decision.choice ?? null,
    option: decision.option ?? null,
    words: decision.words ?? null,
    reason: decision.reason ?? null,
    alternative: decision.alternative ?? null,
    until: decision.until ?? null,
    handOverTo: decision.handOverTo ?? null,
    handOverBy: decision.handOverBy ?? null,
    when: decision.when ?? null,
    at: decision.at,
  };
}

function outcomeDocument(outcome: Outcome) {
  return {
    result: outcome.result,
    works: outcome.works ?? null,
    minutes: outcome.minutes ?? null,
    charged: money(outcome.charged),
    paid: outcome.paid ?? null,
    cause: outcome.cause ?? null,
    overrunAgreed: outcome.overrunAgreed ?? null,
    at: outcome.at ?? null,
  };
}

function followUpDocument(followUp: Case['followUps'][number]) {
  const {
    at,
    reached = null,
    works = null,
    sideEffects = [],
    anythingNew = null,
    ease = null,
    words = null,
  } = followUp;
  return { at, reached, works, sideEffects, anythingNew, ease, words };
}

function money(value: Money | null | undefined): Money | null {
  return value ? { amount: value.amount, currency: value.currency } : null;
}
