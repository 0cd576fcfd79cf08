import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import { resolvePrefix } from '../domain/prefix.ts';
import { HeardError } from '../errors.ts';
import type { Draft } from '../interview/draft.ts';
import { caseDocument } from '../output/case-document.ts';
import { recordedView } from '../output/recorded-view.ts';
import { reofferView } from '../output/reoffer-view.ts';
import type { Command } from './command.ts';
import { ambiguous } from './find-case.ts';
import { readScene } from './scene.ts';
import { tidyDrafts } from './tidy-drafts.ts';
import { conduct, record } from './visit.ts';

const input = z.object({
  case: z.string().optional(),
  plain: z.boolean().default(false),
  facing: z.boolean().default(false),
});

interface Resumed {
  readonly case: Case;
  readonly only: Draft['only'];
}

/** `heard resume`: goes on with an unfinished interview at the question it was left at. */
export const resume: Command<z.infer<typeof input>, Resumed> = {
  path: 'resume',
  args: '[case]',
  summary: 'Go on with an unfinished interview',
  examples: ['heard resume', 'heard resume 2611-k7m4'],
  flags: [
    { flags: '--plain', about: 'line by line, for screen readers' },
    { flags: '--facing', about: 'show the two options full-screen, turned to the client' },
  ],
  input,
  async run({ case: typed, plain, facing }, ports) {
    const draft = findDraft(tidyDrafts(ports), typed);
    const scene = await readScene(ports);
    // All questions are answered: what is left is to write it down, and nobody need be there for that.
    const { only } = draft;
    if (draft.records) return { case: record(ports, scene, draft), only };
    if (!ports.person) {
      throw new HeardError(`Interview ${draft.interview} still has questions, and nobody can be asked here.`, {
        code: 'usage',
        hint: `On a terminal, type: heard resume ${draft.interview}`,
      });
    }
    const person = await ports.person();
    const respondent = person.respondent(plain ? 'lines' : 'prompts');
    return { case: await conduct(ports, { scene, draft, facing }, respondent), only };
  },
  human: ({ case: subject, only }, style) =>
    only === 'offer' ? reofferView(subject, style) : recordedView({ cases: [subject], refused: 0 }, style),
  json: ({ case: subject }) => caseDocument(subject),
};

/** The draft meant by a prefix of its id; without one, the newest. */
function findDraft(drafts: readonly Draft[], typed: string | undefined): Draft {
  const found = typed === undefined ? drafts[0]?.interview : draftId(drafts, typed);
  const draft = drafts.find(({ interview }) => interview === found);
  if (draft) return draft;
  const waiting = drafts.map(({ interview }) => interview).join(', ');
  throw new HeardError(
    typed === undefined ? 'No interview is unfinished.' : `No unfinished interview is called "${typed}".`,
    {
      code: 'not-found',
      hint: waiting ? `Unfinished: ${waiting}` : 'Start one with: heard new',
    },
  );
}

function draftId(drafts: readonly Draft[], typed: string): string | undefined {
  const resolved = resolvePrefix(
    typed,
    drafts.map(({ interview }) => interview),
  );
  if (resolved.type === 'many') throw ambiguous(typed, resolved.ids);
  return resolved.type === 'one' ? resolved.id : undefined;
}
