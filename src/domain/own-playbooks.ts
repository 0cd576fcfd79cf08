import type { PlaybookParts } from './playbook.ts';

/** A place in a playbook file that a person should look at. Line and column are counted from 1. */
export interface PlaybookFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong, without a full stop. */
  readonly message: string;
  /** How to mend it, in whole sentences. */
  readonly mend: string;
}

/** What a look at playbook files came to, each list in the order of files and lines. */
export interface Look {
  /** The files looked at, as they were named. */
  readonly looked: readonly string[];
  /** What keeps a file from being used, or from being found by its name. */
  readonly faults: readonly PlaybookFault[];
  /** What the client may hear otherwise than it is meant. */
  readonly remarks: readonly PlaybookFault[];
}

/** The helper's own playbook files. */
export interface OwnPlaybooks {
  /** Their folder, as an absolute path; it need not be there. */
  readonly folder: string;
  isThere(path: string): boolean;
  /** Paths, by name. */
  files(): readonly string[];
  /** Looks at files; one that cannot be read has a fault. */
  look(paths: readonly string[]): Look;
  /** The file of that id, also where it cannot be used. */
  pathOf(id: string): string | undefined;
  /** A file with a comment for each part; a part that is missing stands there as an example that is not read. */
  compose(parts: PlaybookParts): string;
  /** The text of a file with another id, and another title where one is given. @throws HeardError `damaged`. */
  copy(path: string, changes: { readonly id: string; readonly title?: string | undefined }): string;
  /** Puts the schema that editors check files against into the folder, which is made. @throws HeardError `read-only`, `disk`. */
  putSchema(): void;
  /** Writes a new file beside the schema. @returns its path. @throws HeardError `refused` where one is, `read-only`, `disk`. */
  create(id: string, text: string): string;
}

/** `playbooks/own.yaml:3:5: "risk" is missing. Add …` */
export function speakFault({ file, line, column, message, mend }: PlaybookFault): string {
  return `${file}:${line}:${column}: ${message}. ${mend}`.trimEnd();
}
