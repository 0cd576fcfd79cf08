import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fix, offered, Shop } from './shop.ts';

const id = '2611-aaaaaa';

function shopWith(words: string): Shop {
  const shop = new Shop();
  shop.case(id, words, [offered(fix('disk', 9000))]);
  return shop;
}

test.each([
  [
    ['promise', id, 'order a cheap disk', '--due', 'fri'],
    '"cheap" may make it sound like nothing. Better: give the number.',
  ],
  [
    ['decide', id, 'no', '--reason', 'It is our policy', '--alternative', 'ring the maker'],
    '"policy" may sound like a closed door. Better: "The reason is".',
  ],
  [
    ['decide', id, 'no', '--reason', 'it is too old', '--alternative', 'reboot it'],
    '"reboot" may need explaining. Better: "switch off and on again".',
  ],
])('heard %j keeps it as typed, and says what the client may hear', async (argv, remark) => {
  const shop = shopWith('It clicks');
  const { code, err } = await shop.run(argv);
  expect([code, err]).toEqual([0, `${id}, kept as typed: ${remark}\n`]);
});

test.each([
  ['the client used the word', ['promise', id, 'reboot it', '--due', 'fri']],
  ['they are their own words', ['decide', id, 'live-with-it', '--words', 'Obviously it is your fault']],
  ['they are nobody else’s to read', ['reopen', id, '--why', 'obviously not cured']],
])('nothing is said where %s', async (_, argv) => {
  const shop = shopWith('I had to reboot it');
  if (argv[0] === 'reopen') await shop.line(`close ${id} --result fixed`);
  expect(await shop.run(argv)).toMatchObject({ code: 0, err: '' });
});

const visit = {
  client: 'Ada',
  words: 'It hums, obviously it is your fault',
  readbacks: [{ answer: 'yes' }],
  wants: 'look',
  worry: 'you should have known',
  fixes: [
    {
      title: 'A new router ASAP',
      lines: [{ kind: 'part', text: 'Router', quantity: 1, unitPrice: '90' }],
      sideEffects: ['The TV has to sign in again soon'],
      excludes: ['Firmware (the program inside the box)'],
      assumes: ['It is just the box'],
    },
  ],
  liveWithIt: { how: 'simply wait', risk: 'no big deal', cannotBeBoughtBack: 'nothing, guaranteed' },
  worryAnswer: 'Calm down',
  choice: 'live-with-it',
  promises: [{ what: 'ring ASAP', due: 'fri' }],
  notes: ['a user error'],
};
const phrases = ['router', 'ASAP', 'soon', 'just', 'simply', 'no big deal', 'guaranteed', 'Calm down'];

test('an answers file is kept as it is, and each phrase is said once, whatever the number of visits', async () => {
  for (const stdin of [visit, [visit, visit]].map((value) => JSON.stringify(value))) {
    const shop = new Shop();
    const { code, out, err } = await shop.run(['new', '--answers', '-', '--json'], { stdin });
    const document = JSON.parse(out);
    const [made] = document.cases ?? [document];
    const lines = err.trim().split('\n');
    expect(code).toBe(0);
    expect(lines.map((line) => /^([^,]*), kept as typed: "(.*?)" /.exec(line)?.slice(1).join(' ')).sort()).toEqual(
      phrases.map((phrase) => `${made.id} ${phrase}`).sort(),
    );
    expect(made.offer.fixes[0].title).toBe('A new router ASAP');
  }
});

const playbook = `
id: hum
title: It hums
component: computer
triggers: [hums]
workaround: Simply reboot it.
risk: It may stop.
escalate: Nobody.
sayNo: { ask: x, reason: y, alternative: z }
`;

test('nothing is said of what a playbook brought', async () => {
  const shop = new Shop();
  mkdirSync(join(shop.home, 'playbooks'), { recursive: true });
  writeFileSync(join(shop.home, 'playbooks/hum.yaml'), playbook);
  const { fixes: _, liveWithIt: __, worryAnswer: ___, promises: ____, ...plain } = visit;
  const { code, out, err } = await shop.run(['new', '--answers', '-', '--json'], {
    stdin: JSON.stringify({ ...plain, playbook: 'hum' }),
  });
  expect([code, err, JSON.parse(out).offer.liveWithIt.how]).toEqual([0, '', 'Simply reboot it.']);
});

test('an offer opened again is looked through with what the client said in the case', async () => {
  const shop = shopWith('My router hums');
  const quote = ['A quiet router ASAP 90', '--side-effects', 'none known'];
  const { code, err } = await shop.run(['offer', id, ...quote]);
  expect([code, err]).toEqual([
    0,
    `${id}, kept as typed: "ASAP" may leave them guessing. Better: "by Thursday noon".\n`,
  ]);
});
