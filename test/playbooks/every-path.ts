import { questionsIn } from '../../src/domain/condition.ts';
import type { Playbook } from '../../src/domain/playbook.ts';
import type { Answers, Patch } from '../../src/interview/answers.ts';
import { activeAnswers, type CurrentStep, currentStep, type State, transition } from '../../src/interview/machine.ts';
import { pathOf } from '../../src/interview/path.ts';
import { plan } from '../../src/interview/plan.ts';
import { questionFacts } from '../../src/interview/playbook-answers.ts';
import { isProposed } from '../../src/interview/proposals.ts';
import { isOpen } from '../../src/interview/rule.ts';
import { knownClient, type Scene } from '../../src/interview/scene.ts';
import type { Raw, Reading } from '../../src/interview/step.ts';
import { key, line, ticks } from '../interview/desk.ts';
import { metBy } from './every-question.ts';

/** How many ways lead on from a place to an end, and the most that one of them asks. */
export interface Tally {
  readonly paths: number;
  /** Prompts to the helper and the client together; a card and a read-back said again are none. */
  readonly prompts: number;
  readonly questions: number;
}

/** Tallies by the kind of ending, such as "look" or "cured, danger". */
export type Tallies = ReadonlyMap<string, Tally>;

export interface Visit {
  readonly scene: Scene;
  /** Undefined where the helper says that none fits. */
  readonly playbook: Playbook | undefined;
  /** The client as typed, and what they say. */
  readonly client: string;
  readonly words: string;
  /** Steps whose answer is known before, so that they must not be asked. */
  readonly known?: readonly string[];
  /** Where the walk begins and before which step it ends; by default the whole visit. */
  readonly begun?: State;
  readonly until?: string;
  /** True where a red flag or a cure is tried beside the answers; never unless said. */
  readonly isTried?: (action: 'redFlag' | 'fixed', step: string) => boolean;
  /** Every way is gone for itself, as long as that takes. */
  readonly unmerged?: boolean;
}

export interface Walked {
  readonly tallies: Tallies;
  /** Every step that was asked, with its question. */
  readonly asked: ReadonlyMap<string, string>;
  readonly places: number;
  /** What went wrong, each with the step where it did. */
  readonly unended: readonly string[];
  readonly twice: readonly string[];
  readonly refused: readonly string[];
  /** Steps that show "11 of 10". */
  readonly miscounted: readonly string[];
}

const deepest = 60;

/**
 * Every way through a visit: every answer that can make a difference, each question left open too, and the actions that
 * change the way: a red flag and a cure. Two ways that differ in nothing that is asked of later (`placeOf`) go on as one, and
 * are counted as two; what was `seen` in other visits is not walked again.
 */
export function everyPath(visit: Visit, seen = new Map<string, Tallies>()): Walked {
  const { scene } = visit;
  const onWay = new Set<string>();
  const asked = new Map<string, string>();
  const faults = {
    unended: new Set<string>(),
    twice: new Set<string>(),
    refused: new Set<string>(),
    miscounted: new Set<string>(),
  };
  const goOn = (state: State): Tallies => {
    const step = currentStep(scene, state);
    if (!step || step.id === visit.until)
      return new Map([[pathOf(state.answers), { paths: 1, prompts: 0, questions: 0 }]]);
    if (isAskedTwice(visit, step, asked)) faults.twice.add(step.id);
    if (step.count.asked > step.count.of) faults.miscounted.add(step.id);
    asked.set(step.id, step.ask);
    const ways = waysOn(visit, step, state.answers).map(({ reading, action }): Tallies => {
      const next = reading.ok ? transition(scene, state, { type: 'answer', patch: reading.patch }) : reading;
      if (!reading.ok || !next.ok) {
        faults.refused.add(step.id);
        return new Map();
      }
      if (!action && fillsAgain(step, state.answers, reading.patch)) faults.twice.add(step.id);
      const rest = go(next.state);
      if (action) return action === 'fixed' ? noticedAt(step, rest) : rest;
      const isDanger = step.card && next.state.answers.redFlags?.length;
      if (isDanger) return renamed(rest, (ending) => `${ending}, danger`);
      const asked = withStep(step, state.answers, rest);
      return step.id === 'overrunAgreed' ? renamed(asked, (ending) => `${ending}, overrun`) : asked;
    });
    return sum(ways);
  };
  const go = (state: State): Tallies => {
    const place = placeOf(visit, state);
    const before = visit.unmerged ? undefined : seen.get(place);
    if (before) return before;
    if (onWay.has(place) || onWay.size > deepest) {
      faults.unended.add(place);
      return new Map();
    }
    onWay.add(place);
    const tallies = goOn(state);
    onWay.delete(place);
    seen.set(place, tallies);
    return tallies;
  };
  const tallies = go(visit.begun ?? { answers: {}, aside: {} });
  return {
    tallies,
    asked,
    places: seen.size,
    unended: [...faults.unended],
    twice: [...faults.twice],
    refused: [...faults.refused],
    miscounted: [...faults.miscounted],
  };
}

