import { z } from 'zod';
import type { Money } from '../money.ts';
import { moneySchema } from '../money-schema.ts';
import { keysOf, kindsOf, known } from './kind.ts';

const client = {
  name: z.string(),
  contact: z.string().optional(),
  hourValue: moneySchema.optional(),
  prefers: z.string().optional(),
};
const endOfUpdates = z.looseObject({
  on: z.string().optional(),
  source: z.string().optional(),
  seenOn: z.string().optional(),
});
const device = {
  client: z.string(),
  name: z.string(),
  product: z.string().optional(),
  version: z.string().optional(),
  boughtOn: z.string().optional(),
  endOfUpdates: endOfUpdates.optional(),
};

const clientKeys = keysOf(client);
const deviceKeys = keysOf(device);

export interface ClientFacts {
  readonly name?: string;
  readonly contact?: string;
  readonly hourValue?: Money;
  readonly prefers?: string;
}

export interface DeviceFacts {
  readonly client?: string;
  readonly name?: string;
  readonly product?: string;
  readonly version?: string;
  readonly boughtOn?: string;
  readonly endOfUpdates?: z.infer<typeof endOfUpdates>;
}

/** What the fold of one client's own records builds up. */
export interface ClientState {
  facts: ClientFacts;
  /** The client this one was merged into, and the record that says so. */
  merged: { readonly into: string; readonly at: string; readonly record: string }[];
  known: boolean;
  forgotten: boolean;
}

/** What the fold of one device's records builds up. */
export interface DeviceState {
  facts: DeviceFacts;
  known: boolean;
  retired: boolean;
}

/** Facts as an event tells them. */
type Told<Facts> = { readonly [Key in keyof Facts]?: Facts[Key] | undefined };

const clientKind = kindsOf<ClientState>();
const deviceKind = kindsOf<DeviceState>();

const learnClient = (state: ClientState, event: Told<ClientFacts>): void => {
  state.facts = { ...state.facts, ...known(event, clientKeys) };
  state.known = true;
};
const learnDevice = (state: DeviceState, event: Told<DeviceFacts>): void => {
  state.facts = { ...state.facts, ...known(event, deviceKeys) };
  state.known = true;
};

export const clientKinds = {
  'client-added': clientKind({ shape: client, text: ['name', 'contact', 'prefers'], apply: learnClient }),
  'client-changed': clientKind({
    shape: { ...client, name: client.name.optional() },
    text: ['name', 'contact', 'prefers'],
    apply: learnClient,
  }),
  'client-merged': clientKind({
    shape: { into: z.string() },
    text: [],
    apply: (state, { into }, { record }) => {
      if (into !== undefined) state.merged.push({ into, at: record.at, record: record.id });
    },
  }),
  'client-forgotten': clientKind({
    shape: {},
    text: [],
    apply: (state) => {
      state.forgotten = true;
    },
  }),
};

export const deviceKinds = {
  'device-added': deviceKind({
    shape: device,
    text: ['name', 'product', 'version', 'endOfUpdates'],
    apply: learnDevice,
  }),
  'device-changed': deviceKind({
    shape: { ...device, client: device.client.optional(), name: device.name.optional() },
    text: ['name', 'product', 'version', 'endOfUpdates'],
    apply: learnDevice,
  }),
  'device-retired': deviceKind({
    shape: {},
    text: [],
    apply: (state) => {
      state.retired = true;
    },
  }),
};
