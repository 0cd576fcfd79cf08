import { join } from 'node:path';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { type PlaybookFault, speakFault } from '../../domain/own-playbooks.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { checkPlaybook } from '../../domain/playbook-check.ts';
import { disk } from '../store/disk.ts';
import { refusalOf } from './guard.ts';
import { readPlaybookText, type Wrong } from './text.ts';
import { meaningOf } from './yaml-faults.ts';

export { playbookJsonSchema } from '../../domain/playbook.ts';

/** The most faults that are told of one file, and that are looked for in it: whoever mends so many looks again anyway. */
const [mostFaults, mostPlaces] = [20, 100];

/** Keys and positions from the top of the document. */
type Path = readonly (string | number)[];

export type Parsed =
  | {
      readonly ok: true;
      readonly playbook: Playbook;
      /** What is wrong at a place of the file. */
      readonly faultAt: (path: Path, wrong: Wrong) => PlaybookFault;
      /** Where the text of a key at the top stands, in UTF-16 units. */
      readonly spanOf: (key: string) => readonly [from: number, to: number] | undefined;
    }
  | { readonly ok: false; readonly faults: readonly PlaybookFault[] };

/** Reads a playbook file. Never throws, whatever stands there; `name` is only said in faults. */
export function readPlaybook(path: string, name: string): Parsed {
  const read = readPlaybookText(path);
  if (read.ok) return parsePlaybook(read.text, name);
  const [message, mend] = read.wrong;
  return { ok: false, faults: [{ file: name, line: 1, column: 1, message, mend }] };
}

/** Reads one playbook. Never throws, whatever the text; `file` is only named in faults. */
export function parsePlaybook(text: string, file: string): Parsed {
  const lines = new LineCounter();
  const fault = (offset: number, [message, mend]: Wrong): PlaybookFault => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), message, mend };
  };
  const refusal = refusalOf(text);
  if (refusal) {
    for (let at = 0; at >= 0; at = text.indexOf('\n', at) + 1 || -1) lines.addNewLine(at);
    return { ok: false, faults: [fault(refusal.offset, refusal.wrong)] };
  }
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
  });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) return refused(firstOfLines(broken.map((error) => fault(error.pos[0], meaningOf(error)))));
  const faultAt = (path: Path, wrong: Wrong) => {
    const { offset, span } = nodeAt(document, path);
    const example = span ? undefined : exampleAt(text, path);
    return example === undefined ? fault(offset, wrong) : fault(example, [wrong[0], fromExample(wrong[1])]);
  };
  const checked = checkPlaybook(document.toJS({ maxAliasCount: 0 }));
  if (!checked.ok)
    return refused(
      checked.misfits.slice(0, mostPlaces).map(({ path, message, mend }) => faultAt(path, [message, mend])),
    );
  return { ...checked, faultAt, spanOf: (key) => nodeAt(document, [key]).span };
}

function refused(faults: readonly PlaybookFault[]): Parsed {
  const sorted = faults.toSorted((one, other) => one.line - other.line || one.column - other.column);
  return { ok: false, faults: sorted.slice(0, mostFaults) };
}

/** One slip in a line makes the reader stumble several times. */
function firstOfLines(faults: readonly PlaybookFault[]): readonly PlaybookFault[] {
  return [...new Map(faults.toReversed().map((fault) => [fault.line, fault])).values()];
}

/** Where a part stands as an example that is not read, as `heard playbook new` leaves it. */
function exampleAt(text: string, path: Path): number | undefined {
  const at = path.length === 1 ? text.indexOf(`\n#${path[0]}:`) : -1;
  return at < 0 ? undefined : at + 1;
}

function fromExample(mend: string): string {
  return mend.replace(/^Add a line "[^"]*"\./, 'Take the # away here and write your own.');
}

/**
 * All playbooks of a folder, by id; for the build, so that starting reads JSON.
 * @throws Error that lists every fault of every file.
 */
export function compilePlaybooks(folder: string): readonly Playbook[] {
  const files = disk
    .readdir(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const parsed = files.map((file) => ({ file, result: readPlaybook(join(folder, file), file) }));
  const faults = parsed.flatMap(({ file, result }) => {
    if (!result.ok) return result.faults.map(speakFault);
    return `${result.playbook.id}.yaml` === file
      ? []
      : [`${file}: its id is "${result.playbook.id}", so call it ${result.playbook.id}.yaml`];
  });
  if (faults.length > 0) throw new Error(`playbooks that do not fit the format:\n${faults.join('\n')}`);
  return parsed.flatMap(({ result }) => (result.ok ? [result.playbook] : []));
}

interface Found {
  readonly offset: number;
  /** Of the value that was reached, if any was. */
  readonly span: readonly [from: number, to: number] | undefined;
}

/** Where a path of keys and positions leads, or as far as it leads. */
function nodeAt(document: Document, path: Path): Found {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const part of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === part) : undefined;
    const next = pair ? pair.key : isSeq(node) ? node.items[Number(part)] : undefined;
    if (!isNode(next)) return { offset, span: undefined };
    offset = next.range?.[0] ?? offset;
    node = pair ? pair.value : next;
  }
  return { offset, span: isNode(node) && node.range ? [node.range[0], node.range[1]] : undefined };
}
