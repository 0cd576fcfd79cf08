import { expect, test } from 'vitest';
import { firedFlags, matchPlaybooks } from '../../src/domain/match.ts';
import type { Playbook } from '../../src/domain/playbook.ts';
import { checkPlaybook } from '../../src/domain/playbook-check.ts';
import { findTriggers } from '../../src/domain/trigger.ts';

function playbook(id: string, triggers: readonly string[], redFlags: readonly object[] = []): Playbook {
  const checked = checkPlaybook({
    id,
    triggers,
    redFlags,
    title: id,
    component: 'test',
    workaround: 'w',
    risk: 'r',
    escalate: 'e',
    sayNo: { ask: 'a', reason: 'r', alternative: 'a' },
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.misfits));
  return checked.playbook;
}

const flag = (id: string, kind: string, triggers?: readonly string[]) => ({
  id,
  kind,
  text: id,
  firstAction: 'Stop.',
  ...(triggers && { triggers }),
});

test.each([
  ['will not print', "It won't print"],
  ['will not print', 'it wont print'],
  ['will not print', 'it won’t print'],
  ["won't print", 'It WILL NOT PRINT!'],
  ['will not print', 'it will not let me print'],
  ['cannot send', "I can't send"],
  ['freezes', 'it keeps freezing'],
  ['freeze', 'it freezes'],
  ['stopped', 'it stops'],
  ['battery', 'both batteries'],
  ['crash', 'it crashed, it crashes'],
  ['wifi', 'the Wi-Fi'],
  ['wifi', 'the wi fi'],
  ['pop-up', 'a popup'],
  ['popup', 'a pop up'],
  ['printer', 'my printr'],
  ['printer', 'my pritner'],
  ['printer', 'my printter'],
  ['virus', 'a vurus'],
  ['café', 'in the CAFE'],
  ['windows 10', 'Windows10'],
  ['slow', 'slow'],
  ['slow', 'it is sloooow'],
  ['laptop dead', 'my notebook died or is dead'],
  ['computer slow', 'the MacBook is slow'],
  ['will not turn on', 'it does not start'],
  ['does not start', 'I cannot switch the laptop on'],
  ['cannot log in', 'I was not able to sign in'],
  ['files gone', 'my letters have vanished'],
  ['cannot print', 'it refuses to print'],
  ['email stuck', 'my e-mail is stuck'],
  ['smart error', 'a S.M.A.R.T. error'],
  ['losing connection', 'it keeps loosing the conection'],
  ['authenticator', 'the autenticater'],
  ['make a copy', 'making copies'],
  ['try again', 'I tried it again'],
  ['beach ball', 'a beachball'],
])('finds "%s" in "%s"', (trigger, words) => {
  expect(findTriggers(words, [trigger])).toHaveLength(1);
});

test.each([
  ['print', 'the sprint'],
  ['wifi', 'my wife'],
  ['scan', 'a scam'],
  ['smoke', 'I spoke'],
  ['printer', 'the pointer'],
  ['mouse', 'the house'],
  ['windows 10', 'windows 11'],
  ['print twice', 'print one two three twice'],
  ['print twice', 'twice I print'],
  ['disk full', 'The disk. Full of photos'],
  ['seem', 'they see me'],
  ['off', 'of'],
  ['note', 'not'],
  ['car alarm', 'care alarm'],
  ['mac dead', 'my computer is dead'],
  ['car radio', 'a carpet radio'],
])('does not find "%s" in "%s"', (trigger, words) => {
  expect(findTriggers(words, [trigger])).toEqual([]);
});

test('gives back the piece as the client said it, with its place', () => {
  const words = 'Well, my old PRINTER – it won’t ever print!';
  const pieces = findTriggers(words, ['will not print', 'printer', 'slow']);
  expect(pieces).toEqual([
    { trigger: 'printer', text: 'PRINTER', start: 13, end: 20 },
    { trigger: 'will not print', text: 'won’t ever print', start: 26, end: 42 },
  ]);
  expect(pieces.map(({ start, end }) => words.slice(start, end))).toEqual(pieces.map(({ text }) => text));
});

test('takes the tightest place of a phrase', () => {
  expect(findTriggers('the disk I call disk one, disk full', ['disk full'])[0]?.text).toBe('disk full');
});

const library = [
  playbook('net', ['internet', 'slow internet', 'drops']),
  playbook('pc', ['slow', 'computer slow']),
  playbook('mail', ['mail', 'outbox', 'stuck in outbox']),
  playbook('paper', ['printer', 'slow', 'drops']),
];
const ids = (words: string, playbooks = library) => matchPlaybooks(words, playbooks).map(({ id }) => id);

test('a phrase weighs more than a word', () => {
  expect(ids('slow internet')[0]).toBe('net');
  expect(ids('the computer is slow')[0]).toBe('pc');
});

test('a rarer trigger weighs more than a common one', () => {
  expect(ids('slow outbox')[0]).toBe('mail');
});

