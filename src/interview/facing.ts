import type { Offer } from '../domain/offer.ts';
import type { Step } from './step.ts';

/** The two ways to go on, alone on the screen and turned to the client, until any key is pressed. */
export function facingStep(offer: Offer): Step {
  return {
    id: 'facing',
    stage: 'Offer',
    who: 'client',
    count: { asked: 0, of: 0 },
    card: true,
    actions: [],
    ask: 'Press any key to go on.',
    show: [{ type: 'offer', offer, isFacing: true }],
    form: { type: 'any' },
    read: () => ({ ok: true, patch: {} }),
  };
}
