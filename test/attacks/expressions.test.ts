import { expect, test } from 'vitest';
import { Shop } from '../commands/shop.ts';

test('an expression that never ends is stopped for all texts together, and the search after it works', async () => {
  const shop = new Shop();
  // Each alone is matched in a moment; together they would take minutes.
  for (let at = 0; at < 900; at += 1) {
    const note = `n-2611-${at.toString(16).padStart(6, '0')}`;
    shop.write({ note }, [{ kind: 'taken', text: `${'a'.repeat(24)}! ${at}` }]);
  }
  const evil = await shop.run(['find', '--regex', '^(a+)+$']);
  expect([evil.code, evil.out, evil.err]).toEqual([2, '', expect.stringMatching(/^heard: .*takes too long.*simpler/)]);
  expect((await shop.run(['find', '--regex', 'a! 8\\d\\d$', '--json'])).out.match(/"note":/g)).toHaveLength(100);
});
