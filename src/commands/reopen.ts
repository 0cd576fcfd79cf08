import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import { reopeningEvents } from '../domain/closing.ts';
import { caseDocument } from '../output/case-document.ts';
import { changeView } from '../output/change-view.ts';
import { writeToCase } from './case-file.ts';
import type { Command } from './command.ts';
import { findLiveCase } from './find-case.ts';
import { allow, given } from './typed.ts';

const input = z.object({ case: z.string(), why: z.string().optional() });

interface Reopened {
  readonly case: Case;
  readonly why: string;
}

/** `heard reopen`: a case that had ended is open again, and says why. */
export const reopen: Command<z.infer<typeof input>, Reopened> = {
  path: 'reopen',
  args: '<case>',
  summary: 'Open a closed case again',
  examples: ['heard reopen k7m4 --why "it is back since Monday"'],
  flags: [{ flags: '--why <text>', about: 'what brought it back' }],
  input,
  typed: ({ why }) => [why],
  async run({ case: typed, why: typedWhy }, ports) {
    const subject = await findLiveCase(typed, ports);
    allow(reopeningEvents(subject, ''), `heard show ${subject.id}`);
    const why = await given(typedWhy, { flag: '--why', ask: 'What brought it back?' }, ports);
    const events = allow(reopeningEvents(subject, why), `heard show ${subject.id}`);
    const written = await writeToCase(subject, events, ports);
    return { case: written, why: String(written.history.at(-1)?.events[0]?.why ?? '') };
  },
  human: ({ case: subject, why }, style) => changeView(subject, [['Reopened', why]], style),
  json: ({ case: subject }) => caseDocument(subject),
};
