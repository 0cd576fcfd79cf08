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

/** Files named on the command line; `-` is standard input. */
export interface Files {
  read(path: string): string;
  /** Writes through a temporary file and a rename. @throws HeardError `refused` when the file exists and `force` is not set. */
  write(path: string, chunks: Iterable<string | Uint8Array>, options: Writing): void;
}
