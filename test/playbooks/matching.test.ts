import { expect, test } from 'vitest';
import { firedFlags, matchPlaybooks } from '../../src/domain/match.ts';
import { shipped } from './shipped.ts';

const complaints: readonly (readonly [best: string, words: string])[] = [
  [
    'slow-computer',
    'Every morning I press the button and then I can feed the cat and the dog before this laptop lets me do anything, it is awfully slow.',
  ],
  ['slow-computer', 'My PC has turned into a snail, it takes for ever to bring up a letter.'],
  ['slow-computer', "When I open Excel it just hangs there and says it isn't responding."],
  ['slow-computer', 'the mac shows that coloured beachball all day long'],
  ['slow-computer', 'It froze on me twice and now it is freezing every hour.'],
  ['slow-computer', 'Laptop gets so sluggish after lunch that I go for a walk.'],
  ['slow-computer', 'computr is realy slowww and the fan is loud'],
  ['wifi-drops', 'Upstairs the wi-fi is gone half of the evening.'],
  ['wifi-drops', 'I get kicked out of my video calls, the Wi Fi has one bar in the study.'],
  ['wifi-drops', 'Netflix keeps buffering and the kids shout.'],
  ['wifi-drops', 'The internet comes and goes, three times a day we restart the box.'],
  ['wifi-drops', "The WIFI doesn't reach the garden room any more."],
  ['wifi-drops', 'my tablet keeps loosing the conection'],
  ['wifi-drops', 'We bought an extender and it made no difference, still a dead spot in the kitchen.'],
  ['printer-offline', "It won't let me print my boarding pass."],
  ['printer-offline', 'The Canon says it is offline, I am looking right at it and it is on.'],
  ['printer-offline', 'My printr only spits out blank sheets since the new cartridges.'],
  ['printer-offline', 'Since the new internet box the laptop cannot find the printer.'],
  [
    'printer-offline',
    'I sent the invoice five times and nothing is coming out of the HP, all of them are stuck in the queue.',
  ],
  ['printer-offline', 'paper gets jammed every second page'],
  ['printer-offline', 'the ink is full and it still refuses printing'],
  ['email-not-syncing', "Since Friday I haven't had a single e-mail on the computer, the phone has them all."],
  ['email-not-syncing', 'Outlook asks me for my password over and over again.'],
  ['email-not-syncing', 'My messages sit in the outbox and never leave.'],
  ['email-not-syncing', 'Everything I write to my daughter bounces.'],
  ['email-not-syncing', 'My inbox has been empty since the update.'],
  ['email-not-syncing', 'The tablet and the computer show different emails.'],
  ['windows-eos', 'A screen told me that Windows 10 is over and I need a new machine, is that true?'],
  ['windows-eos', 'Can this one still be upgraded to Windows 11?'],
  ['windows-eos', "It says my PC doesn't meet the requirements for the new windows."],
  ['windows-eos', 'My nephew says Win10 is not getting any security updates any more.'],
  ['windows-eos', 'We still run windows seven on the office machine.'],
  ['failing-disk', 'There is a clicking sound out of the tower and my photos will not open.'],
  ['failing-disk', 'The external hard drive fell off the desk and now it is not recognised.'],
  ['failing-disk', 'When I plug it in it wants to format it, all the wedding pictures are on there!'],
  ['failing-disk', 'Files keep disappearing from the disk and others are corrupted.'],
  ['failing-disk', 'My backup drive makes a grinding noise.'],
  ['scam-remote', 'Someone from Microsoft rang and I let him into the computer.'],
  ['scam-remote', 'A red warning came up with a loud voice telling me to call this number.'],
  ['scam-remote', "I think I've been scammed, they wanted gift cards."],
  ['scam-remote', 'They made me download AnyDesk and then the mouse moved on its own.'],
  ['scam-remote', "a popup says I'm infected with a virus and I musn't turn it off"],
  ['scam-remote', 'The bank phoned about a refund and I gave them the code, now I think it was fraud.'],
  [
    'unsupported-mix',
    "My new doorbell doesn't work with the old chime and both companies tell me to call the other one.",
  ],
  [
    'unsupported-mix',
    'The hearing aids refuse to pair with this phone, the shop blames Apple and Apple blames the shop.',
  ],
  ['unsupported-mix', 'I am sent round in circles between the camera people and the phone people.'],
  ['unsupported-mix', 'the till and the card reader are not compatible it seems'],
  ['unsupported-mix', 'The scale will not talk to the app, and nobody feels responsible.'],
];

const ranks = complaints.map(([best, words]) => {
  const found = matchPlaybooks(words, shipped).map(({ id }) => id);
  return { words, best, found, rank: found.indexOf(best) };
});

test('at least nine in ten complaints have their playbook among the three shown, and most have it first', () => {
  const missed = ranks.filter(({ rank }) => rank < 0);
  const first = ranks.filter(({ rank }) => rank === 0).length;
  console.log(`${ranks.length} complaints: ${first} first, ${ranks.length - missed.length} among three`);
  for (const { rank, best, found, words } of ranks)
    if (rank !== 0) console.log(`  ${best} <- ${found.join(', ')}: ${words}`);
  expect(complaints.length).toBeGreaterThanOrEqual(40);
  expect(ranks.length - missed.length).toBeGreaterThanOrEqual(0.9 * ranks.length);
  expect(first).toBeGreaterThanOrEqual(0.8 * ranks.length);
});