test('shows three at most, best first, with what was found', () => {
  const [best, ...others] = matchPlaybooks('slow internet, mail, printer, computer', library);
  expect(best).toMatchObject({ id: 'net', title: 'net', matched: ['slow internet', 'internet'] });
  expect(others).toHaveLength(2);
});

test('a word said ten times is one reason', () => {
  expect(ids(`${'mail '.repeat(10)} and the computer is slow`)[0]).toBe('pc');
});

test('nothing fits nothing', () => {
  expect(ids('good morning')).toEqual([]);
  expect(ids('')).toEqual([]);
  expect(ids('slow', [])).toEqual([]);
});

test('a word that is a trigger itself is no misspelling of another', () => {
  const both = [playbook('a', ['crash']), playbook('b', ['crush'])];
  expect(ids('crush', both)).toEqual(['b']);
  expect(ids('crosh', both)).toEqual(['a', 'b']);
});

test('scattered words count less than the phrase, and more than nothing', () => {
  const both = [playbook('scattered', ['sheet torn', 'sheet']), playbook('other', ['torn'])];
  expect(ids('torn is what the sheet is', both)).toEqual(['scattered', 'other']);
});

test('words that stand in many triggers point to a playbook where none was said whole', () => {
  const reel = playbook('reel', ['reel squeaks', 'reel stuck', 'reel wobbles', 'reel turns', 'reel rubs', 'reel worn']);
  expect(matchPlaybooks('a reel', [reel, ...library])).toMatchObject([]);
  expect(matchPlaybooks('my computer has a reel', [reel, ...library])).toMatchObject([
    { id: 'reel', matched: ['reel'] },
  ]);
});

test('each strange word asks for more', () => {
  const own = [playbook('start', ['does not start']), playbook('leak', ['dishwasher leaks'])];
  expect(ids('it does not start', own)).toEqual(['start']);
  expect(ids('the lawn mower does not start', own)).toEqual([]);
  expect(ids('the lawn mower of the computer shop does not start', own)).toEqual(['start']);
  expect(ids('the dishwasher leaks', own)).toEqual(['leak']);
});

test('of triggers that mean the same, the one that was said is named', () => {
  const own = [playbook('start', ['computer does not start', 'laptop will not boot', 'pc does not turn on'])];
  expect(matchPlaybooks('my laptop does not boot', own)[0]?.matched).toEqual(['laptop will not boot']);
});

test('a trigger is found as it is spelled, with capitals and accents', () => {
  const own = [playbook('cafe', ["Café's Wi-Fi", 'WLAN']), playbook('other', ['till'])];
  expect(matchPlaybooks('the wifi in the cafe, the cafes wi-fi, is bad', own)[0]?.matched).toEqual(["Café's Wi-Fi"]);
  expect(matchPlaybooks('wlan', own)[0]?.matched).toEqual(['WLAN']);
});

test.each([
  ['one long word', 'abcdefghij'.repeat(10_000)],
  ['thousands of strange words', Array.from({ length: 3000 }, (_, index) => `w${index.toString(26)}q`).join(' ')],
  ['signs that mean something in a pattern', '(((+*?[]{}|^$\\ .'.repeat(500)],
])('a text of %s changes nothing', (_, text) => {
  expect(ids(`the printer is slow. ${text}`)).toEqual(ids('the printer is slow.'));
  expect(fired(`smoke is coming. ${text}`)).toEqual(['fire/smoke']);
});

const dangers = [
  playbook('fire', ['oven'], [flag('hot', 'data'), flag('smoke', 'safety', ['smoke coming'])]),
  playbook(
    'thief',
    ['phone rang'],
    [
      flag('caller', 'security', ['still on the line']),
      flag('wiped', 'data', ['deleted the clock']),
      flag('smoke', 'safety', ['smoke coming']),
    ],
  ),
  playbook('calm', ['clock'], [flag('bang', 'safety', ['phone exploded'])]),
];
const fired = (words: string) =>
  firedFlags(words, dangers).map(({ playbook: id, flag: { id: name } }) => `${id}/${name}`);

test.each([
  ['a flag with triggers fires whatever the best match is', 'the clock, and he is still on the line', ['thief/caller']],
  ['a flag without triggers fires with its playbook as best match', 'the oven', ['fire/hot']],
  ['and not with another', 'the clock', []],
  ['nor as second best', 'the phone rang by the oven', []],
  ['safety comes first', 'the oven has smoke coming out', ['fire/smoke', 'fire/hot']],
  ['the same danger fires once, from the best match', 'the phone rang and smoke is coming', ['thief/smoke']],
  ['a misspelling within a phrase is enough', 'smoek is coming', ['fire/smoke']],
  ['calm words raise nothing', 'the clock is slow', []],
  ['a card asks for the deed itself', 'the clock was removed', []],
  ['and finds it in the words for it', 'I deleted the clock', ['thief/wiped']],
  ['but a thing may go by another name', 'my iPhone exploded', ['calm/bang']],
])('%s', (_, words, expected) => {
  expect(fired(words)).toEqual(expected);
});
