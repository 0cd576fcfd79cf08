import type { Parsed } from '../domain/parsed.ts';
import type { Respondent } from './respondent.ts';
import type { Raw, Step } from './step.ts';

/** What a reply beside the questions comes to, asked for until it can be taken. `back` and `leave`: nothing was settled. */
export async function settled<T>(
  step: Step,
  take: (raw: Raw) => Parsed<T>,
  respondent: Respondent,
): Promise<{ readonly value: T } | 'back' | 'leave'> {
  let problem: string | undefined;
  for (;;) {
    const reply = await respondent.ask(step, problem);
    if (reply.type === 'back' || reply.type === 'leave') return reply.type;
    const taken = take(reply.raw);
    if (taken.ok) return taken;
    problem = taken.reason;
  }
}
