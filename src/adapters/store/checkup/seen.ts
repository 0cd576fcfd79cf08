import { dirname, join } from 'node:path';
import { asFinding, type Finding, isNotice, type Notice, type Remark } from '../../../domain/finding.ts';
import { makeFolder } from '../directory.ts';
import { readWhole } from '../regular-file.ts';
import { replaceFile } from '../replace-file.ts';

interface Told {
  readonly findings: readonly Finding[];
  readonly remarks: readonly Remark[];
}

/** What is worth knowing: a finding until somebody has seen it, a remark from then on. */
export function tellOnce(remarks: readonly Remark[], file: string): Told {
  const seen = readSeen(file);
  const isNews = (remark: Remark): remark is Notice => isNotice(remark) && !seen.has(keyOf(remark));
  return { findings: remarks.filter(isNews).map(asFinding), remarks: remarks.filter((remark) => !isNews(remark)) };
}

/** Keeps that a person has seen what is worth knowing. False where nothing was new. */
export function noteSeen(told: readonly Finding[], file: string): boolean {
  const notices = told.filter(isNotice);
  if (notices.length > 0) {
    makeFolder(dirname(file));
    replaceFile(file, [JSON.stringify([...readSeen(file), ...notices.map(keyOf)])]);
  }
  return notices.length > 0;
}

/** Where it is kept: in this computer's own folder for a home. */
export const seenFile = (state: string, homeId: string) => join(state, homeId, 'seen.json');

// More of the same is news again.
const keyOf = ({ kind, place, message }: Remark | Finding) => `${kind} ${place} ${message}`;

// One that cannot be read says nothing: all of it is told once more.
function readSeen(file: string): ReadonlySet<string> {
  try {
    const seen: unknown = JSON.parse(readWhole(file)?.toString() ?? '[]');
    return new Set(Array.isArray(seen) ? seen.filter((one) => typeof one === 'string') : []);
  } catch {
    return new Set();
  }
}
