import type { Playbook } from '../domain/playbook.ts';
import { clean } from './clean.ts';
import { facts, hang, table } from './columns.ts';
import type { Style } from './style.ts';

/** Playbooks as a table: the id to type, the kind of thing, what it is about. */
export function playbookList(playbooks: readonly Playbook[], style: Style): string {
  if (playbooks.length === 0) return 'No playbooks.';
  const rows = playbooks.map(({ id, component, title }) => [
    { text: clean(id), paint: style.strong },
    { text: clean(component), paint: style.quiet },
    { text: clean(title) },
  ]);
  return table(rows, style.columns).join('\n');
}

/** One playbook as the helper reads it before a visit: dangers first, then what to ask, to check and to offer. */
export function playbookView(playbook: Playbook, style: Style): string {
  const list = (title: string, texts: readonly string[]) => {
    const lines = texts.flatMap((text) => hang('  - ', clean(text), style.columns));
    return lines.length === 0 ? [] : [[style.strong(title), ...lines].join('\n')];
  };
  const { redFlags, questions, checks, fixes, sayNo } = playbook;
  const known: [string, string][] = [
    ['Living with it', clean(playbook.workaround)],
    ['Risk', clean(playbook.risk)],
    ['Someone else', clean(playbook.escalate)],
    ['We say no to', clean(sayNo.ask)],
    ['Because', clean(sayNo.reason)],
    ['Instead', clean(sayNo.alternative)],
  ];
  return [
    `${style.strong(clean(playbook.title))}\n${style.quiet(`${clean(playbook.id)}, ${clean(playbook.component)}`)}`,
    ...list(
      'Dangers',
      redFlags.map(({ text, firstAction }) => `${text}: ${firstAction}`),
    ),
    ...list(
      'Ask',
      questions.map(({ ask }) => ask),
    ),
    ...list(
      'Check',
      checks.map(({ text }) => text),
    ),
    ...list(
      'Fixes',
      fixes.map(({ title, hours: [low, high] }) => `${title} (${low} to ${high} h)`),
    ),
    facts(known, style).join('\n'),
  ].join('\n\n');
}
