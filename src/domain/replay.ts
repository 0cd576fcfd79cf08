import type { Entry } from './amendment.ts';
import { kindNamed, type SomeKind } from './events/kind.ts';
import { shownTime } from './instant.ts';

/** Applies the live events of entries, in the order given, to a state that belongs to the caller alone. */
export function replay<State>(
  state: State,
  entries: readonly Entry[],
  kinds: Readonly<Record<string, SomeKind<State>>>,
): State {
  for (const { record, events, live } of entries) {
    for (const event of live ? events : []) {
      const at = shownTime(event.on ?? record.at);
      kindNamed(kinds, event.kind)?.apply?.(state, event, { record, at, report: () => {} });
    }
  }
  return state;
}
