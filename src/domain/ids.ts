import { randomCharacters } from './crockford.ts';
import { instantOf } from './instant.ts';

const six = '[0-9a-hjkmnp-tv-z]{6}';
const month = '[0-9]{2}(0[1-9]|1[0-2])';
const caseForm = /* @__PURE__ */ new RegExp(`^${month}-${six}$`);
const noteForm = /* @__PURE__ */ new RegExp(`^n-${month}-${six}$`);
const clientForm = /* @__PURE__ */ new RegExp(`^c-${six}$`);
const deviceForm = /* @__PURE__ */ new RegExp(`^d-${six}$`);
const homeForm = /* @__PURE__ */ new RegExp(`^h-${six}$`);
const promiseForm = /* @__PURE__ */ new RegExp(`^p-${six}$`);

type Random = () => number;

export const isCaseId = (id: string): boolean => caseForm.test(id);
export const isNoteId = (id: string): boolean => noteForm.test(id);
export const isClientId = (id: string): boolean => clientForm.test(id);
export const isDeviceId = (id: string): boolean => deviceForm.test(id);
export const isHomeId = (id: string): boolean => homeForm.test(id);
export const isPromiseId = (id: string): boolean => promiseForm.test(id);

/** A new case id in the UTC month of `now` (milliseconds since 1970), drawn again while it is taken. */
export function drawCaseId(now: number, random: Random, isTaken: (id: string) => boolean): string {
  const prefix = `${yearAndMonth(now)}-`;
  let id = prefix + randomCharacters(6, random);
  while (isTaken(id)) id = prefix + randomCharacters(6, random);
  return id;
}

/** A new note id in the UTC month of `now`. */
export function drawNoteId(now: number, random: Random): string {
  return `n-${yearAndMonth(now)}-${randomCharacters(6, random)}`;
}

export const drawClientId = (random: Random): string => `c-${randomCharacters(6, random)}`;
export const drawDeviceId = (random: Random): string => `d-${randomCharacters(6, random)}`;
export const drawHomeId = (random: Random): string => `h-${randomCharacters(6, random)}`;
export const drawPromiseId = (random: Random): string => `p-${randomCharacters(6, random)}`;

/** The month folder of a case or a note: `2611-k7m4xq` → `2026-11`. The id must be a valid one. */
export function monthOf(id: string): string {
  const at = id.startsWith('n-') ? 2 : 0;
  return `20${id.slice(at, at + 2)}-${id.slice(at + 2, at + 4)}`;
}

/** The journal folder that a subject's records belong in: a month, or `book`; undefined for an id of no subject. */
export function folderOf(id: string): string | undefined {
  if (isCaseId(id) || isNoteId(id)) return monthOf(id);
  return isClientId(id) || isDeviceId(id) ? 'book' : undefined;
}

function yearAndMonth(now: number): string {
  const iso = instantOf(now);
  return iso.slice(2, 4) + iso.slice(5, 7);
}
