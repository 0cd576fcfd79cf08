import { z } from 'zod';
import { foldBook } from '../domain/book.ts';
import type { Case } from '../domain/case.ts';
import { dateAt } from '../domain/dates.ts';
import type { Playbook } from '../domain/playbook.ts';
import type { SeenBefore } from '../domain/seen-before.ts';
import { type SupportStanding, standingOf } from '../domain/support/device.ts';
import { caseDocument } from '../output/case-document.ts';
import { caseView } from '../output/case-view.ts';
import { draftView } from '../output/draft-view.ts';
import { historyView } from '../output/history-view.ts';
import type { PrefixOf } from '../output/id-view.ts';
import { casePrefixes } from './case-ids.ts';
import type { Command } from './command.ts';
import { earlierCases, groupOf, type Past } from './earlier-cases.ts';
import { type FoundCase, findCaseOrDraft } from './find-case.ts';
import type { Ports } from './ports.ts';
import { prefixLook } from './prefix-look.ts';
import { supportTable } from './support-table.ts';

const input = z.object({ case: z.string().default('last'), history: z.boolean().default(false) });
type Input = z.infer<typeof input>;

interface Shown {
  readonly found: FoundCase;
  readonly view: 'case' | 'history';
  readonly now: number;
  readonly prefixOf: PrefixOf;
  readonly playbook: Playbook | undefined;
  /** How the devices of the case stand with their makers. */
  readonly support: readonly SupportStanding[];
  /** Looked up when it is first asked: JSON has no need of it. */
  readonly before: () => SeenBefore | undefined;
}

/** `heard show`: one case as a person reads it; an unfinished interview says how to go on. */
export const show: Command<Input, Shown> = {
  path: 'show',
  args: '[case]',
  summary: 'One case as a person reads it',
  examples: ['heard show', 'heard show k7m4', 'heard show last --history', 'heard show 2611-k7 --json'],
  flags: [{ flags: '--history', about: 'every entry, with what was replaced or taken back' }],
  input,
  async run({ case: typed, history }, ports) {
    const index = await ports.index();
    const { journal, drafts, output } = ports;
    // Opened once: it looks at every month.
    const found = await findCaseOrDraft(typed, { journal, drafts, output, index: async () => index });
    const id = found.type === 'case' ? found.case.problem?.playbook : undefined;
    const playbook = id === undefined ? undefined : (await ports.playbooks()).get(id);
    return {
      found,
      view: history ? 'history' : 'case',
      now: ports.clock.now(),
      prefixOf: casePrefixes(index, ports),
      playbook,
      support: found.type === 'case' && !history ? await devicesSupport(found.case, ports) : [],
      before: () => (found.type === 'case' ? beforeOf(found.case, { journal: ports.journal, index }) : undefined),
    };
  },
  human({ found, view, now, prefixOf, playbook, support, before: look }, style) {
    if (found.type === 'draft') return draftView(found.draft.interview, found.draft.startedAt, style);
    if (view === 'history') return historyView(found.case.history, style);
    const before = look();
    return caseView(
      found.case,
      { now, ...prefixLook(prefixOf, style), ...(playbook && { playbook }), support, ...(before && { before }) },
      style,
    );
  },
  json: ({ found }) =>
    found.type === 'case'
      ? caseDocument(found.case)
      : { schemaVersion: 1, draft: found.draft.interview, ...found.draft },
};

/** Enough to see how it went. */
const mostSeen = 3;

/** Earlier cases of the same kind, where it is known what kind that is and whose. */
function beforeOf(subject: Case, past: Past): SeenBefore | undefined {
  const { id, client, devices, openedAt, problem, history } = subject;
  if (!client || !problem?.playbook) return undefined;
  const present = {
    id,
    playbook: problem.playbook,
    clients: groupOf(past.index, client.id),
    devices: devices.map((device) => device.id),
    openedAt,
    ...(history[0] && { opening: history[0].id }),
  };
  return earlierCases(past, present, { most: mostSeen, subject });
}

/** What is known of the devices now: the case itself says no more than their names. */
async function devicesSupport({ devices }: Case, ports: Ports): Promise<readonly SupportStanding[]> {
  if (devices.length === 0) return [];
  const { products } = await supportTable(ports);
  const today = dateAt(ports.clock.now());
  return devices.flatMap(({ id, name }) => {
    const [known] = foldBook(ports.journal.readSubject(id).subjects.get(id) ?? []).devices;
    return standingOf({ name, ...known }, products, today) ?? [];
  });
}
