import { type Book, type Client, type Device, foldBook } from '../domain/book.ts';
import { findClient, foldName } from '../domain/known-clients.ts';
import { nearest } from '../domain/nearest.ts';
import { HeardError } from '../errors.ts';
import { noSuchClient, severalClients } from './find-client.ts';
import type { Ports } from './ports.ts';

type Kept = Pick<Ports, 'journal'>;

/**
 * The device with that id or name, of that client where one is named.
 * @throws HeardError `not-found` with the nearest, `ambiguous` with the ids and whose they are.
 */
export function findDevice(typed: string, client: string | undefined, ports: Kept): Device {
  const device = seekDevice(typed, client, ports);
  if (device !== undefined) return device;
  const devices = devicesOf(client, bookOf(ports));
  const near = nearest(
    typed,
    devices.map(({ name }) => name),
  );
  throw new HeardError(`There is no device "${typed}".${near ? ` The nearest is ${near}.` : ''}`, {
    code: 'not-found',
    hint: 'heard knows the devices that a case is about. For another one: heard new, and name it where it asks "Which device is it?"',
  });
}

/** The same, or undefined where there is none. @throws HeardError `ambiguous`; `not-found` for a client who is not there. */
export function seekDevice(typed: string, client: string | undefined, ports: Kept): Device | undefined {
  const book = bookOf(ports);
  const devices = devicesOf(client, book);
  const found = devices.filter(({ id, name }) => id === typed || foldName(name) === foldName(typed));
  if (found.length > 1) throw severalDevices(typed, found, book);
  return found[0];
}

function devicesOf(client: string | undefined, book: Book): readonly Device[] {
  const owner = client === undefined ? undefined : findOwner(client, book);
  return book.devices.filter((one) => !one.retired && (owner === undefined || one.client === owner.id));
}

function findOwner(typed: string, book: Book): Client {
  const found = findClient(book, typed);
  if (found.type === 'one') return found.client;
  throw found.type === 'many' ? severalClients(typed, found.clients) : noSuchClient(typed, found.nearest);
}

function severalDevices(typed: string, devices: readonly Device[], { clients }: Book): HeardError {
  const ownerOf = ({ client }: Device) => clients.find(({ id }) => id === client)?.name ?? client;
  const named = devices.map((device) => `${device.id} (${ownerOf(device)})`).join(', ');
  return new HeardError(`There are ${devices.length} devices called "${typed}": ${named}.`, {
    code: 'ambiguous',
    hint: 'Use the id instead of the name.',
  });
}

function bookOf({ journal }: Kept): Book {
  return foldBook([...journal.readBook().subjects.values()].flat());
}
