import type { FiredFlag } from '../domain/match.ts';
import type { Answers } from './answers.ts';
import { dangersIn } from './hearing.ts';
import { always } from './path.ts';
import { strangeKey } from './prompts.ts';
import type { Rule, Turn } from './rule.ts';
import { chosenPlaybook, type Scene } from './scene.ts';

/** The first action of each danger that the words name or the helper saw, before any further question. */
export function cards({ scene, answers }: Turn): readonly Rule[] {
  const fired = answers.words ? dangersIn(answers.words, scene.playbooks) : [];
  const raised = raisedFlags(scene, answers).filter(({ flag }) => !fired.some((one) => one.flag.id === flag.id));
  return [...fired, ...raised].map(card);
}

function card({ playbook, flag }: FiredFlag): Rule {
  const id = `${playbook}/${flag.id}`;
  const isSeen = ({ answers }: Turn) => answers.cards?.some((one) => one.endsWith(`/${flag.id}`)) ?? false;
  const without = ({ redFlags = [] }: Answers) => (redFlags ?? []).filter((one) => one !== flag.id);
  return {
    id: `card:${id}`,
    stage: 'Listen',
    who: 'helper',
    keys: ['cards', 'redFlags'],
    when: always,
    card: true,
    isOpen: (turn) => !isSeen(turn),
    // One that was seen stays seen; one that was raised by hand can be taken back.
    undo: (turn) =>
      isSeen(turn) || !turn.answers.redFlags?.includes(flag.id)
        ? turn.answers
        : { ...turn.answers, redFlags: without(turn.answers) },
    leaveOpen: ({ answers }) => ({ cards: [...(answers.cards ?? []), id] }),
    prompt: ({ answers }) => ({
      ask: 'Do this first. Then press Enter.',
      show: [{ type: 'card', danger: flag.text, firstAction: flag.firstAction }],
      form: {
        type: 'keys',
        keys: [
          { key: 'y', label: 'done, go on' },
          { key: 'n', label: 'this is not so here' },
        ],
        enter: 'y',
      },
      read: (raw) => {
        if (raw.type !== 'key' || !['y', 'n'].includes(raw.key)) return strangeKey;
        const redFlags = [...without(answers), ...(raw.key === 'y' ? [flag.id] : [])];
        const isChanged = redFlags.length !== (answers.redFlags ?? []).length;
        return {
          ok: true,
          patch: { cards: [...(answers.cards ?? []), id], ...(isChanged ? { redFlags } : {}) },
        };
      },
    }),
  };
}

function raisedFlags(scene: Scene, answers: Answers): readonly FiredFlag[] {
  const chosen = chosenPlaybook(scene, answers);
  const ordered = chosen ? [chosen, ...scene.playbooks] : scene.playbooks;
  return (answers.redFlags ?? []).flatMap((id): readonly FiredFlag[] => {
    const playbook = ordered.find(({ redFlags }) => redFlags.some((one) => one.id === id));
    const flag = playbook?.redFlags.find((one) => one.id === id);
    return playbook && flag ? [{ playbook: playbook.id, flag }] : [];
  });
}
