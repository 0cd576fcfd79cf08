import { type Book, type Client, type Device, foldBook } from '../domain/book.ts';
import { findClient, foldName } from '../domain/known-clients.ts';
import { nearest } from '../domain/nearest.ts';
import { HeardError } from '../errors.ts';
import { noSuchClient, severalClients } from './find-client.ts';
import type { Ports } from './ports.ts';

/**
 * The device with that id or name, of that client where one is named.
 * @throws HeardError `not-found` with the nearest, `ambiguous` with the ids and whose they are.
 */
export function findDevice(typed: string, client: string | undefined, { journal }: Pick<Ports, 'journal'>): Device {
  const book = bookOf({ journal });
  const owner = client === undefined ? undefined : findOwner(client, book);
  const devices = book.devices.filter((one) => !one.retired && (owner === undefined || one.client === owner.id));
  const found = devices.filter(({ id, name }) => id === typed || foldName(name) === foldName(typed));
  const [device, ...others] = found;
  if (device && others.length === 0) return device;
  if (device) throw severalDevices(typed, found, book);
  const near = nearest(
    typed,
    devices.map(({ name }) => name),
  );
  throw new HeardError(`There is no device "${typed}".${near ? ` The nearest is ${near}.` : ''}`, {
    code: 'not-found',
    hint: 'A device is made by the case it was first named in: heard new',
  });
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
    hint: 'Use the id instead of the name, or say whose it is with -c NAME.',
  });
}

function bookOf({ journal }: Pick<Ports, 'journal'>): Book {
  return foldBook([...journal.readBook().subjects.values()].flat());
}
