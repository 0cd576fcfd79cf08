import type { Case } from '../../src/domain/case.ts';
import { foldCase } from '../../src/domain/fold.ts';
import { preferencesSchema } from '../../src/domain/preferences.ts';
import type { JournalRecord } from '../../src/domain/record.ts';
import type { Stamp } from '../../src/domain/recorder.ts';
import type { Answers } from '../../src/interview/answers.ts';
import type { Draft } from '../../src/interview/draft.ts';
import { recordsOf } from '../../src/interview/records.ts';
import type { Reply, Respondent } from '../../src/interview/respondent.ts';
import { interview } from '../../src/interview/run.ts';
import type { Scene } from '../../src/interview/scene.ts';
import type { Raw, Step } from '../../src/interview/step.ts';
import { lineOf } from '../domain/journal-lines.ts';
import { shipped } from '../playbooks/shipped.ts';

/** A Sunday morning. */
export const now = Date.parse('2026-11-22T09:30:00.000Z');
export const caseId = '2611-k7m4xq';
export const ada = { id: 'c-7qk2m9', name: 'Ada Brown', contact: '0123 456', hourValue: '40.00' };
export const laptop = { id: 'd-1ap001', name: 'kitchen laptop', client: ada.id };
export const printer = { id: 'd-pr1nt2', name: 'office printer', client: ada.id };

/** Ada is known, has two devices and has said what an hour is worth to her; Ben is known by name alone. */
export const scene: Scene = {
  now,
  preferences: preferencesSchema.parse({ rate: '90', visitFee: '60' }),
  playbooks: shipped,
  clients: [ada, { id: 'c-ben001', name: 'Ben' }],
  devices: [laptop, printer],
  caseNamed: (typed) =>
    /^26\d\d-/.test(typed) ? { ok: true, value: typed } : { ok: false, reason: `there is no case "${typed}"` },
  noteNamed: (typed) => ({ ok: true, value: typed }),
  earlier: () => undefined,
};

/** Words that match each playbook best, without any danger in them. */
export const complaints: Readonly<Record<string, string>> = {
  'email-not-syncing': 'No e-mail has come in since Friday',
  'failing-disk': 'The drive is not recognised any more',
  'printer-offline': 'It will not print, it says offline',
  'scam-remote': 'A warning on screen told me to call this number',
  'slow-computer': 'It is awfully slow in the morning',
  'unsupported-mix': 'The scale is not compatible with the app',
  'wifi-drops': 'The wifi drops upstairs',
  'windows-eos': 'Windows 10 is over, what now',
  'account-locked': 'I forgot my password and it locked me out',
  'account-taken-over': 'Google wrote that somebody signed in from Vietnam',
  battery: 'It does not charge any more',
  'before-you-buy': 'Which laptop should I buy',
  bitlocker: 'It wants a recovery key before it starts',
  'bluetooth-audio': 'My wireless headphones keep cutting out',
  'bluetooth-car': 'The car does not find my phone over Bluetooth',
  'cloud-conflict': 'OneDrive makes conflicted copies',
  damage: 'It fell off the table and the glass is cracked',
  'disk-full': 'It says the disk is full',
  'domain-site': 'Chrome warns people that our site is not secure',
  'internet-down': 'There has been no internet anywhere since this morning',
  'licence-app': 'Excel says my subscription has ended',
  'lost-files': 'I deleted the letters by mistake',
  'mail-to-spam': 'All my mails go to the spam folder of my clients',
  'malware-ransom': 'There are adverts everywhere and a strange search page',
  'monitor-dock': 'The second screen stays black on the dock',
  nas: 'Nobody can open the shared folder on the Synology',
  'new-pc': 'I bought a new computer and want everything moved over',
  'new-phone': 'I have a new iPhone and want my chats on it',
  'no-backup': 'We have never backed up anything',
  overheating: 'It gets so hot that it turns itself off',
  'phone-storage': 'My phone says the storage is full',
  'pos-card': 'The card reader does not take cards',
  'scan-to-email': 'Scans from the front desk do not arrive any more',
  'smart-home': 'Alexa does not find the lamps any more',
  'tv-streaming': 'Netflix does not open on the television',
  'two-step-lost': 'The code goes to my old phone number',
  'update-broke': 'The update has been stuck at 35 percent since breakfast',
  'video-call': 'Nobody can hear me on Zoom',
  voip: 'There is no dial tone on the desk phone',
  'wont-start': 'It does not turn on any more',
  none: 'Something hums in the wall',
};

