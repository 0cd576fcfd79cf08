import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import { foldCase } from '../domain/fold.ts';
import { drawCaseId } from '../domain/ids.ts';
import type { Playbook } from '../domain/playbook.ts';
import { HeardError } from '../errors.ts';
import type { Answers } from '../interview/answers.ts';
import type { Draft } from '../interview/draft.ts';
import { recordsOf } from '../interview/records.ts';
import { interview } from '../interview/run.ts';
import type { Scene } from '../interview/scene.ts';
import { withRemark } from '../interview/with-remark.ts';
import { triedView } from '../output/tried-view.ts';
import type { Command } from './command.ts';
import { findPlaybook } from './find-playbook.ts';
import type { Ports } from './ports.ts';
import { readBareScene } from './scene.ts';
import { questionsVersion } from './visit.ts';

const input = z.object({ id: z.string(), plain: z.boolean().default(false) });

/** Nobody's name: who walks through sees at once that it is made up. */
const madeUpClient = 'Sam Example';

/** `heard playbook try`: the whole interview with a made-up client, of which nothing is kept. */
export const playbookTry: Command<z.infer<typeof input>, Case> = {
  path: 'playbook try',
  args: '<id>',
  summary: 'Walk through the questions; nothing is recorded',
  examples: ['heard playbook try slow-computer', 'heard playbook try wifi-drops --plain'],
  flags: [{ flags: '--plain', about: 'line by line, for screen readers' }],
  input,
  async run({ id, plain }, ports) {
    const scene = await readBareScene(ports);
    const playbook = findPlaybook(id, scene.playbooks);
    if (!ports.person) throw nobodyThere(playbook);
    const respondent = (await ports.person()).respondent(plain ? 'lines' : 'prompts');
    const remark = `Trying ${playbook.id}: the client is made up, and nothing is recorded.`;
    const draft = begun(scene, playbook, ports);
    // Nothing is kept, so that leaving loses what was typed: that is what it is for.
    const ended = await interview({ scene, draft, facing: false, save: () => {} }, withRemark(respondent, remark));
    if (ended.how === 'left') throw new HeardError('It was a try: nothing was recorded.', { code: 'interrupted' });
    return caseOf(scene, ended.draft, ports);
  },
  human: triedView,
};

function nobodyThere({ id }: Playbook): HeardError {
  return new HeardError('heard playbook try asks questions, and nobody can be asked here.', {
    code: 'usage',
    hint: `To read it instead: heard playbook show ${id}`,
  });
}

function begun(scene: Scene, playbook: Playbook, { random }: Pick<Ports, 'random'>): Draft {
  // What a client may say stands on the line, so that Enter is enough.
  const aside: Answers = { words: playbook.triggers[0] ?? playbook.title };
  const answers: Answers = { client: madeUpClient, playbook: playbook.id };
  const interviewId = drawCaseId(scene.now, random, () => false);
  return {
    interview: interviewId,
    version: questionsVersion,
    startedAt: new Date(scene.now).toISOString(),
    answers,
    aside,
  };
}

/** The case that would have been recorded. */
function caseOf(scene: Scene, { interview: id, answers }: Draft, { random }: Pick<Ports, 'random'>): Case {
  const stamp = { now: scene.now, real: scene.now, random, by: 'you', machine: 'try' };
  const records = recordsOf(scene, { interview: id, answers }, stamp);
  const lines = records.map((record) => ({ record, sum: 'right', raw: record.id }) as const);
  const { case: made } = foldCase(id, lines);
  if (!made) throw new Error('a finished interview made no case');
  return made;
}
