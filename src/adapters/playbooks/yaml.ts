import { join } from 'node:path';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Playbook } from '../../domain/playbook.ts';
import { checkPlaybook } from '../../domain/playbook-check.ts';
import { disk } from '../store/disk.ts';
import { refusalOf } from './guard.ts';
import { readPlaybookText } from './text.ts';

export { playbookJsonSchema } from '../../domain/playbook.ts';

/** A place in a playbook file that cannot be used. Line and column are counted from 1. */
export interface PlaybookFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** One sentence. */
  readonly message: string;
}

/** The most faults that are told of one file: whoever mends so many looks again anyway. */
const mostFaults = 20;

export type Parsed =
  | { readonly ok: true; readonly playbook: Playbook }
  | { readonly ok: false; readonly faults: readonly PlaybookFault[] };

/** Reads one playbook. Never throws, whatever the text; `file` is only named in faults. */
export function parsePlaybook(text: string, file: string): Parsed {
  const lines = new LineCounter();
  const fault = (offset: number, message: string): PlaybookFault => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), message };
  };
  const refusal = refusalOf(text);
  if (refusal) {
    for (let at = 0; at >= 0; at = text.indexOf('\n', at) + 1 || -1) lines.addNewLine(at);
    return { ok: false, faults: [fault(refusal.offset, refusal.message)] };
  }
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
  });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0)
    return { ok: false, faults: broken.slice(0, mostFaults).map(({ pos, message }) => fault(pos[0], message)) };
  const checked = checkPlaybook(document.toJS({ maxAliasCount: 0 }));
  if (checked.ok) return checked;
  const misfits = checked.misfits.slice(0, mostFaults);
  return { ok: false, faults: misfits.map(({ path, message }) => fault(offsetOf(document, path), message)) };
}

/** `playbooks/own.yaml:3:5: "risk" is missing` */
export function showFault({ file, line, column, message }: PlaybookFault): string {
  return `${file}:${line}:${column}: ${message}`;
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
  const parsed = files.map((file) => ({
    file,
    result: parsePlaybook(readPlaybookText(join(folder, file)), file),
  }));
  const faults = parsed.flatMap(({ file, result }) => {
    if (!result.ok) return result.faults.map(showFault);
    return `${result.playbook.id}.yaml` === file
      ? []
      : [`${file}: its id is "${result.playbook.id}", so call it ${result.playbook.id}.yaml`];
  });
  if (faults.length > 0) throw new Error(`playbooks that do not fit the format:\n${faults.join('\n')}`);
  return parsed.flatMap(({ result }) => (result.ok ? [result.playbook] : []));
}

/** Where a path of keys and positions leads, or as far as it leads. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const part of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === part) : undefined;
    const next = pair ? pair.key : isSeq(node) ? node.items[Number(part)] : undefined;
    if (!isNode(next)) break;
    offset = next.range?.[0] ?? offset;
    node = pair ? pair.value : next;
  }
  return offset;
}
