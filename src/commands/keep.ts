import { z } from 'zod';
import type { Case, Promised } from '../domain/case.ts';
import { keepingEvents, type Numbered, openPromises } from '../domain/promising.ts';
import { HeardError } from '../errors.ts';
import { caseDocument } from '../output/case-document.ts';
import { changeView } from '../output/change-view.ts';
import { writeToCase } from './case-file.ts';
import type { Command } from './command.ts';
import { findLiveCase } from './find-case.ts';
import { allow } from './typed.ts';

const input = z.object({ case: z.string(), number: z.string().optional() });

interface Kept {
  readonly case: Case;
  readonly promise: Promised;
}

/** `heard keep`: a promise was kept. */
export const keep: Command<z.infer<typeof input>, Kept> = {
  path: 'keep',
  args: '<case> [number]',
  summary: 'Write down that a promise was kept',
  examples: ['heard keep k7m4', 'heard keep last 2'],
  flags: [],
  input,
  typed: ({ case: typed, number }) => [number === undefined ? typed : `${typed} ${number}`],
  async run({ case: typed, number }, ports) {
    const subject = await findLiveCase(typed, ports);
    const promise = number === undefined ? onlyOpen(subject) : numbered(subject, number);
    const events = allow(keepingEvents(promise), `heard show ${subject.id}`);
    return { case: await writeToCase(subject, events, ports), promise };
  },
  human: ({ case: subject, promise: { what, who } }, style) =>
    changeView(subject, [['Kept', `${what} (${who})`]], style),
  json: ({ case: subject }) => caseDocument(subject),
};

/** The promise that needs no number. @throws HeardError `refused` where none is open, `usage` where several are. */
function onlyOpen(subject: Case): Promised {
  const { id, promises } = subject;
  const [first, ...others] = openPromises(subject);
  if (first === undefined) {
    const none = promises.length === 0 ? 'Nothing was promised' : 'Every promise is kept or released';
    throw new HeardError(`${none} in case ${id}.`, {
      code: 'refused',
      hint: `To write a promise down: heard promise ${id} WHAT --due WHEN`,
    });
  }
  if (others.length === 0) return first.promise;
  throw new HeardError(`Which promise was kept? ${list([first, ...others])}`, {
    code: 'usage',
    hint: `For example: heard keep ${id} ${first.number}`,
  });
}

/** @throws HeardError `usage` where the case has no promise of that number. */
function numbered({ id, promises }: Case, typed: string): Promised {
  const found = /^\d{1,6}$/.test(typed) ? promises[Number(typed) - 1] : undefined;
  if (found) return found;
  const all = promises.map((promise, index) => ({ number: index + 1, promise }));
  const known = all.length === 0 ? 'Nothing was promised in it.' : list(all);
  throw new HeardError(`Case ${id} has no promise "${typed}". ${known}`, { code: 'usage', hint: `heard show ${id}` });
}

function list(promises: readonly Numbered[]): string {
  return `${promises.map(({ number, promise }) => `${number}: ${promise.what}`).join('; ')}.`;
}
