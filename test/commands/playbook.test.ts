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
    expect((await shop.line('playbook list')).out).toMatch(/squeaky-chair +office +yours: The chair squeaks/);
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

describe('heard playbook find', () => {
  test('prints what fits, best first, with the words it is known by', async () => {
    const shop = new Shop();
    const { out } = await shop.line('playbook find the printer says offline every morning');
    expect(out.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^printer-offline {2}/),
      expect.stringContaining('offline'),
    ]);
    const { matches, schemaVersion } = await shop.json('playbook find the printer says offline every morning');
    expect([schemaVersion, matches[0].id]).toEqual([1, 'printer-offline']);
    expect(Object.keys(matches[0])).toEqual(['id', 'title', 'matched']);
    expect(matches.length).toBeLessThanOrEqual(3);
  });

  test('says what to do where none fits, and asks for words where there are none', async () => {
    const shop = new Shop();
    const none = await shop.line('playbook find qwertz asdfgh');
    expect([none.code, none.out]).toEqual([0, expect.stringContaining('No playbook fits these words.')]);
    expect((await shop.json('playbook find qwertz')).matches).toEqual([]);
    expect(await shop.line('playbook find')).toMatchObject({
      code: 2,
      err: expect.stringContaining('What does the client say?'),
    });
  });
});
