import { clean } from '../../output/clean.ts';
import type { Style } from '../../output/style.ts';
import { type Layer, labelAt, type Pad, topOf } from './pad.ts';

/** How the adapter's own lines look, and how text is broken into rows. */
export interface Look {
  readonly style: Pick<Style, 'strong' | 'quiet' | 'warn' | 'key'>;
  readonly wrap: (text: string, columns: number) => string[];
}

/** The room there is, and the block that stands above the question, already broken into rows. */
export interface Room {
  readonly columns: number;
  readonly rows: number;
  readonly block: readonly string[];
}

/** What inquirer draws: everything down to the line being typed, and what is below it. */
export type View = [above: string, below: string];

type Paint = (text: string) => string;
type Draw = (text: string, paint?: Paint) => string[];

const mark = '> ';
const plain: Paint = (text) => text;

/** Rows of one item under its key, the text hanging beside it. */
function drawItem(look: Look, columns: number, [key, text]: readonly [key: string, text: string]): string[] {
  const indent = ' '.repeat(2 + key.length + 2);
  const [first = '', ...more] = look.wrap(clean(text), Math.max(8, columns - indent.length));
  return [`  ${look.style.key(key)}  ${first}`, ...more.map((row) => indent + row)];
}

function drawForm(layer: Layer, columns: number, look: Look): string[] {
  const { form, before } = layer.question;
  const item = (key: string, text: string) => drawItem(look, columns, [key, text]);
  if (form.type === 'checks') {
    return form.items.flatMap(({ id, text }, at) =>
      item(labelAt(at), `[${layer.ticked.includes(id) ? 'x' : ' '}] ${text}`),
    );
  }
  if (form.type !== 'keys') return [];
  const was = form.keys.some(({ key }) => key === before) ? [look.style.quiet(`was: ${before}`)] : [];
  return [...form.keys.flatMap(({ key, label }) => item(key, label)), ...was];
}

/** The rows between the block and the line being typed; of long texts the end, so that all fits into `room` rows. */
function drawQuestion(pad: Pad, draw: Draw, { style }: Look): string[] {
  const { question, key } = topOf(pad);
  const problem = pad.problem ? draw(pad.problem, style.warn) : [];
  const hint = question.hint ? draw(question.hint, style.quiet) : [];
  if (!key?.then) return [...problem, ...draw(question.ask, style.strong), ...hint];
  return [
    ...draw(question.ask, style.quiet),
    ...draw(`${key.key}  ${key.label}`),
    ...problem,
    ...draw(key.then.ask, style.strong),
  ];
}

function drawBelow(pad: Pad, draw: Draw, { style }: Look): string[] {
  const { question, line, key, action } = topOf(pad);
  const { form } = question;
  const suggested = form.type === 'line' ? (form.suggest?.(line) ?? []).slice(0, 5) : [];
  if (suggested.length > 0)
    return suggested.flatMap((text, at) => draw(at === 0 ? `${text}  (Tab)` : text, style.quiet));
  const isFirst = !key && !action;
  if (line !== '') return [];
  const more = isFirst && pad.actions.length > 0 ? '/ more · ' : '';
  return draw(`${more}Esc ${action === 'list' ? 'closes' : 'back'} · Ctrl-C leaves`, style.quiet);
}

/** The last rows that fit, under a row that says how many are hidden. */
function keepEnd(rows: readonly string[], most: number): readonly string[] {
  if (rows.length <= most) return rows;
  const kept = Math.max(0, most - 1);
  const hidden = rows.length - kept;
  return [`… ${hidden} more above`, ...rows.slice(rows.length - kept)];
}

/** The first row, where the stage and the count are, always; of the others the last that fit. */
function keepStage([first = '', ...rest]: readonly string[], most: number): readonly string[] {
  return rest.length < most ? [first, ...rest] : [first, ...(most > 2 ? keepEnd(rest, most - 1) : [])];
}

/** An open prompt on a screen. Never higher than the screen, as long as its question and keys are not. */
export function viewPad(pad: Pad, room: Room, look: Look): View {
  const { columns } = room;
  const draw: Draw = (text, paint = plain) => look.wrap(clean(text), columns).map(paint);
  const top = topOf(pad);
  const question = drawQuestion(pad, draw, look);
  const form = top.key ? [] : drawForm(top, columns, look);
  const below = drawBelow(pad, draw, look);
  const typed = mark + clean(top.line);
  const free = room.rows - 2 - question.length - form.length - below.length - Math.ceil((typed.length + 1) / columns);
  const lines = keepEnd(
    top.lines.flatMap((line) => look.wrap(`  ${clean(line)}`, columns)),
    Math.max(3, Math.floor(free * 0.7)),
  );
  const block = keepStage(room.block, Math.max(1, free - lines.length));
  return [[...block, '', ...question, ...form, ...lines, typed].join('\n'), below.join('\n')];
}

/** True if the question and everything above it can be seen at once. */
export function fits(pad: Pad, room: Room, look: Look): boolean {
  const [above, below] = viewPad(pad, { ...room, rows: Number.MAX_SAFE_INTEGER }, look);
  return `${above}\n${below}`.split('\n').length < room.rows;
}
