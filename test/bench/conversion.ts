import type { CaseDocument } from '../../src/output/case-document.ts';

const visit = 45 * 60_000;

/** What other programs have room for of a case. */
export interface Plain {
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly client: string;
  /** On one line. */
  readonly words: string;
  readonly playbook: string | null;
  /** A date. */
  readonly due: string | null;
}

/** @param line of `heard export`. */
export function plainCase(line: string): Plain {
  const { openedAt, closedAt, client, listening, problem, followUpOn }: CaseDocument = JSON.parse(line);
  return {
    openedAt,
    closedAt: closedAt ?? null,
    client: client?.name ?? 'nobody',
    words: (listening?.words ?? 'nothing').replaceAll(/\s+/g, ' '),
    playbook: problem?.playbook ?? null,
    due: followUpOn ?? null,
  };
}

/** What `task import` takes in: a task a case, waiting as long as the case is open. */
export function tasksOf(cases: readonly Plain[]): string {
  const tasks = cases.map(({ words, client, playbook, openedAt, closedAt, due }) => ({
    description: words,
    project: client,
    entry: stamp(openedAt),
    ...(closedAt === null ? { status: 'pending' } : { status: 'completed', end: stamp(closedAt) }),
    ...(due !== null && { due: stamp(due) }),
    ...(playbook !== null && { tags: [playbook.replaceAll('-', '_')] }),
  }));
  return JSON.stringify(tasks);
}

/** A todo.txt: a line a case, with an x before those that are closed. */
export function todosOf(cases: readonly Plain[]): string {
  return cases
    .map(({ words, client, playbook, openedAt, closedAt, due }) => {
      const done = closedAt === null ? '' : `x ${dateOf(closedAt)} `;
      const project = playbook === null ? '' : ` +${playbook}`;
      return `${done}${dateOf(openedAt)} ${words} @${client.replaceAll(' ', '_')}${project}${due === null ? '' : ` due:${due}`}\n`;
    })
    .join('');
}

/**
 * The data files of timewarrior by name: three quarters of an hour a case, or as long as until the next, as intervals
 * must not overlap. A case in the same second as the next is left out.
 * @param cases oldest first.
 */
export function intervalsOf(cases: readonly Plain[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [index, { openedAt, client, words }] of cases.entries()) {
    const next = cases[index + 1]?.openedAt;
    const end = Math.min(
      Date.parse(openedAt) + visit,
      next === undefined ? Number.POSITIVE_INFINITY : Date.parse(next),
    );
    const [from, to] = [stamp(openedAt), stamp(new Date(end).toISOString())];
    if (from === to) continue;
    const name = `${openedAt.slice(0, 7)}.data`;
    const line = `inc ${from} - ${to} # ${JSON.stringify(client)} # ${JSON.stringify(words)}\n`;
    files.set(name, (files.get(name) ?? '') + line);
  }
  return files;
}

/** Such as 20261122T094000Z. */
export function stamp(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

const dateOf = (at: string) => at.slice(0, 10);
