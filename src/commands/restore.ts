import { z } from 'zod';
import type { Restored } from '../domain/manifest.ts';
import { manifestDocument, restoredView } from '../output/backup-view.ts';
import { mustLook } from './backup.ts';
import type { Command } from './command.ts';

const input = z.object({ file: z.string() });

/** `heard restore`: makes a home of a backup where there is none. */
export const restore: Command<z.infer<typeof input>, Restored> = {
  path: 'restore',
  args: '<file>',
  summary: 'Put a backup in an empty home',
  examples: ['heard restore /media/stick/heard.zip', 'heard restore heard.zip --home ~/heard'],
  flags: [],
  input,
  run: async ({ file }, ports) => (await ports.backups()).restore(file),
  human: restoredView,
  json: ({ home, manifest, difference = null, drafts, draftsLeftOut }) => ({
    schemaVersion: 1,
    restored: { ...manifestDocument(manifest), folder: home, drafts, draftsLeftOut, difference },
  }),
  exit: ({ difference }) => (difference === undefined ? 0 : mustLook),
};