export const line = (text: string): Raw => ({ type: 'text', text });
export const key = (one: string, text?: string): Raw => ({
  type: 'key',
  key: one,
  ...(text !== undefined && { text }),
});
export const ticks = (...ids: readonly string[]): Raw => ({ type: 'checked', ids });

/** What is done at each step, by its id: a list is used up one at a time, its last one over and over. */
export type Script = Readonly<Record<string, Raw | readonly Raw[]>>;

/** A visit that goes all the way to a fix that works. */
export const fullVisit: Script = {
  client: line(ada.name),
  words: line('The wifi drops upstairs'),
  readbacks: key('y'),
  wants: key('l'),
  playbook: key('1'),
  fixes: line('1 120'),
  sideEffects: line('none known'),
  choice: [key('a', 'yes please')],
  until: line('fri'),
  handOverTo: line('the landlord'),
  handOverBy: line('2w'),
  reason: line('It is not safe'),
  alternative: line('I note what to look for'),
  when: key('n'),
  works: key('y'),
  work: line('30min 45 cash'),
  overrunAgreed: line('yes, go on'),
};

/** What a script does at a step it does not name: Enter, or the first key. */
export function enter({ form }: Step): Raw {
  if (form.type === 'keys') return key(form.enter ?? form.keys[0]?.key ?? '');
  return form.type === 'checks' ? ticks() : line('');
}

export function emptyDraft(answers: Answers = {}): Draft {
  return { interview: caseId, version: 1, startedAt: new Date(now).toISOString(), answers, aside: {} };
}

export interface Visited {
  readonly steps: readonly Step[];
  readonly echoes: readonly string[];
  readonly problems: readonly string[];
  readonly drafts: readonly Draft[];
  readonly draft: Draft;
  readonly how: 'done' | 'left';
}

/** Walks the interview with whoever answers, to its end; every step asked is kept. */
export async function conduct(
  reply: (step: Step, asked: number) => Reply | Promise<Reply>,
  { place = scene, draft = emptyDraft(), facing = false } = {},
): Promise<Visited> {
  const steps: Step[] = [];
  const echoes: string[] = [];
  const problems: string[] = [];
  const drafts: Draft[] = [];
  const respondent: Respondent = {
    async ask(step, problem) {
      if (problem !== undefined) problems.push(problem);
      if (steps.length > 60) throw new Error(`It never ends: ${step.id} ${problem ?? ''}`);
      steps.push(step);
      return reply(step, steps.filter(({ id }) => id === step.id).length);
    },
    echo: (text) => void echoes.push(text),
  };
  const save = (one: Draft) => void drafts.push(JSON.parse(JSON.stringify(one)) as Draft);
  const ended = await interview({ scene: place, draft, facing, save }, respondent);
  return { steps, echoes, problems, drafts, ...ended };
}

/** Walks the interview by a script. */
export function visit(script: Script, place: Scene = scene, draft: Draft = emptyDraft()): Promise<Visited> {
  return conduct((step, asked) => ({ type: 'raw', raw: scripted(script, step, asked) }), { place, draft });
}

export function scripted(script: Script, step: Step, asked: number): Raw {
  const given = script[step.id];
  if (given === undefined) return enter(step);
  return 'type' in given ? given : (given[asked - 1] ?? given.at(-1) ?? enter(step));
}

/** Counts up, so that every drawn id differs and two runs draw the same. */
export function stampFrom(start = 1): Stamp {
  let state = start;
  const random = () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return { now, real: now, random, by: 'Dana', machine: 'desk-0001' };
}

export function recordsFrom(answers: Answers, place: Scene = scene): readonly JournalRecord[] {
  return recordsOf(place, { interview: caseId, answers }, stampFrom());
}

/** The case that a finished interview makes, by way of lines; throws where the journal would report a fault. */
export function caseFrom(answers: Answers, place: Scene = scene): Case {
  const lines = recordsFrom(answers, place)
    .filter((record) => record.case !== undefined)
    .map(lineOf);
  const { case: folded, faults } = foldCase(caseId, lines);
  if (!folded || faults.length > 0) throw new Error(`No faultless case: ${JSON.stringify(faults)}`);
  return folded;
}
