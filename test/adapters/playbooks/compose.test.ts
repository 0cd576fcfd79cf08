import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composePlaybook } from '../../../src/adapters/playbooks/compose.ts';
import { parsePlaybook } from '../../../src/adapters/playbooks/yaml.ts';
import { speakFault } from '../../../src/domain/own-playbooks.ts';
import type { Playbook, PlaybookParts } from '../../../src/domain/playbook.ts';
import { checkPlaybook } from '../../../src/domain/playbook-check.ts';
import { examplePlaybook } from '../../../src/domain/playbook-example.ts';
import { checkPlaybookWording } from '../../../src/domain/wording/playbook-wording.ts';
import { shipped } from '../../playbooks/shipped.ts';

/** What a file holds, or its faults. */
function read(text: string): Playbook | readonly string[] {
  const parsed = parsePlaybook(text, 'own.yaml');
  return parsed.ok ? parsed.playbook : parsed.faults.map(speakFault);
}

test('every shipped playbook comes back from its file as it was', () => {
  expect(shipped.map((playbook) => read(composePlaybook(playbook)))).toEqual(shipped);
});

test('whatever text stands in a playbook comes back as it was', () => {
  const signs = `a:# -'"\\{}[]|>&*!%@\`?,\n\t~0`;
  const text = fc
    .oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: fc.constantFrom(...signs), maxLength: 40 }))
    .map((drawn) => `x${drawn}`.replace(/\{(?=\{)/g, '').trim());
  fc.assert(
    fc.property(text, text, (one, other) => {
      const playbook = { ...examplePlaybook, risk: one, sources: [one, other], supportProducts: [other] };
      const read = parsePlaybook(composePlaybook(playbook), 'own.yaml');
      expect(read).toMatchObject({
        ok: true,
        playbook: { risk: one, sources: [one, other], supportProducts: [other] },
      });
    }),
    { numRuns: 100 },
  );
});

test('the example is a playbook that nobody would have to mend', () => {
  const checked = checkPlaybook(examplePlaybook);
  expect(checked).toMatchObject({ ok: true });
  expect(checked.ok && checkPlaybookWording(checked.playbook)).toEqual([]);
});

test('a part that is missing stands there as an example, and taking the # away makes it count', () => {
  const text = composePlaybook({ id: 'black-camera' });
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./.schema.json');
  const whole = text.replace(/^#(?=\w| {2})/gm, '');
  const checked = checkPlaybook(examplePlaybook);
  expect(read(whole)).toEqual(checked.ok && checked.playbook);
});

test('what is still to fill in is said with the line of its example', () => {
  const parts: PlaybookParts = { id: 'own', title: 'It squeaks', triggers: ['squeak'] };
  const text = composePlaybook(parts);
  const lines = text.split('\n');
  const parsed = parsePlaybook(text, 'own.yaml');
  const found = parsed.ok ? [] : parsed.faults.map(({ line, message }) => [lines[line - 1]?.split(':')[0], message]);
  expect(found).toEqual(
    ['component', 'workaround', 'risk', 'escalate', 'sayNo'].map((key) => [`#${key}`, `"${key}" is missing`]),
  );
});

test('every text stands on one line, however long it is', () => {
  const [base] = shipped;
  if (!base) throw new Error('no playbook is shipped');
  const workaround = 'Restart it once a day, '.repeat(20).trim();
  expect(composePlaybook({ ...base, workaround })).toContain(`\nworkaround: ${workaround}\n`);
});

test('above every part stands what it is for', () => {
  const lines = composePlaybook(examplePlaybook).split('\n');
  const bare = lines.filter((line, at) => /^\w/.test(line) && !lines[at - 1]?.startsWith('# '));
  expect(bare).toEqual([]);
});
