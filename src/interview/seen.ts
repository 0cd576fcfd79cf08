import { holds } from '../domain/condition.ts';
import type { SeenBefore } from '../domain/seen-before.ts';
import { facts } from './path.ts';
import { isOpen, type Rule, type Turn } from './rule.ts';
import { chosenPlaybook, knownClient, namedDevice } from './scene.ts';

/** The rules after the playbook. Above the first of them that is asked stands what was seen before: once, and for the helper. */
export function withSeen(rules: readonly Rule[], turn: Turn): readonly Rule[] {
  const known = facts(turn.answers);
  const next = rules.findIndex((rule) => isOpen(rule, turn) && holds(rule.when, known));
  const isBegun = rules.slice(0, next).some(({ keys }) => keys.some((key) => turn.answers[key] !== undefined));
  if (next < 0 || isBegun) return rules;
  return rules.map((rule, index) => (index === next ? shownAbove(rule) : rule));
}

function shownAbove(rule: Rule): Rule {
  return {
    ...rule,
    prompt(turn) {
      const asked = rule.prompt(turn);
      const before = seenIn(turn);
      if (!before || before.seen.length === 0) return asked;
      return { ...asked, show: [{ type: 'seen', before }, ...(asked.show ?? [])] };
    },
  };
}

function seenIn({ scene, answers }: Turn): SeenBefore | undefined {
  const playbook = chosenPlaybook(scene, answers);
  const client = knownClient(scene, answers.client);
  if (!playbook || !client) return undefined;
  const named = namedDevice(scene, answers);
  return scene.seenBefore?.({
    playbook: playbook.id,
    clients: client.ids ?? [client.id],
    devices: answers.devices ?? (named ? [named.id] : []),
    openedAt: answers.on ?? new Date(scene.now).toISOString(),
  });
}
