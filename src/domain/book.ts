import {
  type ClientFacts,
  type ClientState,
  clientKinds,
  type DeviceFacts,
  type DeviceState,
  deviceKinds,
} from './events/book.ts';
import { type Groups, groupsOf } from './groups.ts';
import { prepare } from './prepare.ts';
import type { Line } from './record.ts';
import type { LineFault } from './repeats.ts';
import { replay } from './replay.ts';

/** A client as the book knows them now. Merged ids are one client, whose id is the smallest of them. */
export interface Client extends ClientFacts {
  readonly id: string;
  readonly name: string;
  /** Every id of the group, sorted; its own is the first. */
  readonly ids: readonly string[];
  /** Every name in the group, the shown one first. */
  readonly names: readonly string[];
}

export interface Device extends DeviceFacts {
  readonly id: string;
  readonly name: string;
  /** The id of its client's group. */
  readonly client: string;
  readonly retired: boolean;
}

/** Clients and devices, sorted by id. Who was forgotten is not in it, nor are their devices. */
export interface Book {
  readonly clients: readonly Client[];
  readonly devices: readonly Device[];
  readonly faults: readonly LineFault[];
}

/** The book that lines tell of, whatever their order and however often they are repeated. */
export function foldBook(lines: readonly Line[]): Book {
  const faults: LineFault[] = [];
  const clients = new Map<string, ClientState>();
  const devices = new Map<string, DeviceState>();
  for (const [id, own] of bySubject(lines)) {
    const prepared = prepare(own);
    faults.push(...prepared.faults);
    if (prepared.entries[0]?.record.client === id) {
      const state: ClientState = { facts: {}, merged: [], known: false, forgotten: false };
      clients.set(id, replay(state, prepared.entries, clientKinds));
    } else {
      devices.set(id, replay<DeviceState>({ facts: {}, known: false, retired: false }, prepared.entries, deviceKinds));
    }
  }
  const groups = groupsOf(clients);
  return { clients: clientsOf(clients, groups), devices: devicesOf(devices, clients, groups), faults };
}

function bySubject(lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  const subjects = new Map<string, Line[]>();
  for (const line of lines) {
    const id = line.record.client ?? line.record.device;
    if (id === undefined) continue;
    const own = subjects.get(id);
    if (own === undefined) subjects.set(id, [line]);
    else own.push(line);
  }
  return subjects;
}

function clientsOf(states: ReadonlyMap<string, ClientState>, groups: Groups): readonly Client[] {
  return groups.all.flatMap(({ ids, leading }): readonly Client[] => {
    const alive = [leading, ...ids].flatMap((id) => {
      const state = states.get(id);
      return state?.known === true && !state.forgotten ? [state.facts] : [];
    });
    const [id] = ids;
    if (id === undefined || alive.length === 0) return [];
    const names = [...new Set(alive.flatMap(({ name }) => (name === undefined ? [] : [name])))];
    const facts: ClientFacts = Object.assign({}, ...alive.toReversed());
    return [{ ...facts, name: facts.name ?? '', id, ids, names }];
  });
}

function devicesOf(
  devices: ReadonlyMap<string, DeviceState>,
  clients: ReadonlyMap<string, ClientState>,
  groups: Groups,
): readonly Device[] {
  return [...devices].sort(byId).flatMap(([id, { facts, known, retired }]): readonly Device[] => {
    const owner = facts.client ?? '';
    if (!known || clients.get(owner)?.forgotten === true) return [];
    return [{ ...facts, id, name: facts.name ?? '', client: groups.idOf(owner), retired }];
  });
}

function byId([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
