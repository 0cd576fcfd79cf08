import { foldBook } from '../domain/book.ts';
import type { Named } from '../domain/case.ts';
import { isClientId, isDeviceId } from '../domain/ids.ts';
import { sixOf } from '../domain/import/made-ids.ts';
import type { Journal } from '../domain/journal.ts';
import { foldName } from '../domain/known-clients.ts';
import { type Parsed, quoted, refused, understood } from '../domain/parsed.ts';
import type { JournalEvent, JournalRecord, Subject } from '../domain/record.ts';
import { composeRecord, type Stamp } from '../domain/recorder.ts';

/** The book as it was before an import. */
interface KnownBook {
  readonly byName: ReadonlyMap<string, readonly Named[]>;
  readonly byId: ReadonlyMap<string, Named>;
  readonly devices: ReadonlyMap<string, Named>;
  readonly deviceIds: ReadonlySet<string>;
  readonly forgotten: ReadonlySet<string>;
}

/** Reads the book. */
export function knownBook({ readBook }: Pick<Journal, 'readBook'>): KnownBook {
  const lines = [...readBook().subjects.values()].flat();
  const { clients, devices } = foldBook(lines);
  const byName = new Map<string, Named[]>();
  for (const client of clients) {
    for (const name of new Set(client.names.map(foldName))) byName.set(name, [...(byName.get(name) ?? []), client]);
  }
  return {
    byName,
    byId: new Map(clients.flatMap((client) => client.ids.map((id) => [id, client]))),
    devices: new Map(devices.map((device) => [deviceKey(device.client, device.name), device])),
    deviceIds: new Set(devices.map(({ id }) => id)),
    forgotten: new Set(
      lines.flatMap(({ record }) =>
        record.events.some(({ kind }) => kind === 'client-forgotten') && record.client !== undefined
          ? [record.client]
          : [],
      ),
    ),
  };
}

interface Desk {
  readonly known: KnownBook;
  readonly batch: string;
  readonly stamp: Stamp;
  readonly digest: (text: string) => string;
}

/** Clients and devices of the cases that come in: those that the book does not know are put into it. */
export class ImportedBook {
  readonly #desk: Desk;
  readonly #clients = new Map<string, Named>();
  readonly #devices = new Map<string, Named>();
  readonly #ids = new Set<string>();
  #isMarked = false;
  #records: JournalRecord[] = [];

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** True for a client who asked to be erased here. */
  isForgotten(id: string): boolean {
    return this.#desk.known.forgotten.has(id);
  }

  /** The client of a name or an id, made where there is none; refused for a name that several have. */
  clientNamed(typed: string, contact: string | undefined): Parsed<Named> {
    const { known, digest } = this.#desk;
    const name = foldName(typed);
    const [found, another] = known.byId.has(name) ? [known.byId.get(name)] : (known.byName.get(name) ?? []);
    if (another)
      return refused(`There are several clients called ${quoted(typed)}: write the id of the one that is meant`);
    if (found) return understood(this.#mark({ id: found.id, name: found.name }));
    const before = this.#clients.get(name);
    if (before) return understood(before);
    const isTaken = (id: string) => known.byId.has(id) || this.isForgotten(id) || this.#ids.has(id);
    const id = `c-${sixOf(digest(`client ${name}`), (six) => isTaken(`c-${six}`))}`;
    const client = { id, name: typed };
    this.#clients.set(name, client);
    this.#add({ client: id }, { kind: 'client-added', name: typed, ...(contact !== undefined && { contact }) });
    return understood(client);
  }

  /** The client's device of that name, made where there is none. */
  deviceNamed(client: Named, name: string): Named {
    const { known, digest } = this.#desk;
    const key = deviceKey(client.id, name);
    const found = known.devices.get(key) ?? this.#devices.get(key);
    if (found) return { id: found.id, name: found.name };
    const isTaken = (id: string) => known.deviceIds.has(id) || this.#ids.has(id);
    const id = `d-${sixOf(digest(`device ${key}`), (six) => isTaken(`d-${six}`))}`;
    const device = { id, name };
    this.#devices.set(key, device);
    this.#add({ device: id }, { kind: 'device-added', client: client.id, name });
    return device;
  }

  /** Makes known whom a case from another home is about, by the ids that they have there. */
  learn(client: Named, devices: readonly Named[]): void {
    const { known } = this.#desk;
    if (!isClientId(client.id) || this.isForgotten(client.id)) return;
    if (known.byId.has(client.id)) this.#mark(client);
    else if (!this.#ids.has(client.id)) this.#add({ client: client.id }, { kind: 'client-added', name: client.name });
    for (const { id, name } of devices) {
      if (!isDeviceId(id) || known.deviceIds.has(id) || this.#ids.has(id)) continue;
      this.#add({ device: id }, { kind: 'device-added', client: client.id, name });
    }
  }

  /** What is to be written to the book since this was last asked. */
  take(): readonly JournalRecord[] {
    const taken = this.#records;
    this.#records = [];
    return taken;
  }

  /** The records of cases are as old as the cases: one that is new makes the import the newest entry, which undo takes back. */
  #mark(client: Named): Named {
    if (!this.#isMarked) this.#add({ client: client.id }, { kind: 'client-changed' });
    return client;
  }

  #add(subject: Subject, event: JournalEvent): void {
    this.#isMarked = true;
    for (const id of Object.values(subject)) this.#ids.add(id);
    this.#records.push(composeRecord({ subject, events: [event], batch: this.#desk.batch }, this.#desk.stamp));
  }
}

const deviceKey = (client: string, name: string) => `${client} ${foldName(name)}`;
