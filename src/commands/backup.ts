import { z } from 'zod';
import type { Backup, Checked } from '../domain/manifest.ts';
import { backupView, checkedView, manifestDocument } from '../output/backup-view.ts';
import type { Command } from './command.ts';
import { tellDamage } from './damage.ts';

/** Done, but a person must look. */
export const mustLook = 3;

const input = z.object({ file: z.string().min(1, 'a name is needed'), force: z.boolean().default(false) });

/** `heard backup`: everything in one file that any computer opens. */
export const backup: Command<z.infer<typeof input>, Backup> = {
  path: 'backup',
  args: '<file>',
  summary: 'Everything in one file, checked',
  examples: ['heard backup /media/stick/heard.zip', 'heard backup heard.zip --force'],
  flags: [{ flags: '--force', about: 'replace the file if it is there' }],
  input,
  async run({ file, force }, ports) {
    // Damage comes along as it is.
    tellDamage((await ports.index()).faults(), ports);
    return (await ports.backups()).write(file, { force, now: ports.clock.now() });
  },
  human: backupView,
  json: ({ file, manifest, leftOut, torn }) => ({
    schemaVersion: 1,
    backup: { file, ...manifestDocument(manifest), leftOut, torn },
  }),
  exit: ({ leftOut, torn }) => (leftOut.length + torn.length > 0 ? mustLook : 0),
};

const named = z.object({ file: z.string() });

/** `heard backup verify`: restores it where nobody sees it, and looks whether all is there. */
export const backupVerify: Command<z.infer<typeof named>, Checked & { readonly file: string }> = {
  path: 'backup verify',
  args: '<file>',
  summary: 'Whether a backup is whole',
  examples: ['heard backup verify /media/stick/heard.zip'],
  flags: [],
  input: named,
  run: async ({ file }, ports) => ({ file, ...(await ports.backups()).verify(file) }),
  human: checkedView,
  json: ({ file, manifest, difference = null }) => ({
    schemaVersion: 1,
    backup: { file, ...manifestDocument(manifest), difference },
  }),
  exit: ({ difference }) => (difference === undefined ? 0 : mustLook),
};
