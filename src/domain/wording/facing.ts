/** Which texts in a value are meant: `true` is every text below. Lists are gone through as they are. */
type Shape = true | { readonly [key: string]: Shape };

/** A text and where it stands, list places counted from 0. */
export interface Passage {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** What a helper types and the client reads, in answers as in events. */
const read: Shape = {
  fixes: { title: true, lines: { text: true }, sideEffects: true, excludes: true, assumes: true },
  liveWithIt: { how: true, risk: true, cannotBeBoughtBack: true },
  worryAnswer: true,
  reason: true,
  alternative: true,
  // Of an answer, and of an event.
  promises: { what: true },
  what: true,
};

/** What the client said, in answers, in events and in a case. */
const said: Shape = {
  words: true,
  choiceWords: true,
  readbacks: { correction: true },
  worry: true,
  blocked: true,
  changed: true,
  tried: true,
  message: true,
  answers: true,
};

/** What a playbook brings that the client reads or hears. */
const shipped: Shape = {
  title: true,
  workaround: true,
  risk: true,
  questions: { ask: true, choices: true },
  fixes: { title: true, parts: { text: true }, sideEffects: true, excludes: true, assumes: true },
  sayNo: true,
  redFlags: { firstAction: true },
};

/** The texts that the client will read, in answers or in events. */
export function readByClient(value: unknown): readonly Passage[] {
  return passagesIn(value, read);
}

/** The client's own words, in answers, in events or in parts of a case. */
export function saidByClient(value: unknown): readonly string[] {
  return passagesIn(value, said).map(({ text }) => text);
}

/** The texts of a playbook that the client will read or hear. */
export function readInPlaybook(playbook: object): readonly Passage[] {
  return passagesIn(playbook, shipped);
}

/** True for a text that one of the playbooks brings as it is. */
export function isInPlaybook(text: string, playbooks: readonly object[]): boolean {
  return playbooks.some((playbook) => readInPlaybook(playbook).some((brought) => brought.text === text));
}

function passagesIn(value: unknown, shape: Shape, path: Passage['path'] = []): readonly Passage[] {
  if (typeof value === 'string') return shape === true && value.trim() !== '' ? [{ path, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    if (Array.isArray(value)) return passagesIn(one, shape, [...path, Number(key)]);
    if (shape === true) return passagesIn(one, shape, [...path, key]);
    const below = Object.hasOwn(shape, key) ? shape[key] : undefined;
    return below === undefined ? [] : passagesIn(one, below, [...path, key]);
  });
}
