import { foldBook } from '../domain/book.ts';
import { dateAt } from '../domain/dates.ts';
import { isKind } from '../domain/events.ts';
import { decimal, type Money } from '../domain/money.ts';
import { type Parsed, refused, understood } from '../domain/parsed.ts';
import { resolvePrefix } from '../domain/prefix.ts';
import type { JournalRecord } from '../domain/record.ts';
import { type SupportStanding, standingOf } from '../domain/support/device.ts';
import type { KnownClient, Scene } from '../interview/scene.ts';
import { readCase } from './case-file.ts';
import { likelyCaseIds } from './case-ids.ts';
import { earlierCases, type Past } from './earlier-cases.ts';
import type { Ports } from './ports.ts';

export type ScenePorts = Pick<
  Ports,
  'journal' | 'index' | 'playbooks' | 'prices' | 'settings' | 'support' | 'clock' | 'output' | 'drafts'
>;

/** What an interview knows where nobody was ever helped: the playbooks and the settings. */
export async function readBareScene(ports: Omit<ScenePorts, 'journal' | 'index' | 'drafts'>): Promise<Scene> {
  const playbooks = await ports.playbooks();
  for (const { file, message } of playbooks.faults()) ports.output.warn(`${file}: ${message}`);
  const none = (typed: string) => refused(`nothing is recorded here, so there is no "${typed}"`);
  return {
    now: ports.clock.now(),
    preferences: (await ports.settings()).read(),
    playbooks: playbooks.all(),
    prices: (await ports.prices()).read(),
    clients: [],
    devices: [],
    supportOf: await supportLook(ports),
    earlier: () => undefined,
    caseNamed: none,
    noteNamed: none,
  };
}

/** Everything an interview knows before it begins, read from the journal, the playbooks and the settings. */
export async function readScene(ports: ScenePorts): Promise<Scene> {
  const bare = await readBareScene(ports);
  const index = await ports.index();
  const past = { journal: ports.journal, index };
  const book = foldBook([...ports.journal.readBook().subjects.values()].flat());
  return {
    ...bare,
    clients: book.clients.map((client) => asKnown(client, bare.preferences.currency)),
    devices: book.devices.filter(({ retired }) => !retired).map(({ retired: _, ...device }) => device),
    earlier: (client, playbook) => earlierFacts(past, client, playbook),
    // A prompt is made more than once while it is open, and has room for one.
    seenBefore: remembered((present) => earlierCases(past, present, { most: 1 })),
    caseNamed: (typed) => idNamed(typed, likelyCaseIds(typed, index, ports), 'case'),
    noteNamed: (typed) =>
      idNamed(
        typed,
        index.notes().map(({ id }) => id),
        'note that is not filed yet',
      ),
  };
}

/** How devices stand; the dates are read when the first is asked about, and each device is looked up once. */
async function supportLook(ports: Pick<Ports, 'support' | 'clock'>): Promise<NonNullable<Scene['supportOf']>> {
  const support = await ports.support();
  const today = dateAt(ports.clock.now());
  const known = new Map<string, SupportStanding | undefined>();
  return (device) => {
    const key = JSON.stringify(device);
    if (!known.has(key)) known.set(key, standingOf(device, support.products(), today));
    return known.get(key);
  };
}

function idNamed(typed: string, ids: readonly string[], what: string): Parsed<string> {
  const found = resolvePrefix(typed, ids);
  if (found.type === 'one') return understood(found.id);
  if (found.type === 'many') return refused(`"${typed}" could be any of ${found.ids.slice(0, 8).join(', ')}`);
  return refused(`there is no ${what} "${typed}"${found.nearest ? `; the nearest is ${found.nearest}` : ''}`);
}

interface Facts {
  readonly ids?: readonly string[] | undefined;
  readonly names?: readonly string[] | undefined;
  readonly id: string;
  readonly name: string;
  readonly contact?: string | undefined;
  readonly hourValue?: Money | undefined;
}

// An hour's worth in another currency is not theirs in this one.
function asKnown({ id, name, ids, names, contact, hourValue }: Facts, currency: string): KnownClient {
  return {
    id,
    name,
    ...(ids && names ? { ids, names } : {}),
    ...(contact ? { contact } : {}),
    ...(hourValue?.currency === currency ? { hourValue: decimal(hourValue) } : {}),
  };
}

/** The scene after an interview's records: a client or device made by one is known to the next. */
export function sceneAfter(scene: Scene, records: readonly JournalRecord[]): Scene {
  const clients = new Map(scene.clients.map((client) => [client.id, client]));
  const devices = [...scene.devices];
  for (const { client, device, events } of records) {
    for (const event of events) {
      if (client && (isKind(event, 'client-added') || isKind(event, 'client-changed'))) {
        const known = clients.get(client);
        const { name = known?.name ?? '', ...facts } = event;
        clients.set(client, { ...known, ...asKnown({ ...facts, id: client, name }, scene.preferences.currency) });
      }
      if (device && isKind(event, 'device-added')) devices.push({ id: device, name: event.name, client: event.client });
    }
  }
  return { ...scene, clients: [...clients.values()], devices };
}

/** Looks each thing up once. */
function remembered<Asked, Found>(look: (asked: Asked) => Found): (asked: Asked) => Found {
  const known = new Map<string, Found>();
  return (asked) => {
    const key = JSON.stringify(asked);
    const found = known.get(key) ?? look(asked);
    known.set(key, found);
    return found;
  };
}

function earlierFacts({ journal, index }: Past, client: string, playbook: string): ReturnType<Scene['earlier']> {
  for (const row of index.all()) {
    if (row.withdrawn || row.client?.id !== client || row.playbook !== playbook) continue;
    const { problem } = readCase(row.id, { journal }) ?? {};
    const { stakes, answers } = problem ?? {};
    return {
      case: row.id,
      answers: { ...(stakes ? { stakes } : {}), ...(answers ? { answers: plainAnswers(answers) } : {}) },
    };
  }
  return undefined;
}

function plainAnswers(answers: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) =>
      typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean' ? [[id, answer]] : [],
    ),
  );
}
