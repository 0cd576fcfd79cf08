/** Where text goes; `columns` is the width of a terminal, absent for a pipe. */
export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  readonly columns: number | undefined;
}

/** Everything the program takes from outside, so that nothing reaches out for it. */
export interface Context {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: { readonly isTTY: boolean; read(): string };
}

/** `now` obeys HEARD_NOW; `real` is the wall clock, for record ids only. Both in milliseconds since 1970, UTC. */
export interface Clock {
  now(): number;
  real(): number;
}

/** A number in [0, 1). Names must differ, they need not be secret. */
export type Random = () => number;

/** Who writes: the helper's name and this computer's id. */
export interface Identity {
  readonly by: string;
  readonly machine: string;
  rename(by: string): void;
}

/** The person's browser, which shows a page that lies in a file. */
export interface Browser {
  /** Puts a page where this user alone can read it, for as long as it may be looked at. @returns its path. */
  keep(name: string, page: string): string;
  /** @throws HeardError `not-found` where none opens. */
  open(path: string): Promise<void>;
}

/** `check` looks at the whole file under another name before it gets its own, and throws where that must not be. */
export interface Writing {
  readonly force: boolean;
  readonly check?: (temporary: string) => void;
}

/** How far a long run is; asked for a line only where somebody sees it. */
export interface Progress {
  tell(line: () => string): void;
  end(): void;
}

/** Files named on the command line; `-` is standard input. */
export interface Files {
  read(path: string): string;
  /**
   * The lines without their line feeds, counted from 1, one in memory at a time; what is piped in can be read again. `fault`
   * says why one cannot be used: it is not UTF-8, or far too long. @throws HeardError `not-found`, `disk`, `refused`.
   */
  lines(path: string): Iterable<{ readonly number: number; readonly text: string; readonly fault?: string }>;
  /** Writes through a temporary file and a rename. @throws HeardError `refused` when the file exists and `force` is not set. */
  write(path: string, chunks: Iterable<string | Uint8Array>, options: Writing): void;
  /** Says before the work what would keep a file from being put there, old or new. @throws HeardError */
  expectPlace(path: string): void;
  /** True for a folder, and for a name that ends as one. */
  isFolder(path: string): boolean;
  /**
   * Writes several files into a folder, which is made where only the one above it is there. Where one of them cannot be
   * written or is there already and `force` is not set, none is. What else lies in the folder stays. @returns how many.
   */
  fill(path: string, write: (put: PutFile) => void, options: Pick<Writing, 'force'>): Promise<number>;
}

/** Puts one more file into the folder; its pieces are taken at once. */
export type PutFile = (name: string, chunks: Iterable<string>) => void;
