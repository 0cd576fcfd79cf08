import { clientName } from '../domain/known-clients.ts';
import { fillName } from '../domain/playbook.ts';
import { textOf } from './own-question.ts';
import type { Candidate, Turn } from './rule.ts';
import { chosenPlaybook, earlierFacts, namedDevice } from './scene.ts';

/** The question with what is known above it: the device the words name, and the answers of an earlier case. */
export function withKnown(candidate: Candidate): Candidate {
  return {
    ...candidate,
    prompt: (turn) => {
      const lines = knownLines(turn);
      return { ...candidate.prompt(turn), ...(lines.length > 0 ? { show: [{ type: 'known', lines }] } : {}) };
    },
  };
}

/** What need not be asked, one line a fact: shown once and kept. */
function knownLines({ scene, answers }: Turn): readonly string[] {
  const device = answers.devices === undefined ? namedDevice(scene, answers) : undefined;
  const about = device ? [`Device: ${device.name}`] : [];
  const playbook = chosenPlaybook(scene, answers);
  const earlier = earlierFacts(scene, answers);
  if (!playbook || !earlier) return about;
  const own = playbook.questions.flatMap(({ id, ask }) => {
    const answer = textOf(earlier.answers.answers?.[id]);
    return answer === undefined ? [] : [`${fillName(ask, clientName(answers.client ?? ''))} ${answer}`];
  });
  const stakesLine = earlier.answers.stakes ? [`Other copies: ${earlier.answers.stakes}`] : [];
  return [...about, ...stakesLine, ...own];
}
