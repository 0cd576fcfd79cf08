import type { Answers } from './answers.ts';
import type { Event } from './machine.ts';
import type { Step } from './step.ts';

/** Looks through an answer before it is kept. `back` and `leave`: nothing was settled, and nothing of it is kept. */
export type Guard = (event: Event, step: Step, answers: Answers) => Promise<Event | 'back' | 'leave'>;
