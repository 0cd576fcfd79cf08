import { clean } from '../clean.ts';
import type { Shell } from '../completion/scripts.ts';
import { type InstantDesk, type InstantShell, instantLines } from './instant.ts';
import { inFish, inPowershell, quoted } from './quoting.ts';

/** What lines for a shell are made for. */
export interface AliasWish {
  /** The folder that `--home` named, absolute. */
  readonly home: string | undefined;
  /** Absent where a note starts heard; `desk` is undefined where that cannot be helped yet. */
  readonly instant?: { readonly desk: InstantDesk | undefined };
}

export function canBeInstant(shell: Shell): shell is InstantShell {
  return shell === 'bash' || shell === 'zsh';
}

/** What a shell evaluates when it starts: `n` takes a note, `nn` starts a case, `due` shows what is waiting. */
export function aliasLines(shell: Shell, wish: AliasWish): string {
  if (shell === 'fish') return fish(wish);
  return shell === 'powershell' ? powershell(wish) : posix(shell, wish);
}

function posix(shell: InstantShell, { home, instant }: AliasWish): string {
  const heard = named(home, quoted);
  const desk = instant?.desk;
  // In zsh a question mark or a star in a note would be taken for names of files.
  const alias = (name: string, words: string) =>
    `alias ${name}=${quoted(shell === 'zsh' ? `noglob ${words}` : words)}\n`;
  return [
    `# heard: put  eval "$(${named(home, quoted)} alias ${shell}${instant ? ' --instant' : ''})"  into ~/.${shell}rc\n`,
    '# Other names are fine: add a line such as  alias memo=n  below it.\n',
    instant && !desk ? '# Nothing was kept here yet, so n starts heard in this terminal.\n' : '',
    desk ? instantLines(shell, heard, desk) : '',
    alias('n', desk ? '_heard_note' : `${heard} note`),
    alias('nn', `${heard} new`),
    alias('due', `${heard} --no-input`),
  ].join('');
}

function fish({ home }: AliasWish): string {
  const heard = named(home, inFish);
  const short = (name: string, words: string, about: string) =>
    `function ${name} --wraps ${inFish(words)} --description ${inFish(about)}\n    ${words} $argv\nend\n`;
  return [
    `# heard: put  ${heard} alias fish | source  into ~/.config/fish/config.fish\n`,
    '# Other names are fine: add a line such as  alias memo n  below it.\n',
    short('n', `${heard} note`, 'Keep a line in passing'),
    short('nn', `${heard} new`, 'Start a case'),
    short('due', `${heard} --no-input`, 'What is waiting'),
  ].join('');
}

function powershell({ home }: AliasWish): string {
  const heard = named(home, inPowershell);
  return [
    `# heard: put  ${heard} alias powershell | Out-String | Invoke-Expression  into $PROFILE\n`,
    '# Other names are fine: add a line such as  Set-Alias memo n  below it.\n',
    `function n { if ($MyInvocation.ExpectingInput) { $input | ${heard} note @args } else { ${heard} note @args } }\n`,
    `function nn { ${heard} new @args }\n`,
    `function due { ${heard} --no-input @args }\n`,
  ].join('');
}

function named(home: string | undefined, inQuotes: (text: string) => string): string {
  return home === undefined ? 'heard' : `heard --home ${inQuotes(clean(home))}`;
}
