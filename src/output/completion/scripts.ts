import { clean } from '../clean.ts';
import { shorten } from '../width.ts';
import { bash } from './bash.ts';
import { fish } from './fish.ts';
import { powershell } from './powershell.ts';
import { zsh } from './zsh.ts';

const scripts = { bash, zsh, fish, powershell } as const;

/** The shells that heard writes lines for. */
export type Shell = keyof typeof scripts;
export const shells = Object.keys(scripts) as readonly Shell[];

export function isShell(word: string): word is Shell {
  return Object.hasOwn(scripts, word);
}

/** The lines that a shell evaluates when it starts. */
export function completionScript(shell: Shell): string {
  return scripts[shell];
}

/** Columns of what stands beside a word. */
const widestAbout = 60;

/**
 * Candidates as the scripts read them: a word, a tab and what it is, one a line; `:files` alone where the shell should
 * offer the names of files.
 */
export function completionLines(
  candidates: readonly { readonly value: string; readonly about: string }[],
  files: boolean,
): string {
  const lines = candidates
    // A shell would type such a word for somebody: a word with a sign that acts on a terminal is better typed by hand.
    .filter(({ value }) => clean(value) === value)
    .map(({ value, about }) => (about === '' ? value : `${value}\t${shorten(clean(about).trim(), widestAbout)}`));
  return [...lines, ...(files ? [':files'] : [])].map((line) => `${line}\n`).join('');
}