/** What later steps can depend on. Any other answer counts as given or left open, whatever it says: what is open tells. */
function placeOf(visit: Visit, state: State): string {
  const answers = activeAnswers(visit.scene, state.answers);
  const turn = { scene: visit.scene, answers, aside: state.aside };
  const rules = plan(turn);
  const open = rules.filter((rule) => isOpen(rule, turn)).map(({ id }) => id);
  const used = rules.filter(({ card, keys }) => !card && keys.some((one) => answers[one] !== undefined)).length;
  return JSON.stringify([open, ...(isAsking(answers) ? asking(visit, answers, used) : settled(visit, answers, used))]);
}

/** While there are questions: all that the visit began with, its dangers, and the conditions that the answers meet. */
function asking({ scene, playbook, client, words, known }: Visit, answers: Answers, used: number): readonly unknown[] {
  const { readbacks, redFlags, cards } = answers;
  const begun = [playbook?.id, client, words, known];
  const met = playbook && metBy(questionFacts(scene, answers), playbook);
  const said = pathOf(answers) === 'listening' ? readbacks?.length : 'agreed';
  return [...begun, used, said, redFlags?.length, cards?.length, met];
}

/** From then on: how many prompts and quotes there are, whosever playbook they come from, what was chosen and charged. */
function settled({ scene, client }: Visit, answers: Answers, used: number): readonly unknown[] {
  const { choice, charged, fixes } = answers;
  const quotes = [fixes?.length, fixes?.filter((quote) => !isProposed(scene, answers, quote)).length];
  const path = pathOf(answers);
  const isKnown = knownClient(scene, client) !== undefined;
  return [path === 'cured' ? Math.max(used, wellBelow) : used, isKnown, path, choice, charged, quotes];
}

/** With so few prompts used at a cure, all that may still come has room. */
const wellBelow = 12;

/** True until the way is settled: nothing leads back to the questions once there is an offer, or a cure. */
function isAsking(answers: Answers): boolean {
  return ['listening', 'heard', 'look'].includes(pathOf(answers)) && answers.fixes === undefined;
}

/** The questions that conditions of the playbook name. */
function telling(playbook: Playbook | undefined): ReadonlySet<string> {
  return new Set(playbook?.questions.flatMap(({ when }) => (when ? questionsIn(when) : [])));
}

interface Way {
  readonly reading: Reading;
  /** Set where an action was taken in place of an answer. */
  readonly action?: string;
}

function waysOn(visit: Visit, step: CurrentStep, answers: Answers): readonly Way[] {
  const ways: Way[] = rawsFor(visit, step, answers).map((raw) => ({ reading: step.read(raw) }));
  for (const { id, read } of step.actions) {
    if ((id !== 'redFlag' && id !== 'fixed') || !isAsking(answers) || !visit.isTried?.(id, step.id)) continue;
    if (id === 'fixed') ways.push({ reading: read(key('c')), action: id });
    const flag = visit.playbook?.redFlags[0]?.id ?? anyFlag;
    const isRaised = answers.redFlags !== undefined || answers.cards !== undefined;
    if (id === 'redFlag' && !isRaised) ways.push({ reading: read(ticks(flag)), action: id });
  }
  return ways;
}

/** One that every helper may see, whatever the problem. */
const anyFlag = 'smoke';

