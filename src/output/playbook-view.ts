import type { Condition } from '../domain/condition.ts';
import { parseMoney } from '../domain/money.ts';
import type { Origin, Playbook, PlaybookFix, Question, RedFlag } from '../domain/playbook.ts';
import { clean } from './clean.ts';
import { facts, hang } from './columns.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

/** A playbook and where it comes from. */
export interface SourcedPlaybook {
  readonly playbook: Playbook;
  readonly origin: Origin | undefined;
}

const origins: Readonly<Record<Origin, string>> = {
  shipped: 'came with heard',
  own: 'yours',
  overriding: 'yours, in place of the shipped one',
};
/** The rest is for heard to find, and nobody reads it. */
const mostTriggers = 8;

type Facts = readonly (readonly [label: string, text: string])[];

/** One playbook as the helper reads it before a visit: dangers first, then what to ask, to check and to offer. */
export function playbookView({ playbook, origin = 'shipped' }: SourcedPlaybook, style: Style): string {
  const { redFlags, questions, checks, fixes, sayNo, currency } = playbook;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[style.strong(title), ...lines].join('\n')];
  const paragraph = (text: string) => hang('  ', clean(text), style.columns);
  const items = (texts: readonly string[]) => texts.flatMap((text) => hang('  - ', clean(text), style.columns));
  return [
    [
      ...wrap(clean(playbook.title), style.columns).map(style.strong),
      ...wrap(clean(`${playbook.id}, ${playbook.component}, ${origins[origin]}`), style.columns).map(style.quiet),
    ].join('\n'),
    ...section(
      'Dangers',
      redFlags.flatMap((flag) => flagLines(flag, style)),
    ),
    ...section('Clients say', paragraph(someOf(playbook.triggers))),
    ...section('Ask', facts(questions.flatMap(questionFacts), style)),
    ...section('Check', items(checks.map(({ text }) => text))),
    ...section('Living with it', [...paragraph(playbook.workaround), ...paragraph(`Risk: ${playbook.risk}`)]),
    ...section('Fixes', fixes.flatMap((fix) => fixLines(fix, currency, style)).slice(1)),
    ...section('Somebody else', paragraph(playbook.escalate)),
    ...section('We say no to', paragraph(sayNo.ask)),
    ...section('Because', paragraph(sayNo.reason)),
    ...section('Instead', paragraph(sayNo.alternative)),
    ...section('Support dates', paragraph(playbook.supportProducts.join(', '))),
    ...section('Sources', items(playbook.sources)),
  ].join('\n\n');
}

function flagLines({ text, kind, firstAction, triggers }: RedFlag, { columns, quiet }: Style): readonly string[] {
  const when = triggers ? `Shown at: ${someOf(triggers)}` : 'Shown whenever this playbook fits best.';
  return [
    ...hang('  - ', clean(`${text}: ${firstAction}`), columns),
    ...hang('    ', clean(`(${kind}) ${when}`), columns).map(quiet),
  ];
}

const answers: Partial<Record<Question['type'], string>> = {
  'yes-no': 'yes / no',
  number: 'a number',
  date: 'a date',
};

function questionFacts({ id, ask, type, choices, when, slot }: Question): Facts {
  const below = [
    choices?.join(' / ') ?? answers[type] ?? '',
    when ? `Only if ${conditionText(when)}.` : '',
    slot ? `Left out where "${slot}" is known already.` : '',
  ];
  return [[clean(id), clean(ask)], ...below.filter(Boolean).map((text) => ['', clean(text)] as const)];
}

function conditionText(condition: Condition): string {
  if ('all' in condition) return condition.all.map(partText).join(', and ');
  if ('any' in condition) return condition.any.map(partText).join(', or ');
  if ('answered' in condition) return `${condition.question} is ${condition.answered ? '' : 'not '}answered`;
  const wanted = 'in' in condition ? condition.in.map(String) : [String(condition.equals)];
  const last = wanted.at(-1) ?? '';
  return `${condition.question} is ${wanted.length > 1 ? `${wanted.slice(0, -1).join(', ')} or ${last}` : last}`;
}

function partText(condition: Condition): string {
  const text = conditionText(condition);
  return 'question' in condition ? text : `(${text})`;
}

function fixLines(fix: PlaybookFix, currency: string, style: Style): readonly string[] {
  const { title, hours, parts, yearly, sideEffects, excludes, assumes } = fix;
  const range = ([low, high]: readonly [number, number], say: (figure: number) => string) =>
    low === high ? say(low) : `${say(low)} to ${say(high)}`;
  const money = (figure: number) => {
    const read = parseMoney(String(figure), currency);
    return read.ok ? style.money(read.value) : `${figure} ${currency}`;
  };
  const rows: Facts = [
    ['Takes', `${range(hours, style.number)} ${hours[1] === 1 ? 'hour' : 'hours'}`],
    ...parts.map(({ text, price }) => ['Part', `${text}: ${range(price, money)}`] as const),
    ...(yearly ? [['Every year', range(yearly, money)] as const] : []),
    ...sideEffects.map((text, at) => [at === 0 ? 'Side effects' : '', text] as const),
    ...excludes.map((text, at) => [at === 0 ? 'Not included' : '', text] as const),
    ...assumes.map((text, at) => [at === 0 ? 'Assumes' : '', text] as const),
  ];
  return [
    '',
    ...hang('  ', clean(`${title} (${fix.id})`), style.columns),
    ...facts(
      rows.map(([label, text]) => [label, clean(text)]),
      style,
    ),
  ];
}

function someOf(triggers: readonly string[]): string {
  const more = triggers.length - mostTriggers;
  return `${triggers.slice(0, mostTriggers).join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}
