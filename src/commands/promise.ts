import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import { drawPromiseId } from '../domain/ids.ts';
import { parseWhen } from '../domain/when.ts';
import { caseDocument } from '../output/case-document.ts';
import { changeView } from '../output/change-view.ts';
import { writeToCase } from './case-file.ts';
import type { Command } from './command.ts';
import { findLiveCase } from './find-case.ts';
import { given, take } from './typed.ts';

const input = z.object({
  case: z.string(),
  what: z.array(z.string()).default([]),
  due: z.string().optional(),
  who: z.string().optional(),
});

interface Made {
  readonly case: Case;
  readonly what: string;
  readonly who: string;
  /** Date or instant. */
  readonly due: string;
}

/** `heard promise`: something was promised after the visit, by somebody, for a day. */
export const promise: Command<z.infer<typeof input>, Made> = {
  path: 'promise',
  args: '<case> [what...]',
  summary: 'Write down a promise and its day',
  examples: [
    'heard promise k7m4 "send the link" --due fri',
    'heard promise last order the part --due 3d --who Anna',
    'heard promise last "call about the roof" --due "fri 14:00"',
  ],
  flags: [
    { flags: '--due <when>', about: 'the day it is promised for' },
    { flags: '--who <name>', about: 'who promised it; you, unless said' },
  ],
  input,
  typed: ({ what, who }) => [what.join(' '), who],
  async run(typed, ports) {
    const { clock, random, identity } = ports;
    const subject = await findLiveCase(typed.case, ports);
    const words = typed.what.length === 0 ? undefined : typed.what.join(' ');
    const what = (await given(words, { flag: '<what>', ask: 'What was promised?' }, ports)).trim();
    const day = await given(typed.due, { flag: '--due', ask: 'By when?' }, ports);
    const due = take(parseWhen(day, { now: clock.now(), sense: 'due' }), '--due').value;
    const named = typed.who?.trim() ?? '';
    const who = named === '' || named.toLowerCase() === 'me' ? identity.by : named;
    const id = drawPromiseId(random);
    const written = await writeToCase(subject, [{ kind: 'promised', id, what, who, due }], ports);
    // As it was kept: a secret in it may have been blanked.
    return { case: written, what, who, due, ...written.promises.find((promise) => promise.id === id) };
  },
  human: ({ case: subject, what, who, due }, style) =>
    changeView(subject, [['Promised', `${what} (${who}), due ${style.date(due)}`]], style),
  json: ({ case: subject }) => caseDocument(subject),
};