/** Everything that can be answered, one for each that may lead on in a way of its own. */
function rawsFor({ client, words, playbook }: Visit, step: CurrentStep, answers: Answers): readonly Raw[] {
  const { form, id, leaveOpen } = step;
  if (id === 'client') return [line(client)];
  if (id === 'words') return [line(words)];
  if (id === 'playbook') return [playbook ? key('o', playbook.id) : key('0')];
  // A read-back is said again until they agree or have to go: once is enough to see that it is.
  if (id === 'readbacks' && answers.readbacks) return [key('y'), key('i')];
  if (form.type === 'any') return [key('y')];
  if (form.type === 'keys') {
    const keys = form.keys.map((one) => key(one.key, one.then ? 'fri' : undefined));
    // Where no condition names the answer, one stands for all, beside leaving it open.
    return id.startsWith('answers.') && !telling(playbook).has(id.slice('answers.'.length))
      ? [...keys.slice(0, 1), ...keys.slice(-1)]
      : keys;
  }
  if (form.type === 'checks') return [ticks(), ticks(...form.items.slice(0, 1).map((item) => item.id))];
  const said = typeof lines[id] === 'function' ? lines[id](playbook) : [lines[id] ?? '7'];
  return [...(leaveOpen ? [line('')] : []), ...said.map(line)];
}

/** What is typed at a line, where not just anything will do. */
const lines: Readonly<Record<string, string | ((playbook: Playbook | undefined) => readonly string[])>> = {
  devices: 'tablet',
  blocked: 'send invoices by fri',
  frequency: '3/week 5min',
  changed: 'new box, since mon',
  fixes: (playbook) => {
    const priced = (playbook?.fixes ?? []).map((_, index) => `${index + 1} 120`);
    return ['A quiet wall 80', ...(priced.length > 0 ? [priced.join('; ')] : [])];
  },
  sideEffects: 'none known',
  until: 'fri',
  handOverBy: '2w',
  work: () => ['30min 45 cash', '500 cash'],
  promises: 'call by fri',
};

/** True for what is known, for what another key answers, and for the words of another step. */
function isAskedTwice({ known = [], playbook }: Visit, { id, ask }: CurrentStep, asked: Walked['asked']): boolean {
  const isSlotted = playbook?.questions.some((question) => question.slot && `answers.${question.id}` === id);
  const isSaid = [...asked].some(([other, words]) => other !== id && words === ask && !other.startsWith('card:'));
  return known.includes(id) || isSlotted === true || (isSaid && !id.startsWith('card:'));
}

/** Answers that grow by nature: each further one is new. */
const growing = ['readbacks', 'cards', 'redFlags'];

/** True if the step asked for what was answered, or left open, before. */
function fillsAgain({ id: step }: CurrentStep, answers: Answers, { answers: own, ...patch }: Patch): boolean {
  const again = Object.keys(patch).filter((id) => answers[id as keyof Answers] !== undefined && !growing.includes(id));
  const ownAgain = Object.keys(own ?? {}).filter((id) => answers.answers?.[id] !== undefined);
  // A side effect completes the quote that lacks it.
  return ownAgain.length > 0 || again.some((id) => !(id === 'fixes' && step === 'sideEffects'));
}

function withStep({ id, who, card }: CurrentStep, answers: Answers, rest: Tallies): Tallies {
  if (card || (id === 'readbacks' && answers.readbacks)) return rest;
  const own = who === 'client' ? 1 : 0;
  return new Map(
    [...rest].map(([ending, { paths, prompts, questions }]) => [
      ending,
      { paths, prompts: prompts + 1, questions: questions + own },
    ]),
  );
}

/** A cure that is noticed before anything was asked about makes the ten-minute fix. */
function noticedAt({ id }: CurrentStep, rest: Tallies): Tallies {
  const isEarly = ['wants', 'devices', 'playbook'].includes(id);
  return isEarly ? renamed(rest, (ending) => ending.replace('cured', 'cured early')) : rest;
}

function renamed(tallies: Tallies, rename: (ending: string) => string): Tallies {
  return new Map([...tallies].map(([ending, tally]) => [rename(ending), tally]));
}

function sum(ways: readonly Tallies[]): Tallies {
  const whole = new Map<string, Tally>();
  for (const [ending, one] of ways.flatMap((way) => [...way])) {
    const { paths, prompts, questions } = whole.get(ending) ?? { paths: 0, prompts: 0, questions: 0 };
    whole.set(ending, {
      paths: paths + one.paths,
      prompts: Math.max(prompts, one.prompts),
      questions: Math.max(questions, one.questions),
    });
  }
  return whole;
}
