import { z } from 'zod';
import { type Checkup, settled } from '../domain/finding.ts';
import { type Examined, findingsView } from '../output/findings-view.ts';
import type { Command } from './command.ts';
import type { Ports } from './ports.ts';

const input = z.object({ fix: z.boolean().default(false) });
type Input = z.infer<typeof input>;

const toLookAt = 3;

/** `heard doctor`: looks through everything that is kept, and mends what can be mended where that is asked for. */
export const doctor: Command<Input, Examined> = {
  path: 'doctor',
  summary: 'Look for damage in what is kept, and mend it',
  examples: ['heard doctor', 'heard doctor --fix'],
  flags: [{ flags: '--fix', about: 'mend what can be mended; what is set aside goes to trash, nothing is deleted' }],
  input,
  async run({ fix }, ports) {
    const checkup = await ports.checkup();
    const before = checkup.look();
    if (!fix || !before.findings.some(({ mendable }) => mendable)) {
      return { ...before, findings: settled([], before.findings), done: [] };
    }
    const done = mend(checkup, ports);
    const after = checkup.look();
    return { ...after, findings: settled(before.findings, after.findings), done };
  },
  human: findingsView,
  json: ({ findings, remarks, cases, notes, clients, lines }) => ({
    schemaVersion: 1,
    findings: findings.map(({ kind, place, message, remedy, fixed }) => ({ kind, place, message, remedy, fixed })),
    remarks,
    cases,
    notes,
    clients,
    lines,
  }),
  exit: ({ findings }) => (findings.every(({ fixed }) => fixed) ? 0 : toLookAt),
};

/** What was done; where a step fails, what was done before it is said too. */
function mend(checkup: Checkup, { output }: Pick<Ports, 'output'>): readonly string[] {
  const done: string[] = [];
  try {
    checkup.mend((sentence) => done.push(sentence));
    return done;
  } catch (error) {
    for (const sentence of done) output.warn(sentence);
    throw error;
  }
}
