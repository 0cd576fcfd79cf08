import type { DeviceFacts } from '../domain/events/book.ts';
import { clientName, foldName } from '../domain/known-clients.ts';
import type { PriceList } from '../domain/own-price.ts';
import type { Parsed } from '../domain/parsed.ts';
import type { Playbook } from '../domain/playbook.ts';
import type { Preferences } from '../domain/preferences.ts';
import type { Present, SeenBefore } from '../domain/seen-before.ts';
import type { SupportStanding } from '../domain/support/device.ts';
import type { Answers } from './answers.ts';

/** A client as the interview knows them. */
export interface KnownClient {
  readonly id: string;
  /** Every id and name of clients that were merged into this one. */
  readonly ids?: readonly string[];
  readonly names?: readonly string[];
  readonly name: string;
  readonly contact?: string;
  /** What an hour is worth to them, as a decimal string. */
  readonly hourValue?: string;
}

export interface KnownDevice extends DeviceFacts {
  readonly id: string;
  readonly name: string;
  readonly client: string;
}

/** Facts of the client's newest earlier case with the same playbook: shown and kept, never asked again. */
export interface EarlierFacts {
  readonly case: string;
  readonly answers: Pick<Answers, 'stakes' | 'answers'>;
}

/** Everything the interview knows before it begins. A plain value: the machine is pure. */
export interface Scene {
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  readonly preferences: Preferences;
  readonly playbooks: readonly Playbook[];
  readonly clients: readonly KnownClient[];
  readonly devices: readonly KnownDevice[];
  /** How a device stands with its maker; undefined where nothing is known. */
  readonly supportOf?: (device: DeviceFacts) => SupportStanding | undefined;
  readonly earlier: (client: string, playbook: string) => EarlierFacts | undefined;
  /** Earlier cases of the same kind; absent where there is no journal to look in. */
  readonly seenBefore?: (present: Present) => SeenBefore;
  /** The helper's own prices: they take the place of a playbook's bands. */
  readonly prices?: PriceList;
  /** The id of the case that a typed id, or the beginning of one, means. */
  readonly caseNamed: (typed: string) => Parsed<string>;
  /** The same for a note that is not filed yet. */
  readonly noteNamed: (typed: string) => Parsed<string>;
}

/** The known client that was typed: by id, or by a name that only one has, whatever the case of its letters. */
export function knownClient(scene: Scene, typed: string | null | undefined): KnownClient | undefined {
  const found = typed ? clientsNamed(scene, typed) : [];
  return found.length === 1 ? found[0] : undefined;
}

const lastNamed = new WeakMap<Scene['clients'], { readonly typed: string; readonly found: Scene['clients'] }>();

/** All clients that the typed text may mean. Remembered, because every question asks for the same one again. */
export function clientsNamed({ clients }: Scene, typed: string): readonly KnownClient[] {
  const last = lastNamed.get(clients);
  if (last?.typed === typed) return last.found;
  const found = namedAmong(clients, typed);
  lastNamed.set(clients, { typed, found });
  return found;
}

function namedAmong(clients: Scene['clients'], typed: string): Scene['clients'] {
  const byId = clients.filter(({ id, ids = [id] }) => ids.includes(typed.trim()));
  const wanted = foldName(clientName(typed));
  return byId.length > 0
    ? byId
    : clients.filter(({ name, names = [name] }) => names.some((one) => foldName(one) === wanted));
}

/** What follows the name in `Name, phone`, if anything does. */
export function clientContact(typed: string): string | undefined {
  const comma = typed.indexOf(',');
  return comma < 0 ? undefined : typed.slice(comma + 1).trim() || undefined;
}

/** The client's device that the words name, when they name exactly one. */
export function namedDevice(scene: Scene, answers: Answers): KnownDevice | undefined {
  const client = knownClient(scene, answers.client);
  if (!client || !answers.words) return undefined;
  const words = spaced(answers.words);
  const named = scene.devices.filter(({ client: of, name }) => of === client.id && words.includes(spaced(name)));
  // "the kitchen laptop" names no other laptop.
  const whole = named.filter(
    (device) => !named.some((other) => other !== device && spaced(other.name).includes(spaced(device.name))),
  );
  return whole.length === 1 ? whole[0] : undefined;
}

/** The words with one blank around each, for finding whole words. */
function spaced(text: string): string {
  return ` ${folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** The playbook that was chosen, if one was. */
export function chosenPlaybook(scene: Scene, answers: Answers): Playbook | undefined {
  return scene.playbooks.find(({ id }) => id === answers.playbook);
}

/** Facts known from an earlier case of this client with this playbook. */
export function earlierFacts(scene: Scene, answers: Answers): EarlierFacts | undefined {
  const client = knownClient(scene, answers.client);
  const playbook = chosenPlaybook(scene, answers);
  return client && playbook ? scene.earlier(client.id, playbook.id) : undefined;
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
