import { drawClientId, drawDeviceId, drawNoteId } from '../domain/ids.ts';
import { clientName } from '../domain/known-clients.ts';
import { decimal } from '../domain/money.ts';
import type { JournalEvent, JournalRecord } from '../domain/record.ts';
import { composeRecord, type Effect, type Stamp } from '../domain/recorder.ts';
import { ulid } from '../domain/ulid.ts';
import type { Answers } from './answers.ts';
import { eventsOf } from './events.ts';
import { activeAnswers } from './machine.ts';
import { moneyOf } from './nuisance.ts';
import type { Scene } from './scene.ts';
import { clientContact, knownClient, namedDevice } from './scene.ts';

/** A finished interview: the id its case was given when it began, and its answers. */
export interface Finished {
  readonly interview: string;
  readonly answers: Answers;
}

/**
 * The records of a finished interview, in the order they are to be appended: clients and devices first, then parked notes,
 * the case last. A visit that touches more than the case shares one `command` among them.
 */
export function recordsOf(scene: Scene, finished: Finished, stamp: Stamp): readonly JournalRecord[] {
  const answers = activeAnswers(scene, finished.answers);
  const client = clientOf(scene, answers, stamp);
  const devices = devicesOf(scene, { answers, client: client.id }, stamp);
  const parked = (answers.parked ?? []).map((text): Effect => {
    const taken: JournalEvent = { kind: 'taken', text, client: client.name };
    return { subject: { note: drawNoteId(stamp.now, stamp.random) }, events: [taken] };
  });
  const named = devices.map(({ id, name }) => ({ id, name }));
  const events = eventsOf(scene, { answers, client: { id: client.id, name: client.name }, devices: named }, stamp);
  const visit: Effect = { subject: { case: finished.interview }, events };
  const effects = [...client.effects, ...devices.flatMap(({ effects: added }) => added), ...parked, visit];
  const command = effects.length > 1 ? ulid(stamp.real, stamp.random) : undefined;
  return effects.map((effect) => composeRecord({ ...effect, command }, stamp));
}

interface Party {
  readonly id: string;
  readonly name: string;
  /** What has to be written to the book for it. */
  readonly effects: readonly Effect[];
}

function clientOf(scene: Scene, answers: Answers, stamp: Stamp): Party {
  const typed = answers.client ?? '';
  const contact = clientContact(typed);
  const hourValue = moneyOf(scene, answers.hourValue);
  const facts = { ...(contact ? { contact } : {}), ...(hourValue ? { hourValue } : {}) };
  const known = knownClient(scene, typed);
  if (!known) {
    const id = drawClientId(stamp.random);
    const name = clientName(typed);
    return { id, name, effects: [{ subject: { client: id }, events: [{ kind: 'client-added', name, ...facts }] }] };
  }
  const changed: JournalEvent = {
    kind: 'client-changed',
    ...(contact && contact !== known.contact ? { contact } : {}),
    ...(hourValue && decimal(hourValue) !== known.hourValue ? { hourValue } : {}),
  };
  const news = Object.keys(changed).length > 1 ? [{ subject: { client: known.id }, events: [changed] }] : [];
  return { id: known.id, name: known.name, effects: news };
}

function devicesOf(
  scene: Scene,
  visit: { readonly answers: Answers; readonly client: string },
  stamp: Stamp,
): readonly Party[] {
  const named = namedDevice(scene, visit.answers);
  const typed = visit.answers.devices ?? (named ? [named.id] : []);
  const owned = scene.devices.filter(({ client }) => client === visit.client);
  const once = typed.filter((one, index) => typed.findIndex((other) => isSameName(one, other)) === index);
  const parties = once.map((one): Party => {
    const known = owned.find(({ id, name }) => id === one || isSameName(name, one));
    if (known) return { id: known.id, name: known.name, effects: [] };
    const id = drawDeviceId(stamp.random);
    return {
      id,
      name: one,
      effects: [{ subject: { device: id }, events: [{ kind: 'device-added', client: visit.client, name: one }] }],
    };
  });
  return parties.filter(({ id }, index) => parties.findIndex((other) => other.id === id) === index);
}

function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
