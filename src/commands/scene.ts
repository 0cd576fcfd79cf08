import { type Client, foldBook } from '../domain/book.ts';
import type { Case } from '../domain/case.ts';
import { foldCase } from '../domain/fold.ts';
import { monthOf } from '../domain/ids.ts';
import type { Index } from '../domain/journal.ts';
import { decimal } from '../domain/money.ts';
import type { JournalRecord } from '../domain/record.ts';
import type { KnownClient, Scene } from '../interview/scene.ts';
import type { Ports } from './ports.ts';

export type ScenePorts = Pick<Ports, 'journal' | 'index' | 'playbooks' | 'settings' | 'clock' | 'output'>;

/** Everything an interview knows before it begins, read from the journal, the playbooks and the settings. */
export async function readScene(ports: ScenePorts): Promise<Scene> {
  const playbooks = await ports.playbooks();
  for (const { file, message } of playbooks.faults()) ports.output.warn(`${file}: ${message}`);
  const index = await ports.index();
  const book = foldBook([...ports.journal.readBook().subjects.values()].flat());
  return {
    now: ports.clock.now(),
    preferences: (await ports.settings()).read(),
    playbooks: playbooks.all(),
    clients: book.clients.map(asKnown),
    devices: book.devices.filter(({ retired }) => !retired).map(({ id, name, client }) => ({ id, name, client })),
    earlier: (client, playbook) => earlierFacts({ journal: ports.journal, index }, client, playbook),
  };
}

function asKnown({ id, name, contact, hourValue }: Client): KnownClient {
  return { id, name, ...(contact ? { contact } : {}), ...(hourValue ? { hourValue: decimal(hourValue) } : {}) };
}

/** The scene after an interview's records: a client or device made by one is known to the next. */
export function sceneAfter(scene: Scene, records: readonly JournalRecord[]): Scene {
  const clients = records.flatMap(({ client, events }) =>
    events.flatMap(({ kind, name }) =>
      client && kind === 'client-added' && typeof name === 'string' ? [{ id: client, name }] : [],
    ),
  );
  const devices = records.flatMap(({ device, events }) =>
    events.flatMap(({ kind, name, client }) =>
      device && kind === 'device-added' && typeof name === 'string' && typeof client === 'string'
        ? [{ id: device, name, client }]
        : [],
    ),
  );
  return { ...scene, clients: [...scene.clients, ...clients], devices: [...scene.devices, ...devices] };
}

interface Past {
  readonly journal: Ports['journal'];
  readonly index: Index;
}

function earlierFacts({ journal, index }: Past, client: string, playbook: string): ReturnType<Scene['earlier']> {
  for (const row of index.all()) {
    if (row.withdrawn || row.client?.id !== client || row.playbook !== playbook) continue;
    const { problem } = readCase(journal, row.id) ?? {};
    const { stakes, answers } = problem ?? {};
    return {
      case: row.id,
      answers: { ...(stakes ? { stakes } : {}), ...(answers ? { answers: plainAnswers(answers) } : {}) },
    };
  }
  return undefined;
}

function readCase(journal: Ports['journal'], id: string): Case | undefined {
  const lines = journal.readMonth(monthOf(id)).subjects.get(id);
  return lines && foldCase(id, lines).case;
}

function plainAnswers(answers: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) =>
      typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean' ? [[id, answer]] : [],
    ),
  );
}
