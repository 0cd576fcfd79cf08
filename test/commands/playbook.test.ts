import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Shop } from './shop.ts';

const own = `id: squeaky-chair
title: The chair squeaks
component: office
triggers: [squeak]
workaround: Sit still.
risk: It squeaks in a call.
escalate: The maker of the chair.
sayNo: {ask: Paint it, reason: Paint does not help, alternative: Oil}
`;

describe('heard playbook', () => {
  test('list names those that came with heard, and the helper’s own', async () => {
    const shop = new Shop();
    mkdirSync(join(shop.home, 'playbooks'), { recursive: true });
    writeFileSync(join(shop.home, 'playbooks/squeaky-chair.yaml'), own);
    const { playbooks } = await shop.json('playbook list');
    const ids = playbooks.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(expect.arrayContaining(['printer-offline', 'scam-remote', 'squeaky-chair']));
    expect((await shop.line('playbook list')).out).toMatch(/squeaky-chair +office +The chair squeaks/);
  });

  test('show reads as a page, dangers first', async () => {
    const { code, out } = await new Shop().line('playbook show failing-disk');
    expect(code).toBe(0);
    expect(out.indexOf('Dangers')).toBeGreaterThan(-1);
    expect(out.indexOf('Dangers')).toBeLessThan(out.indexOf('Ask'));
  });

  test('show names the nearest where there is none of that id', async () => {
    const { code, err } = await new Shop().line('playbook show printer-ofline');
    expect([code, err]).toEqual([1, expect.stringContaining('The nearest is printer-offline.')]);
  });

  test('an own file that cannot be used is named, and the others are listed', async () => {
    const shop = new Shop();
    mkdirSync(join(shop.home, 'playbooks'), { recursive: true });
    writeFileSync(join(shop.home, 'playbooks/broken.yaml'), 'id: [');
    const { code, out, err } = await shop.line('playbook list');
    expect([code, out, err]).toEqual([
      0,
      expect.stringContaining('wifi-drops'),
      expect.stringContaining('broken.yaml'),
    ]);
  });
});
