import type { Case } from '../domain/case.ts';
import { dateAt, daysBetween } from '../domain/dates.ts';
import type { Index } from '../domain/journal.ts';
import { clientName } from '../domain/known-clients.ts';
import type { Row } from '../domain/row.ts';
import { isOpen } from '../domain/row.ts';
import type { Draft } from '../interview/draft.ts';
import type { Person } from '../interview/respondent.ts';
import { recordedView } from '../output/recorded-view.ts';
import { type Waiting, type WaitingItem, waitingCounts, waitingView } from '../output/waiting-view.ts';
import type { Command } from './command.ts';
import { tellDamage } from './damage.ts';
import { noInput } from './no-input.ts';
import type { Ports } from './ports.ts';
import { tidyDrafts } from './tidy-drafts.ts';

interface Desk {
  readonly now: number;
  /** Absent once it was shown on the terminal. */
  readonly waiting?: Waiting;
  readonly recorded?: readonly Case[];
}

/** `heard` alone: what is waiting, and on a terminal a menu. */
export const home: Command<object, Desk> = {
  path: '',
  summary: 'What is waiting, and a menu',
  examples: ['heard', 'heard --json'],
  flags: [],
  input: noInput,
  async run(_input, ports) {
    const now = ports.clock.now();
    const index = await ports.index();
    const waiting = waitingNow(ports, index);
    tellDamage(index.faults(), ports);
    return ports.person ? attend(await ports.person(), ports, waiting) : { now, waiting };
  },
  human: ({ now, waiting, recorded }, style) => {
    if (recorded) return recordedView({ cases: recorded, refused: 0 }, style);
    return waiting ? waitingView(waiting, { now }, style) : '';
  },
  json: ({ waiting }) => ({ schemaVersion: 1, ...waiting }),
};

/** Counts first, since a client may be looking; the list after Enter; then what to do. */
async function attend(person: Person, ports: Ports, waiting: Waiting): Promise<Desk> {
  const now = ports.clock.now();
  ports.output.write(`${waitingCounts(waiting).join('\n')}\n`);
  if (countItems(waiting) > 0) {
    await person.line('Press Enter to see them.');
    ports.output.write(`${waitingView(waiting, { now }, ports.output.style)}\n`);
  }
  const next = await person.choose('What next?', [
    { name: 'Start a case', value: 'new' },
    ...(waiting.drafts.length > 0 ? [{ name: 'Go on with the last interview', value: 'resume' }] : []),
    { name: 'Nothing now', value: 'leave' },
  ]);
  // The interview is loaded for whoever wants one: what waits is also printed where nobody is asked.
  if (next === 'new') {
    const { newCase } = await import('./new.ts');
    return { now, recorded: (await newCase.run(newCase.input.parse({}), ports)).cases };
  }
  if (next === 'resume') {
    const { resume } = await import('./resume.ts');
    return { now, recorded: [(await resume.run(resume.input.parse({}), ports)).case] };
  }
  return { now };
}

function countItems({ urgent, drafts, promises, booked, decisions, followUps }: Waiting): number {
  return [urgent, drafts, promises, booked, decisions, followUps].flat().length;
}

/** What is due by the end of today. */
function waitingNow(ports: Ports, index: Index): Waiting {
  const now = ports.clock.now();
  const rows = index.due();
  return {
    urgent: rows.flatMap((row) =>
      row.status === 'open' && row.priority === 'NOW' ? [item(row, row.words, null)] : [],
    ),
    drafts: tidyDrafts(ports).map(draftItem),
    promises: rows.flatMap((row) =>
      row.promises
        .filter((one) => isOpen(one) && isDue(one.due, now))
        .map(({ what, who, due }) => item(row, `${who}: ${what}`, due)),
    ),
    booked: rows.flatMap((row) =>
      row.status === 'scheduled' && row.when && isDue(row.when, now) ? [item(row, row.words, row.when)] : [],
    ),
    decisions: rows.flatMap((row) =>
      row.until && isDue(row.until, now)
        ? [item(row, row.status === 'thinking' ? 'wanted to decide' : 'was to be decided elsewhere', row.until)]
        : [],
    ),
    followUps: rows.flatMap((row) =>
      row.followUpOn && isDue(row.followUpOn, now)
        ? [item(row, row.result === 'living-with-it' ? 'still living with it?' : 'does it still work?', row.followUpOn)]
        : [],
    ),
    notes: index.notes().length,
  };
}

function isDue(due: string, now: number): boolean {
  return daysBetween(due, dateAt(now)) >= 0;
}

function item({ id, client }: Row, what: string, due: string | null): WaitingItem {
  return { id, client: client?.name ?? null, what, due };
}

function draftItem({ interview, answers, only }: Draft): WaitingItem {
  return {
    id: interview,
    client: answers.client ? clientName(answers.client) : null,
    what: only ? 'the offer, opened again' : (answers.words ?? 'not begun'),
    due: null,
  };
}
