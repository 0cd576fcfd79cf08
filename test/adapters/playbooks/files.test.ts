import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPlaybooks } from '../../../src/adapters/playbooks/files.ts';
import { shipped } from '../../playbooks/shipped.ts';

const yaml = (id: string, title: string) => `id: ${id}
title: ${title}
component: kitchen
triggers: [kettle]
workaround: Use a pot.
risk: It stays cold.
escalate: An electrician.
sayNo: {ask: Open it, reason: It is sealed., alternative: We find another.}
`;

/** A built list of playbooks, and a folder for the helper's own. */
function places() {
  const folder = mkdtempSync(join(tmpdir(), 'heard-'));
  const memory = { file: join(folder, 'state/playbooks.json'), maker: '1.0.0' };
  const places = { shipped: join(folder, 'playbooks.json'), own: join(folder, 'playbooks'), memory };
  writeFileSync(places.shipped, JSON.stringify(shipped));
  return places;
}

test('without an own folder there are the shipped ones, by title', async () => {
  const playbooks = await createPlaybooks(places());
  expect(playbooks.all()).toHaveLength(40);
  expect(playbooks.all().map(({ title }) => title)).toEqual(shipped.map(({ title }) => title).sort());
  expect(playbooks.get('wifi-drops')).toEqual(shipped.find(({ id }) => id === 'wifi-drops'));
  expect(playbooks.get('kettle')).toBeUndefined();
  expect(playbooks.get('constructor')).toBeUndefined();
  expect(playbooks.faults()).toEqual([]);
});

test('an own playbook is added, or takes the place of a shipped one', async () => {
  const { own, ...rest } = places();
  mkdirSync(own);
  writeFileSync(join(own, 'kettle.yaml'), yaml('kettle', 'The kettle'));
  writeFileSync(join(own, 'wifi-drops.yaml'), yaml('wifi-drops', 'My own Wi-Fi'));
  const playbooks = await createPlaybooks({ own, ...rest });
  expect(playbooks.all()).toHaveLength(41);
  expect(playbooks.get('kettle')?.title).toBe('The kettle');
  expect(playbooks.get('wifi-drops')?.title).toBe('My own Wi-Fi');
  const origins = ['kettle', 'wifi-drops', 'slow-computer', 'nothing'].map(playbooks.originOf);
  expect(origins).toEqual(['own', 'overriding', 'shipped', undefined]);
});

test('an own file with a fault is named and left out, and the others are there', async () => {
  const { own, ...rest } = places();
  mkdirSync(join(own, 'folder.yaml'), { recursive: true });
  writeFileSync(join(own, '.hidden.yaml'), ': :');
  writeFileSync(join(own, 'notes.txt'), ': :');
  writeFileSync(join(own, 'a.yaml'), yaml('kettle', 'The kettle'));
  writeFileSync(join(own, 'b.yaml'), yaml('kettle', 'Another kettle'));
  writeFileSync(join(own, 'big.yaml'), 'x'.repeat(256 * 1024 + 1));
  writeFileSync(join(own, 'latin.yaml'), Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xe9]));
  writeFileSync(join(own, 'wifi-drops.yaml'), yaml('wifi-drops', 'My own Wi-Fi').replace('risk:', 'rissk:'));
  const playbooks = await createPlaybooks({ own, ...rest });
  expect(playbooks.get('kettle')?.title).toBe('The kettle');
  expect(playbooks.get('wifi-drops')?.title).toBe('The Wi-Fi drops or does not reach');
  expect(playbooks.faults()).toEqual([
    { file: 'playbooks/b.yaml', message: 'another file already has the id "kettle"' },
    { file: 'playbooks/big.yaml', message: '1:1: this file holds more than 256 KB' },
    { file: 'playbooks/folder.yaml', message: '1:1: this is not a plain file' },
    { file: 'playbooks/latin.yaml', message: '1:1: this is not UTF-8 text' },
    { file: 'playbooks/wifi-drops.yaml', message: '1:1: "risk" is missing' },
    { file: 'playbooks/wifi-drops.yaml', message: '6:1: unknown key "rissk"' },
  ]);
});

test.skipIf(process.platform === 'win32')(
  'a pipe or a device in the folder is named and never waited for',
  async () => {
    const { own, ...rest } = places();
    mkdirSync(own);
    execFileSync('mkfifo', [join(own, 'pipe.yaml')]);
    symlinkSync('/dev/zero', join(own, 'zero.yaml'));
    symlinkSync(join(own, 'nowhere'), join(own, 'lost.yaml'));
    const playbooks = await createPlaybooks({ own, ...rest });
    expect(playbooks.all()).toHaveLength(40);
    expect(playbooks.faults().map(({ file }) => file)).toEqual([
      'playbooks/lost.yaml',
      'playbooks/pipe.yaml',
      'playbooks/zero.yaml',
    ]);
  },
);
