import { type Look, type PlaybookFault, speakFault } from '../domain/own-playbooks.ts';
import type { Origin } from '../domain/playbook.ts';
import { clean } from './clean.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

/** What a look at playbook files came to, and where the helper's own are. */
export interface LookedAt extends Look {
  readonly folder: string;
}

/** Each thing to mend as `file:line:column: what is wrong. How to mend it.`, then how many files were looked at. */
export function lookView(look: LookedAt, style: Style): string {
  if (look.looked.length === 0)
    return wrap(`No playbooks of your own in ${clean(look.folder)}.`, style.columns).join('\n');
  const files = count(look.looked.length, 'playbook');
  return [...toMend(look, style), ...wrap(`${files} looked at, ${summary(look)}.`, style.columns)].join('\n');
}

/** The same of the one file that was open in an editor. */
export function editedView(look: Look, style: Style): string {
  const [path = ''] = look.looked;
  return [...toMend(look, style), ...wrap(`${clean(path)}: ${summary(look)}.`, style.columns)].join('\n');
}

interface Made extends Look {
  readonly id: string;
  readonly path: string;
  readonly origin: Origin;
}

/** Where a new playbook is, whether it replaces a shipped one, and what is still to fill in. */
export function newPlaybookView({ id, path, origin, ...look }: Made, style: Style): string {
  const about = [
    `Written: ${clean(path)}`,
    ...(origin === 'overriding' ? ['Yours now, in place of the shipped one.'] : []),
    ...(look.faults.length > 0 ? [`Still to fill in before it is used (heard playbook edit ${clean(id)}):`] : []),
  ].flatMap((line) => wrap(line, style.columns));
  return [...about, ...faultLines(look.faults.map(below), style), ...remarkLines(look.remarks.map(below), style)].join(
    '\n',
  );
}

/** Named above already. */
const below = (fault: PlaybookFault) => ({ ...fault, file: '' });

function toMend({ faults, remarks }: Look, style: Style): string[] {
  const lines = [...faultLines(faults, style), ...remarkLines(remarks, style)];
  return lines.length === 0 ? [] : [...lines, ''];
}

function faultLines(faults: readonly PlaybookFault[], style: Style): string[] {
  return faults.flatMap((fault) => indented(speakFault(fault), style));
}

function remarkLines(remarks: readonly PlaybookFault[], style: Style): string[] {
  return remarks.flatMap((remark) => indented(speakFault(remark), style).map(style.quiet));
}

function indented(text: string, { columns }: Style): string[] {
  return wrap(clean(text.replace(/^:/, '  line ')), columns - 2).map((line, at) => (at === 0 ? line : `  ${line}`));
}

function summary({ faults, remarks }: Look): string {
  const wrong = faults.length === 0 ? 'nothing to mend' : `${faults.length} to mend`;
  return remarks.length === 0 ? wrong : `${wrong}, ${count(remarks.length, 'remark')} on the wording`;
}

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`;
