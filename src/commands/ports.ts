import type { Browser, Clock, Context, Files, Identity, Progress, Random } from '../context.ts';
import type { Checkup } from '../domain/finding.ts';
import type { Index, Journal, Kept } from '../domain/journal.ts';
import type { Backups } from '../domain/manifest.ts';
import type { OwnPlaybooks } from '../domain/own-playbooks.ts';
import type { Prices } from '../domain/own-price.ts';
import type { Playbooks } from '../domain/playbook.ts';
import type { Settings } from '../domain/preferences.ts';
import type { Support } from '../domain/support/fact.ts';
import type { Drafts } from '../interview/draft.ts';
import type { Person } from '../interview/respondent.ts';
import type { InstantDesk } from '../output/alias/instant.ts';
import type { Style } from '../output/style.ts';

/** Everything outside that commands may reach. A command asks for the slice it needs. */
export interface Ports {
  readonly journal: Journal;
  /** Opens it as the journal is now. Loads what folds only if the journal changed. */
  readonly index: () => Promise<Index>;
  /**
   * Where anything was written: carries out on disk what redactions ask of this machine's own files, those of other
   * machines included. @throws HeardError `disk`: what was not reached is done after the next write.
   */
  readonly cleanUp: () => Promise<void>;
  readonly kept: Kept;
  readonly drafts: Drafts;
  /** Loads what looks through everything. */
  readonly checkup: () => Promise<Checkup>;
  readonly backups: () => Promise<Backups>;
  readonly playbooks: () => Promise<Playbooks>;
  /** Loads what reads and writes their files. */
  readonly ownPlaybooks: () => Promise<OwnPlaybooks>;
  /** Loads what reads and keeps the helper's own prices. */
  readonly prices: () => Promise<Prices>;
  /** Loads what reads support dates; what it reads stays unread until it is asked for. */
  readonly support: () => Promise<Support>;
  /** Loads what reads them, which is slow to start: ask only when needed. */
  readonly settings: () => Promise<Settings>;
  readonly identity: Identity;
  readonly files: Files;
  /** Loads what starts it. */
  readonly browser: () => Promise<Browser>;
  readonly clock: Clock;
  readonly random: Random;
  /** The name of the person's shell, such as `zsh`; undefined where the system does not say. */
  readonly shell: string | undefined;
  /** What lines for a shell are made for: the folder of `--home`, and what a shell has to know that writes notes by itself. */
  readonly shellDesk: () => Promise<{
    readonly home: string | undefined;
    readonly instantDesk: () => InstantDesk | undefined;
  }>;
  /** Loads the prompts; absent where nobody may be asked. */
  readonly person: (() => Promise<Person>) | undefined;
  readonly output: {
    readonly write: (text: string) => void;
    readonly warn: (line: string) => void;
    readonly style: Style;
  };
  /** Begins to tell how far a run is. */
  readonly progress: () => Progress;
  /** The SHA-256 of a text, in hexadecimal. */
  readonly digest: (text: string) => string;
  /** Which texts the pattern matches; a whole search stops after a second of matching. @throws HeardError `usage`. */
  readonly matches: (pattern: string, texts: readonly string[]) => readonly boolean[];
}

/** What the command line says about the world a command runs in. */
export interface Wishes {
  /** The folder of `--home`. */
  readonly home: string | undefined;
  /** Whether somebody is there to be asked. */
  readonly ask: boolean;
  /** Leaves remarks unsaid. */
  readonly quiet: boolean;
  readonly color: boolean | undefined;
}

/** Makes the ports; nothing behind one is touched before it is used. @throws HeardError `usage` for a bad HEARD_NOW. */
export type Wire = (context: Context, wishes: Wishes) => Ports;
