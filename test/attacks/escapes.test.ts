import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Shop } from '../commands/shop.ts';
import { figure } from '../figures.ts';
import { fill } from './filled.ts';
import { forbiddenIn, hostile } from './payloads.ts';
import { everyLineIn, storyIn, uncalled } from './story.ts';
import { leaks, mark, marked } from './tame.ts';

const texts = hostile.map(([, text]) => text);
/** Several at once in one text, so that every command meets all of them in a few runs. */
const floods = [0, 1].map((part) => marked(texts.filter((_, at) => at % 2 === part).join(mark)));

describe('what could act on a terminal', () => {
  test('is told from what heard writes itself', () => {
    const harmless = '\u001b[1m\u001b[4mAna\u001b[24m\u001b[22m\n  \u001b[31mNOW\u001b[39m\n';
    expect(leaks(harmless)).toEqual([]);
    for (const text of texts) expect(leaks(`${harmless}${marked(text)}`), text).not.toEqual([]);
  });

  test('does nothing in what any command prints', { timeout: 120_000 }, async () => {
    const found = new Set<string>();
    let [runs, shown] = [0, 0];
    const look = ({ code, out, err }: Awaited<ReturnType<Shop['run']>>, args: readonly string[]) => {
      runs += 1;
      if ((out + err).includes(mark)) shown += 1;
      for (const leak of [...leaks(out), ...leaks(err)]) found.add(`${JSON.stringify(args)}: ${JSON.stringify(leak)}`);
      if (code === 70) found.add(`a bug: ${JSON.stringify(args)} ${err}`);
    };
    const filled = new Shop();
    fill({ home: filled.home, state: join(filled.folder, 'state') }, floods);
    for (const text of floods) {
      const shop = new Shop();
      const story = storyIn(shop.folder, text);
      expect(uncalled(story)).toEqual([]);
      for (const { args, code } of story) {
        const ran = await shop.run(args, { isShown: true });
        expect([ran.code, ran.err.slice(0, 300)], args.join(' ')).toEqual([code, expect.anything()]);
        look(ran, args);
      }
    }
    const all = marked(texts.join(mark));
    for (const args of await everyLineIn(filled.folder, all)) look(await filled.run(args, { isShown: true }), args);
    expect([runs > 200, shown > runs / 2]).toEqual([true, true]);
    const bytes = [...found].flatMap(forbiddenIn).length;
    figure('S1', `${texts.length} payloads x every command, ${runs} runs: forbidden bytes ${bytes}`, {
      found: { leaks: [...found] },
      wanted: { leaks: [] },
    });
  });
});