test.each([
  'Can you teach me how to make a photo album?',
  'The car makes a noise when I brake.',
  'The left speaker is silent.',
  'I lost my house keys.',
  'My dishwasher leaks.',
  'I spoke to my sister and she says you are good with cameras.',
  '',
  '¿?!',
])('matches nothing outside the library: %s', (words) => {
  expect(matchPlaybooks(words, shipped)).toEqual([]);
});

test.each([
  ['I let a man from Microsoft into my computer and he is still on the phone', 'someone-connected'],
  ['I let him onto the computer, he is moving my mouse about', 'someone-connected'],
  ['he’s still in my computer', 'someone-connected'],
  ['a man from microsoft rang and he is on my pc right now', 'someone-connected'],
  ['he is still in my computer', 'someone-connected'],
  ['they are on my screen', 'someone-connected'],
  ['a man is on my computer right now', 'someone-connected'],
  ['she is inside my computer', 'someone-connected'],
  ['he’s on my laptop now', 'someone-connected'],
  ['there is a stranger on my laptop', 'someone-connected'],
  ['he is still on my pc', 'someone-connected'],
  ['someone is connected to my computer', 'someone-connected'],
  ['I gave them my card number', 'money-given'],
  ['she had me buy gift cards and read the codes to her', 'money-given'],
  ['I typed in my bank details on that page', 'money-given'],
  ['the disk is clicking', 'clicking-disk'],
  ['my hard drive has been clicking since this morning', 'clicking-disk'],
  ['the external disk started beeping', 'clicking-disk'],
  ['it says the drive is failing', 'dying-disk'],
  ['windows wants me to format the stick with my photos', 'dying-disk'],
  ['smoke is coming out of the printer', 'smoke'],
  ['there is a burning smell near the laptop', 'smoke'],
  ['the battery of my laptop is swollen', 'swollen-battery'],
  ["the supplier's invoice has new bank details", 'changed-bank-details'],
  ['my friends get strange mails from me', 'mailbox-taken-over'],
  ["my mother's medical alarm hangs on this line and the wifi is gone", 'alarm-line'],
  ['the glucose monitor does not talk to the new phone', 'health-device'],
  ['her care alarm is plugged into the phone line', 'alarm-line'],
  ['the plug is melting', 'smoke'],
  ['there is a smell of burning and the cable melted', 'smoke'],
  ['he is still connected to my computer', 'someone-connected'],
  ['my contacts got messages I never sent', 'mailbox-taken-over'],
  ['emails I did not write go to all my friends', 'mailbox-taken-over'],
  ['my iPhone is too hot to touch', 'hot-battery'],
  ['the fone batery is swolen', 'swollen-battery'],
  ['the heating did not come on and it is freezing', 'cold-house'],
  ["I can't call 999 any more", 'no-emergency-calls'],
  ['I was unable to save the letter, there is no room', 'work-unsaved'],
])('sees the danger in "%s"', (words, flag) => {
  expect(firedFlags(words, shipped).map((fired) => fired.flag.id)).toContain(flag);
});

test.each([
  'my computer is slow',
  'the wifi drops upstairs',
  'the printer is offline',
  'Outlook asks for my password all the time',
  'is Windows 10 still safe?',
  'I pay my bills on this computer and I want it safe',
  'I keep clicking on the icon and nothing opens',
  'my disk is full',
  'the card reader and the till are not compatible',
  'I watch films on my Fire stick and the wifi is weak',
  'the smoke detector app does not work with the new phone',
  'I spoke to the printer shop and they cannot help',
  'I gave the printer to my sister',
  'the mouse does not move',
  'the icons are tiny and they flicker on the screen',
  'my son says he likes to play on the computer now and then',
  'he told me to turn on the computer and wait',
  'someone in the computer shop sold me this',
  'the man in the computer shop said it is slow',
  'my photos, they are still on the computer',
  'they show me nothing on the screen',
  'my photos are on my computer right now and I want a copy',
  'my messages did not send yesterday',
  'I have a new bank account and cannot log in to it',
  'my brain is melting, this update never ends',
  'the wifi is still connected and slow',
  'sending from my account fails',
  'I did not save the letter',
  'the guy connected my printer and left',
  'the smoke alarm app turned itself off',
  'I was told to delete photos',
  'my car alarm app has no connection',
  'all my letters are gone',
  'I do not call 999 with this phone',
  ...complaints
    .filter(([best]) => ['slow-computer', 'wifi-drops', 'windows-eos'].includes(best))
    .map(([, words]) => words),
])('stays quiet at calm words: %s', (words) => {
  expect(firedFlags(words, shipped)).toEqual([]);
});

test('one danger shows one card', () => {
  const ids = (words: string) => firedFlags(words, shipped).map(({ playbook, flag }) => [playbook, flag.id]);
  expect(ids('smoke is coming out of the printer')).toEqual([['printer-offline', 'smoke']]);
  expect(ids('smoke is coming out of my slow computer')).toEqual([['slow-computer', 'smoke']]);
  expect(ids('the disk is clicking')).toEqual([['failing-disk', 'clicking-disk']]);
});

test('a laboratory is offered before copying, and every check that touches the disk says when it may be done', () => {
  const { fixes = [], checks = [] } = shipped.find(({ id }) => id === 'failing-disk') ?? {};
  expect(fixes.map(({ id }) => id)).toEqual(['laboratory', 'copy-and-replace']);
  expect(fixes[1]?.title).toContain('makes no noise');
  expect(checks[0]?.id).toBe('noise');
  const touching = checks.filter(({ id }) => ['cable', 'health', 'first-copy'].includes(id));
  expect(touching).toHaveLength(3);
  expect(touching.filter(({ text }) => !text.startsWith('Only if it makes no noise'))).toEqual([]);
});
