import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { append } from '../commands/append.ts';
import { Shop } from '../commands/shop.ts';
import { figure } from '../figures.ts';
import { fill, homeId, playbookWith } from './filled.ts';
import { everyLineIn, storyIn, visitWith } from './story.ts';

/** Names that every object answers to, although nobody gave it a value. */
const keys = ['__proto__', 'constructor', 'toString'];
const payload = '{"polluted":"yes","prototype":{"polluted":"yes"}}';
const inherited = () => Object.getOwnPropertyNames(Object.prototype).sort().join(' ');
const before = inherited();

const wrong: string[] = [];
let tried = 0;

async function attempt(shop: Shop, args: readonly string[], stdin = ''): Promise<string> {
  tried += 1;
  const { code, out, err } = await shop.run(args, { stdin });
  const line = `heard ${args.join(' ')}`;
  if (![0, 1, 2, 3].includes(code)) wrong.push(`${line} ended with ${code}: ${err}`);
  if (inherited() !== before || 'polluted' in {}) wrong.push(`${line} changed every object`);
  if (/\[native code\]|function Object/.test(out + err)) wrong.push(`${line} showed a function: ${out}${err}`);
  return out + err;
}

const readers = ['', 'list -a', 'show last', 'show aaaaaa --history', 'find Ana', 'find --regex A.a', 'notes', 'config']
  .flatMap((line) => [line, `${line} --json`])
  .concat('export', 'export --format csv', 'export --format md', 'export --format html', 'export --format ics')
  .concat('playbook list', 'note -k aaaaaa Ana', 'undo')
  .map((line) => line.split(' ').filter(Boolean));

test('names that every object has are nothing special on the command line', async () => {
  for (const key of keys.slice(0, 1)) {
    const shop = new Shop();
    for (const { args } of storyIn(shop.folder, key)) await attempt(shop, args);
    for (const args of await everyLineIn(shop.folder, key)) await attempt(shop, args);
    expect(wrong).toEqual([]);
  }
});

test('they are refused or inert in answers, at any depth', async () => {
  for (const key of keys) {
    const shop = new Shop();
    const whole = visitWith(key);
    const entry = `"${key}":${payload},`;
    const places = [
      whole.replace('{', `{${entry}`),
      whole.replace('"fixes":[{', `"fixes":[{${entry}`),
      whole.replace('"lines":[{', `"lines":[{${entry}`),
      whole.replace('"liveWithIt":{', `"liveWithIt":{${entry}`),
      whole.replace('"promises":[{', `"promises":[{${entry}`),
      whole.replace('"readbacks":[{', `"readbacks":[{${entry}`),
      whole.replace('"feeling"', `"answers":{"${key}":"yes"},"feeling"`),
      whole.replace('"playbook":"none"', `"playbook":"${key}"`),
      whole.replace('"choice":"fix"', `"choice":"${key}"`),
      whole.replace('"scope":"one"', `"scope":"${key}"`),
      whole.replace('"3/week"', `"3/${key}"`),
      whole.replace('"2026-11-24"', `"${key}"`),
      whole.replace('"kind":"labour"', `"kind":"${key}"`),
    ];
    expect(places.filter((place) => place === whole)).toEqual([]);
    for (const place of places) await attempt(shop, ['new', '--answers', '-'], place);
    await attempt(shop, ['new', '--answers', '-'], '{"__proto__":'.repeat(50_000));
    await attempt(shop, ['new', '--answers', '-'], '['.repeat(200_000));
    for (const args of readers) await attempt(shop, args);
  }
  expect(wrong).toEqual([]);
});

test('they are reported or inert in lines, drafts, playbooks, settings and seals', async () => {
  for (const key of keys) {
    const shop = new Shop();
    const state = join(shop.folder, 'state');
    fill({ home: shop.home, state }, [key]);
    const record = `"v":1,"at":"2026-11-21T09:00:00.000Z","by":"Ana","machine":"${key}","case":"2611-aaaaaa"`;
    const entry = `"${key}":${payload}`;
    const lines = [
      `{${entry},${record},"id":"A1","events":[]}`,
      `{${record},"id":"A2","events":[{"kind":"noted","text":"Ana",${entry}}]}`,
      `{${record},"id":"A3","events":[{"kind":"${key}","text":"Ana"}]}`,
      `{${record},"id":"${key}","events":[{"kind":"logged","answers":{${entry}},${entry}}]}`,
      `{${record},"id":"A5","events":[{"kind":"amended","record":"A2","index":0,"set":{${entry},"text":"Bob"},"unset":["${key}"]}]}`,
      `{${record},"id":"A6","events":[{"kind":"redacted","records":["${key}","A4"],"fields":["${key}"]}]}`,
      `{${record},"id":"A7","events":[{"kind":"withdrawn","record":"${key}"}]}`,
      `{${record},"id":"A8","events":[{"kind":"promised","id":"${key}","what":"a","who":"b","due":"${key}"}]}`,
      `{${record},"id":"A9","events":[{"kind":"offered","fixes":[{"id":"${key}","title":"a","total":{"amount":1,"currency":"${key}"}}]},{"kind":"decided","choice":"fix","option":"${key}","replaces":["${key}"]}]}`,
    ];
    append(join(shop.home, 'journal/2026-11/van-7k2m.jsonl'), `\n${lines.join('\n')}\n`);
    const draft = { version: 1, startedAt: '2026-11-22T10:00:00.000Z', interview: '2611-dddddd' };
    const text = JSON.stringify({ ...draft, answers: { client: key }, aside: {} });
    append(join(state, homeId, 'drafts/2611-dddddd.json'), text.replace('"aside":{', `${entry},"aside":{${entry}`));
    append(join(shop.home, 'playbooks/a.yaml'), `${playbookWith(key, key)}${key}: {polluted: yes}\n`);
    append(join(shop.folder, 'settings/settings.json'), `{${entry},"rate":"90"}`);
    for (const args of readers) await attempt(shop, args);
    expect(await attempt(shop, ['show', 'aaaaaa', '--json'])).toContain('Ana');
    writeFileSync(join(shop.home, 'heard.json'), `{${entry},"format":1,"id":"h-aaaaaa"}`);
    mkdirSync(state, { recursive: true });
    const host = hostname().split('.')[0] ?? '';
    for (const hosts of [`{${entry}}`, `{"${key}":"van-7k2m"}`, `{"${host}":"van-7k2m","${key}":"van-7k2m"}`]) {
      writeFileSync(join(state, 'machine.json'), `{${entry},"hosts":${hosts},"by":"${key}"}`);
      for (const args of readers) await attempt(shop, args);
    }
  }
  figure('S6', `${keys.length} names, ${tried} lines: objects polluted or bugs met ${wrong.length}`, {
    found: { wrong },
    wanted: { wrong: [] },
  });
});
