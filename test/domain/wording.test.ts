import { describe, expect, test } from 'vitest';
import { harmless } from '../../src/domain/wording/harmless.ts';
import { jargon, jargonAsWritten } from '../../src/domain/wording/jargon.ts';
import { avoided, kinds } from '../../src/domain/wording/lexicon.ts';
import { checkWording, speakWarning } from '../../src/domain/wording/wording.ts';
import { figure } from '../figures.ts';
import { harmlessWording } from './harmless-wording.ts';
import { misheardTexts } from './misheard-texts.ts';

/** The lexicon written out again, a line a kind: a row that is lost is missed here. */
const phrases: Readonly<Record<(typeof kinds)[number], string>> = {
  blame:
    "user error|you should have|you should've|why didn't you|did you even|someone messed this up|the other guy|Apple's fault|your fault",
  minimiser: "simply|just|it's easy|a piece of cake|no big deal|cheap|only $90|only 90 euros|only €1,240.50",
  slight: 'obviously|everyone knows|you have to|grandma|are you technical|silly question',
  'brush-off': "calm down|calm|don't worry|I know exactly how you feel",
  argument: "as I said|I understand, but|but|no, that's not what happened",
  evasion: "that's not my department|policy",
  hollow: 'to be honest|unfortunately|we apologize for any inconvenience|apologise',
  vague: "ASAP|as soon as possible|soon|shortly|I'll try|should be fixed",
  overclaim: 'permanently fixed forever|forever|100%|100 %|100 percent|guarantee|guaranteed|risk-free',
  pressure: 'you need a new one|need a new one|today only|last chance|before it’s too late',
  jargon: [
    'router|routers|modem|access point|SSID|bandwidth|latency|packet loss|DNS|IP address|IP addresses|DHCP|double NAT|NAT',
    'firmware|driver|drivers|OS|EOL|ESU|patch|reboot|BIOS|UEFI|SSD|HDD|RAM|CPU|throttling|RAID|NAS|cloud|sync|syncing|IMAP',
    'POP|cache|cookie|cookies|malware|phishing|ransomware|2FA|TPM|authenticator|credential|credentials|encryption|encrypted',
    'BitLocker|SMART|VPN|SPF/DKIM/DMARC|DKIM|SMTP|port|dongle|peripheral|migrate|deploy|provision|ticket|SLA|escalate|triage',
    'workaround|legacy|deprecated|unsupported|config|API|VoIP|PoE|POS|mesh|spooler|server',
  ].join('|'),
};
const listed = Object.entries(phrases).flatMap(([kind, line]) =>
  line.split('|').map((phrase) => [phrase, kind] as const),
);

/** Every form in the lexicon's own tables, with something that the placeholders stand for. */
const rows = [...Object.values(avoided).flat(), ...jargon, ...jargonAsWritten];
const forms = rows.flatMap(([texts]) =>
  texts.split('|').map((text) => text.replace('<money>', '$90').replace('<owner>', "Acme's")),
);

const found = (text: string, clientWords: readonly string[] = []) =>
  checkWording(text, { clientWords }).map((warning) => warning.found);
/** As curly, spread out and loud as people type. */
const disguised = (phrase: string) =>
  /^[A-Z0-9]+s?$|^PoE$/.test(phrase) ? phrase : phrase.toUpperCase().replaceAll("'", '’').replaceAll(' ', ' \n ');

describe('the wording check', () => {
  test('finds each phrase, however it is typed, and says its kind', () => {
    const missed = listed.filter(([phrase, kind]) => {
      const warnings = checkWording(`Here, ${phrase}: so it goes.`);
      return warnings.length !== 1 || warnings[0]?.found !== phrase || warnings[0].kind !== kind;
    });
    expect(missed).toEqual([]);
    expect(listed.filter(([phrase]) => found(`“${disguised(phrase)}”`).length !== 1)).toEqual([]);
    expect([...new Set(listed.map(([, kind]) => kind))]).toEqual(kinds);
  });

  test('finds every form of its own tables, and nothing in what it proposes instead', () => {
    const seen = forms.filter((form) => found(`We say ${form} here.`).includes(form)).length;
    const faults = rows.flatMap(([, better]) => found(better.replace(/^\((.*)\)$/, '$1')));
    const line = `phrases found ${seen}/${forms.length}, in what is proposed instead ${faults.length}`;
    figure('wording', line, { found: { seen, faults: faults.length }, wanted: { seen: forms.length, faults: 0 } });
    expect(forms.length).toBeGreaterThan(190);
    expect(faults).toEqual([]);
    expect(harmless.length).toBeGreaterThan(50);
    expect(harmless.flatMap((text) => found(`And ${text} so.`))).toEqual([]);
  });

  test.each(misheardTexts)('tells everything in %j, whatever stands next to it', (text, ...expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('finds nothing in what a helper writes as it should be', () => {
    expect(new Set(harmlessWording).size).toBeGreaterThanOrEqual(60);
    expect(harmlessWording.flatMap((text) => found(text).map((phrase) => `${phrase}: ${text}`))).toEqual([]);
  });

  test.each([
    ['Justice and rebutting, a portal, the pop-up, a smart plug, an import, unjust, butter'],
    ['I rang just now, just after nine; we have just begun'],
    ['You should have your files back on Friday'],
    ['I ring you as soon as the part is here'],
    ['Everything but the printer'],
    ['It works today. Only the screen is dark, and you should. Have a look'],
    ['Ask the delivery driver, who is under guarantee'],
    ['__proto__ constructor toString hasOwnProperty <money> <owner>'],
    [''],
  ])('lets %j stand', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('warns once a phrase, at its first place, in the order of the text', () => {
    const text = 'Soon the routers reboot. The router is back soon, the Router too.';
    expect(checkWording(text).map(({ found: phrase, at }) => [phrase, at])).toEqual([
      ['Soon', 0],
      ['routers', 9],
      ['reboot', 17],
    ]);
  });

  test.each([
    ['the client used the word', 'The new router is up', ['my Routers are dead', '']],
    ['it is explained in brackets', 'The router (the box in the hall) is up. The router blinks.', []],
    ['it is explained behind a comma', 'The router, that is the white box, is up', []],
    ['it stands in brackets itself', 'The white box (router) is up', []],
    ['its plain words are there too', 'The box that gives you internet, your router, is up', []],
  ])('lets jargon stand where %s', (_, text, clientWords) => {
    expect(found(text, clientWords)).toEqual([]);
    expect(found(`${text}, your modem too`, clientWords)).toEqual(['modem']);
  });

  test('blames nobody with the words of a client who blames themself', () => {
    expect(found('You should have called', ['I know, you should have told me'])).toEqual(['You should have']);
  });

  test('says each warning in one line with the better wording', () => {
    const lines = checkWording('You should\n  have rebooted it. Are you technical? Just $9').map(speakWarning);
    expect(lines).toEqual([
      '"You should have" may sound like blame. Better: "What would help next time is".',
      '"rebooted" may need explaining. Better: "switch off and on again".',
      '"Are you technical" may make them feel small. Better: "Shall I show you, or shall I do it?"',
      '"Just" may make it sound like nothing. Better: leave it out before an instruction.',
    ]);
  });

  test.each(['1.', '1,1,1,1,1 ', "a'", 'just ', 'you should ', 'router (', "x's ", '<', '9 ', 'e\u0301', '$ '])(
    'is through with a quarter of a megabyte of %j, which by the square of its length would take minutes',
    (piece) => {
      const text = piece.repeat(262_144 / piece.length);
      expect(found(text, [text]).length).toBeLessThan(2);
    },
  );
});
