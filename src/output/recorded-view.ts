import type { Case } from '../domain/case.ts';
import { clean } from './clean.ts';
import { hang } from './columns.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

const endings: Readonly<Record<string, string>> = {
  fixed: 'fixed',
  'living-with-it': 'living with it',
  heard: 'heard',
  no: 'we said no',
  'handed-over': 'handed over',
  'not-fixed': 'not fixed yet',
};

/** What was recorded, a line or two a case: how it ended, what was promised, when we ask again. */
export function recordedView(
  { cases, refused }: { readonly cases: readonly Case[]; readonly refused: number },
  style: Style,
): string {
  const lines = cases.flatMap((one) => caseLines(one, style));
  const rest = refused > 0 ? [`${refused} not recorded; see above.`] : [];
  return [...lines, ...rest].join('\n');
}

function caseLines(subject: Case, style: Style): string[] {
  const { id, client, promises, followUpOn } = subject;
  const { columns } = style;
  const open = promises.filter(({ state }) => state === 'open');
  const [first = '', ...rest] = wrap(
    `Recorded ${id} for ${clean(client?.name ?? 'nobody named')}: ${endingOf(subject, style)}.`,
    columns,
  );
  const more = [
    ...open.map(({ what, who, due }) => `${clean(who)} promised: ${clean(what)}, by ${style.date(due)}.`),
    ...(followUpOn ? [`We ask again on ${style.date(followUpOn)}.`] : []),
  ];
  return [
    first.replace(/^Recorded/, style.good).replace(id, style.strong),
    ...rest,
    ...more.flatMap((line) => hang('  ', line, columns)),
  ];
}

/** How it stands; what is still to come with its day. */
export function endingOf({ status, outcome, decision }: Case, style: Style): string {
  const { until, when, handOverTo, handOverBy } = decision ?? {};
  if (status === 'thinking' && until) return `thinking until ${style.date(until)}`;
  if (status === 'scheduled' && when) return `scheduled for ${style.date(when)}`;
  if (status === 'handed-over' && handOverTo)
    return `handed over to ${clean(handOverTo)}${handOverBy ? ` until ${style.date(handOverBy)}` : ''}`;
  return endings[outcome?.result ?? ''] ?? status;
}
