import { expect, test } from 'vitest';
import type { Playbook } from '../../src/domain/playbook.ts';
import { shipped } from './shipped.ts';

const avoided = [
  'user error',
  'you should have',
  "why didn't",
  'did you even',
  'obviously',
  'simply',
  'just',
  "it's easy",
  'everyone knows',
  'as I said',
  'calm',
  "don't worry",
  'but',
  'to be honest',
  'not my department',
  'policy',
  'you have to',
  'unfortunately',
  'apologize',
  'apologise',
  'asap',
  'soon',
  "I'll try",
  'should be fixed',
  'forever',
  'guarantee',
  'guaranteed',
  '100%',
  '100 %',
  'need a new one',
  'today only',
  'cheap',
  'only $',
  'grandma',
  'silly',
  'fault of',
];
const jargon = [
  'router',
  'modem',
  'access point',
  'SSID',
  'bandwidth',
  'latency',
  'packet loss',
  'DNS',
  'IP address',
  'DHCP',
  'NAT',
  'firmware',
  'driver',
  'drivers',
  'OS',
  'EOL',
  'ESU',
  'patch',
  'reboot',
  'BIOS',
  'UEFI',
  'SSD',
  'HDD',
  'RAM',
  'CPU',
  'throttling',
  'RAID',
  'NAS',
  'cloud',
  'sync',
  'syncing',
  'IMAP',
  'POP',
  'cache',
  'cookie',
  'malware',
  'phishing',
  'ransomware',
  '2FA',
  'TPM',
  'authenticator',
  'credential',
  'credentials',
  'encryption',
  'encrypted',
  'BitLocker',
  'VPN',
  'SMTP',
  'port',
  'dongle',
  'peripheral',
  'migrate',
  'deploy',
  'provision',
  'ticket',
  'SLA',
  'escalate',
  'triage',
  'workaround',
  'legacy',
  'deprecated',
  'unsupported',
  'config',
  'API',
  'VoIP',
  'PoE',
  'POS',
  'queue',
  'mesh',
  'spooler',
  'server',
];

/** Everything a client reads or hears. */
function facing(playbook: Playbook): readonly string[] {
  const { title, workaround, risk, sayNo, questions, fixes, redFlags } = playbook;
  return [
    title,
    workaround,
    risk,
    ...Object.values(sayNo),
    ...questions.flatMap(({ ask, choices }) => [ask, ...(choices ?? [])]),
    ...fixes.flatMap((fix) => [
      fix.title,
      ...fix.sideEffects,
      ...fix.excludes,
      ...fix.assumes,
      ...fix.parts.map(({ text }) => text),
    ]),
    ...redFlags.map(({ firstAction }) => firstAction),
  ];
}

function found(text: string, phrases: readonly string[]): readonly string[] {
  return phrases.filter((phrase) => {
    // Short capitals are abbreviations: "pop" and "os" mean nothing.
    const flags = /^[A-Z0-9]{2,5}$/.test(phrase) ? 'u' : 'iu';
    return new RegExp(`(?<![\\p{L}\\p{N}])${phrase.replace(/[$]/g, '\\$&')}(?![\\p{L}\\p{N}])`, flags).test(text);
  });
}

test('the check finds what it looks for', () => {
  expect(found('You just have to reboot the Router.', [...avoided, ...jargon])).toEqual(['just', 'router', 'reboot']);
  expect(found('A pop-up on the support page, justly', [...avoided, ...jargon])).toEqual([]);
});

test.each(shipped)(
  '$id: what the client reads blames nobody, promises nothing vague and needs no dictionary',
  (playbook) => {
    const faults = facing(playbook).flatMap((text) =>
      found(text, [...avoided, ...jargon]).map((phrase) => `${phrase}: ${text}`),
    );
    expect(faults).toEqual([]);
  },
);

const sentences = (text: string) => text.split(/[.!?](?=\s|$)/).filter((part) => part.trim() !== '');

test.each(shipped)(
  '$id: has what a visit needs',
  ({ id, questions, checks, fixes, workaround, risk, redFlags, sources, currency, ...rest }) => {
    expect(questions.length).toBeGreaterThanOrEqual(4);
    expect(questions.length).toBeLessThanOrEqual(7);
    expect(new Set(questions.filter(({ slot }) => !slot).map(({ value }) => value)).size).toBeGreaterThanOrEqual(3);
    expect(questions.every(({ ask }) => ask.endsWith('?'))).toBe(true);
    expect(checks.length).toBeGreaterThanOrEqual(4);
    expect(sentences(workaround)).toHaveLength(1);
    expect(sentences(risk)).toHaveLength(1);
    expect(fixes.length).toBeGreaterThanOrEqual(1);
    expect(fixes.length).toBeLessThanOrEqual(3);
    expect(
      fixes.every(
        ({ sideEffects, excludes, assumes }) => sideEffects.length >= 2 && excludes.length > 0 && assumes.length > 0,
      ),
    ).toBe(true);
    expect(redFlags.every(({ firstAction }) => sentences(firstAction).length <= 2)).toBe(true);
    expect(currency).toBe('USD');
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.every((source) => /seen 20\d\d-\d\d-\d\d/.test(source))).toBe(true);
    expect(rest.touchesData).toBe(questions.some(({ slot }) => slot === 'stakes'));
  },
);

test('the same danger has the same words wherever it stands', () => {
  const actions = new Map<string, Set<string>>();
  for (const { id, firstAction } of shipped.flatMap(({ redFlags }) => redFlags))
    actions.set(id, (actions.get(id) ?? new Set()).add(firstAction));
  expect([...actions].filter(([, texts]) => texts.size > 1)).toEqual([]);
});
