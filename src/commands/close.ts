import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import { closingEvents, closingResults } from '../domain/closing.ts';
import { caseDocument } from '../output/case-document.ts';
import { changeView } from '../output/change-view.ts';
import { outcomeFacts } from '../output/decision-view.ts';
import { writeToCase } from './case-file.ts';
import type { Command } from './command.ts';
import { findLiveCase } from './find-case.ts';
import { allow } from './typed.ts';

const input = z.object({ case: z.string(), result: z.enum(closingResults) });

/** `heard close`: a case ends with a result. */
export const close: Command<z.infer<typeof input>, Case> = {
  path: 'close',
  args: '<case>',
  summary: 'Close a case with its result',
  examples: ['heard close k7m4 --result fixed', 'heard close last --result not-fixed'],
  flags: [{ flags: '--result <result>', about: closingResults.join(', ') }],
  input,
  typed: ({ case: typed, result }) => [`${typed} ${result}`],
  async run({ case: typed, result }, ports) {
    const subject = await findLiveCase(typed, ports);
    const events = allow(closingEvents(subject, result), `To open it again: heard reopen ${subject.id} --why TEXT`);
    return writeToCase(subject, events, ports);
  },
  human: (subject, style) => changeView(subject, outcomeFacts(subject, style), style),
  json: caseDocument,
};
