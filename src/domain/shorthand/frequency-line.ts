import { parseFrequency } from '../frequency.ts';
import { takeMinutes } from '../minutes.ts';
import { type Parsed, quoted, refused, understood } from '../parsed.ts';
import type { Frequency } from '../problem.ts';

export interface FrequencyLine {
  readonly frequency?: Frequency;
  /** Minutes lost each time. */
  readonly minutes?: number;
  readonly fullStop?: true;
}

const fullStop =
  /\b(?:(?:it )?(?:does not|doesn['’]t|do not|don['’]t|will not|won['’]t) (?:work|start|turn on|switch on)(?: at all| any ?more)?|nothing works|(?:completely |quite )?dead|full stop)\b/i;
const fillers =
  /\b(?:each time|every time|a time|per time|each(?!\s+(?:day|week|month|year))|about|around|for|and)\b|[,;~]/gi;

/** "3/week 5min", "twice a day, 1h each", "dead": how often, how long, whether it has stopped altogether. An empty line is {}. */
export function readFrequencyLine(text: string): Parsed<FrequencyLine> {
  const { minutes, rest } = takeMinutes(text.replace(fullStop, ' '));
  const often = rest.replace(fillers, ' ').replace(/\s+/g, ' ').trim();
  const frequency = often === '' ? undefined : parseFrequency(often);
  if (frequency?.ok === false)
    return refused(`${quoted(often)} was not understood: write how often and how long, like 3/week 5min, or dead.`);
  return understood({
    ...(frequency && { frequency: frequency.value }),
    ...(minutes !== undefined && { minutes }),
    ...(fullStop.test(text) && { fullStop: true as const }),
  });
}
