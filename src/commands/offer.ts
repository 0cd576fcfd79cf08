import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import { wholeOffer } from '../domain/offer.ts';
import { textsWithin } from '../domain/secrets/within.ts';
import type { Draft } from '../interview/draft.ts';
import { facingStep } from '../interview/facing.ts';
import { answerFromFile } from '../interview/from-file.ts';
import { type State, transition } from '../interview/machine.ts';
import { lacksSideEffect } from '../interview/quote-answers.ts';
import { offerAnswers, offerRecord, openAgain } from '../interview/reoffer.ts';
import type { Person, Respondent } from '../interview/respondent.ts';
import { caseDocument } from '../output/case-document.ts';
import { reofferView } from '../output/reoffer-view.ts';
import { mustRead, stampOf } from './case-file.ts';
import type { Command } from './command.ts';
import { findLiveCase } from './find-case.ts';
import { lostByDisk, notKept } from './not-kept.ts';
import { agreedAlready, fileAnswers, flagAnswers, type Given, type Opened, refused } from './offer-given.ts';
import type { Ports } from './ports.ts';
import { readScene } from './scene.ts';
import { screened, tellSecrets } from './screening.ts';
import { tidyDrafts } from './tidy-drafts.ts';
import { conduct, questionsVersion } from './visit.ts';
import { tellWording } from './wording.ts';

const input = z.object({
  case: z.string(),
  quotes: z.array(z.string()).default([]),
  sideEffects: z.string().optional(),
  liveWithIt: z.string().optional(),
  hourValue: z.string().optional(),
  answers: z.string().optional(),
  plain: z.boolean().default(false),
  facing: z.boolean().default(false),
});
type Input = z.infer<typeof input>;

/** `heard offer`: the offer opened again with new figures. The earlier one stays in the history, an accepted quote as it was seen. */
export const offer: Command<Input, Case> = {
  path: 'offer',
  args: '<case> [quotes...]',
  summary: 'Open the offer again with new figures',
  examples: [
    'heard offer k7m4',
    'heard offer k7m4 "New laptop 900" --side-effects "programs must be set up again"',
    'heard offer last "Replace the disk ~200 max 300; New laptop 900"',
    'heard offer last --answers offer.json',
    'heard offer last --facing',
  ],
  flags: [
    { flags: '--side-effects <texts>', about: 'of quotes that name none yet, with ; between; or: none known' },
    { flags: '--live-with-it <text>', about: 'how they live with it; risk: what may happen; look again: 2w' },
    { flags: '--hour-value <amount>', about: 'what an hour of their time is worth to them' },
    { flags: '--answers <file>', about: `take ${offerAnswers.join(', ')} from a JSON file, or - for standard input` },
    { flags: '--plain', about: 'line by line, for screen readers' },
    { flags: '--facing', about: 'show both ways full-screen, turned to the client; alone, as they were offered' },
  ],
  input,
  typed: ({ quotes, sideEffects, liveWithIt }) => [quotes.join(' '), sideEffects, liveWithIt],
  async run(typed, ports) {
    // Before anything that may fail: what is piped in comes once.
    const text = typed.answers === undefined ? undefined : ports.files.read(typed.answers);
    try {
      const subject = await findLiveCase(typed.case, ports);
      if (subject.listening?.confirmed === false)
        ports.output.warn('They have not said yes to what you understood: say it back before you show a price.');
      const scene = await readScene(ports);
      const open = openAgain(scene, subject);
      const person = text === undefined ? await ports.person?.() : undefined;
      const flags = flagAnswers(typed, { scene, open });
      if (typed.facing && !person) throw refused('Nobody can be shown it here: --facing needs a terminal.');
      const bare = person ? undefined : flags.fixes?.find(lacksSideEffect);
      if (bare) throw refused(`"${bare.title}" needs one honest side effect: --side-effects "…", or "none known".`);
      const given = await screened({ ...fileAnswers(text), ...flags }, ports);
      if (person) return await ask(ports, { scene, subject, open, given, typed, person });
      return take(ports, { scene, subject, open, given });
    } catch (error) {
      throw typed.answers === '-' ? lostByDisk(error, [text]) : error;
    }
  },
  human: reofferView,
  json: caseDocument,
};

interface Reoffer extends Opened {
  readonly subject: Case;
  readonly given: Given;
}

/** Asks for what was not given, starting from the earlier offer. */
async function ask(
  ports: Ports,
  { scene, subject, open, given, typed, person }: Reoffer & { readonly typed: Input; readonly person: Person },
): Promise<Case> {
  const respondent = person.respondent(typed.plain ? 'lines' : 'prompts');
  const isShownOnly = typed.facing && Object.keys(given).length === 0;
  const offered = isShownOnly ? subject : await askOffer(ports, { scene, subject, open, given, respondent });
  if (typed.facing) await respondent.ask(facingStep(wholeOffer(offered.offer)));
  return offered;
}

async function askOffer(
  ports: Ports,
  { scene, subject, open, given, respondent }: Reoffer & { readonly respondent: Respondent },
): Promise<Case> {
  const left = tidyDrafts(ports).find(({ interview, only }) => only === 'offer' && interview === subject.id);
  const begun = transition(scene, left ?? open, { type: 'answer', patch: given });
  if (!begun.ok) throw refused(begun.reason);
  const draft = { ...(left ?? draftOf(ports, subject, open)), ...begun.state };
  return conduct(ports, { scene, draft, facing: false }, respondent);
}

/** Takes what was given; what was not stays as it was offered. */
function take(ports: Ports, { scene, subject, open, given }: Reoffer): Case {
  if (Object.keys(given).length === 0)
    throw refused('There is nothing new to offer: name a quote like "New laptop 900", or use --answers.');
  if (given.liveWithIt && open.answers.liveWithIt) throw agreedAlready();
  const { currency } = scene.preferences;
  const foreign = subject.offer?.fixes?.find(({ total }) => total.currency !== currency)?.total.currency;
  if (foreign !== undefined && given.fixes === undefined)
    throw refused(`The earlier prices are in ${foreign} and yours are in ${currency} now: name new quotes.`);
  const before: State = { ...open, answers: { ...open.answers, ...open.aside } };
  const answered = answerFromFile(scene, given, before);
  if (!answered.ok) throw refused(answered.refusal.message);
  const made = offerRecord(scene, { subject, answers: answered.state.answers }, stampOf(ports));
  try {
    // Not by way of a draft: one may be there that somebody still types at.
    ports.journal.append([made]);
  } catch (error) {
    throw notKept(error, textsWithin(given));
  }
  tellSecrets([made], ports);
  tellWording([made], ports, { subject, playbooks: scene.playbooks });
  return mustRead(subject.id, ports);
}

function draftOf({ clock }: Pick<Ports, 'clock'>, { id }: Case, state: State): Draft {
  return { startedAt: new Date(clock.now()).toISOString(), ...state, interview: id, version: questionsVersion };
}
