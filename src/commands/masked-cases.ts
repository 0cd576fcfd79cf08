import type { Case } from '../domain/case.ts';
import { phoneTails } from '../domain/masking/contacts.ts';
import { maskCase } from '../domain/masking/mask-case.ts';
import type { Known } from '../domain/masking/mask-text.ts';
import { namesOf } from '../domain/masking/names.ts';
import type { Ports } from './ports.ts';

type Reading = Pick<Ports, 'journal' | 'index' | 'settings' | 'identity'>;

/** Makes cases fit to be shown to others: see `maskCase`. Every client and helper of this journal is known in each. */
export async function masking(ports: Reading): Promise<(cases: Iterable<Case>) => Iterable<Case>> {
  const known = await knownHere(ports);
  return function* (cases) {
    for (const subject of cases) yield maskCase(subject, known);
  };
}

async function knownHere({ journal, index, settings, identity }: Reading): Promise<Known> {
  const { helper, goodwillDecider, phone } = await setHere(settings, identity);
  const names = new Set([helper, ...(goodwillDecider === undefined ? [] : [goodwillDecider])]);
  const contacts = phone === undefined ? [] : [phone];
  const records = [...journal.readBook().subjects.values()].flat().map(({ record }) => record);
  for (const { by, client, events } of records) {
    names.add(by);
    for (const { name, contact } of events) {
      if (client !== undefined && typeof name === 'string') names.add(name);
      if (typeof contact === 'string') contacts.push(contact);
    }
  }
  // A client may be in cases and not in the book.
  for (const { client } of (await index()).all()) if (client) names.add(client.name);
  return { names: [namesOf(names)], phones: new Set(contacts.flatMap(phoneTails)) };
}

async function setHere(settings: Ports['settings'], { by }: Ports['identity']) {
  const { goodwillDecider, phone } = (await settings()).read();
  return { helper: by, goodwillDecider, phone };
}
