import type { Key } from '../../interview/step.ts';
import { clean } from '../../output/clean.ts';
import type { Style } from '../../output/style.ts';
import { directAction, type Layer, labelAt, type Pad, topOf } from './pad.ts';

/** How the adapter's own lines look, and how text is broken into rows or filled up with blanks to so many columns. */
export interface Look {
  readonly style: Pick<Style, 'strong' | 'quiet' | 'warn' | 'key'>;
  readonly wrap: (text: string, columns: number) => string[];
  readonly pad: (text: string, columns: number) => string;
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

/** Keys beside each other in columns of one width, read from left to right; one below the other where a label is too long for that. */
function drawBeside(look: Look, columns: number, keys: readonly Key[]): string[] {
  const labelled = keys.map(({ key, label }) => ({ key, label: clean(label) }));
  const fitsIn = (cell: number) =>
    labelled.every(({ key, label }) => look.wrap(label, cell - key.length - 4).length === 1);
  const count = [3, 2].find((each) => fitsIn(Math.floor(columns / each))) ?? 1;
  if (count === 1) return labelled.flatMap(({ key, label }) => drawItem(look, columns, [key, label]));
  const cells = labelled.map(({ key, label }) => {
    const width = Math.floor(columns / count) - key.length - 4;
    return `  ${look.style.key(key)}  ${look.pad(label, width)}`;
  });
  return cells.flatMap((_, at) =>
    at % count === 0
      ? [
          cells
            .slice(at, at + count)
            .join('')
            .trimEnd(),
        ]
      : [],
  );
}

/** The first row of each, with `…` where it goes on. */
function firstRows(look: Look, columns: number, items: readonly (readonly [key: string, text: string])[]): string[] {
  return items.map(([key, text]) => {
    const [first = '', ...more] = look.wrap(clean(text), columns - key.length - 5);
    return `  ${look.style.key(key)}  ${first}${more.length > 0 ? '…' : ''}`;
  });
}

interface Laid {
  readonly rows: readonly string[];
  /** True if texts are cut. */
  readonly isCut?: boolean;
}

/** What can be picked, from the roomiest layout to the tightest. */
function drawForms(layer: Layer, columns: number, look: Look): readonly Laid[] {
  const { form, before } = layer.question;
  if (layer.key || form.type === 'line' || form.type === 'lines' || form.type === 'any') return [{ rows: [] }];
  if (form.type === 'checks') {
    const items = form.items.map(
      ({ id, text }, at) => [labelAt(at), `[${layer.ticked.includes(id) ? 'x' : ' '}] ${text}`] as const,
    );
    const rows = items.flatMap((item) => drawItem(look, columns, item));
    return rows.length === items.length
      ? [{ rows }]
      : [{ rows }, { rows: firstRows(look, columns, items), isCut: true }];
  }
  const was = form.keys.some(({ key }) => key === before) ? [look.style.quiet(`was: ${before} · Enter keeps it`)] : [];
  const below = form.keys.flatMap(({ key, label }) => drawItem(look, columns, [key, label]));
  return [{ rows: [...below, ...was] }, { rows: [...drawBeside(look, columns, form.keys), ...was] }];
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
  // What is asked says all there is to press: nothing else need stand before a client.
  if (line !== '' || form.type === 'any') return [];
  const direct = directAction(pad);
  const show = direct ? `${direct.key} ${direct.label} · ` : '';
  const more = isFirst && pad.actions.length > 0 ? `${show}/ more · ` : '';
  return draw(`${more}Esc ${action === 'list' ? 'closes' : 'back'} · Ctrl-C leaves`, style.quiet);
}

/** The last rows that fit, under a row that says how many are hidden. */
function keepEnd(rows: readonly string[], most: number): readonly string[] {
  if (rows.length <= most) return rows;
  const kept = Math.max(0, most - 1);
  const hidden = rows.length - kept;
  return [`… ${hidden} more above`, ...rows.slice(rows.length - kept)];
}

/** As many of the first rows as there is room for: the stage and the count, and where what stands below begins. */
function keepStart(rows: readonly string[], most: number): readonly string[] {
  if (rows.length <= most) return rows;
  const kept = Math.max(1, most - 1);
  return most < 2 ? rows.slice(0, 1) : [...rows.slice(0, kept), `… ${rows.length - kept} more: scroll up to see all`];
}

interface Layout {
  readonly view: View;
  /** What is left out of the view, whole; nothing where all is in it. */
  readonly cut: readonly string[];
}

function layOut(pad: Pad, room: Room, look: Look): Layout {
  const { columns } = room;
  const draw: Draw = (text, paint = plain) => look.wrap(clean(text), columns).map(paint);
  const top = topOf(pad);
  const question = drawQuestion(pad, draw, look);
  const below = drawBelow(pad, draw, look);
  const typed = mark + clean(top.line);
  const free = room.rows - 1 - question.length - below.length - Math.ceil((typed.length + 1) / columns);
  const forms = drawForms(top, columns, look);
  const tightest = Math.min(...forms.map(({ rows }) => rows.length));
  const lines = keepEnd(
    top.lines.flatMap((line) => look.wrap(clean(line), columns - 2).map((row) => `  ${row}`)),
    Math.max(3, Math.floor((free - tightest) * 0.7)),
  );
  const arrange = (block: readonly string[], { rows, isCut = false }: Laid): Layout & { readonly isWhole: boolean } => {
    const most = Math.max(1, free - lines.length - rows.length);
    const isWhole = block.length <= most && free >= rows.length;
    const above = [...keepStart(block, most), ...question, ...rows, ...lines, typed];
    const cut = isWhole && !isCut ? [] : [...room.block, ...(isCut ? ['', ...(forms[0]?.rows ?? [])] : [])];
    return { view: [above.join('\n'), below.join('\n')], cut, isWhole };
  };
  // Blank rows go late: they are what tells the parts of a screen from each other.
  const spaced = [...room.block, ''];
  const dense = room.block.filter((row) => row !== '');
  const layouts = [...forms.map((form) => arrange(spaced, form)), ...forms.map((form) => arrange(dense, form))];
  const whole =
    layouts.find(({ isWhole, cut }) => isWhole && cut.length === 0) ?? layouts.find(({ isWhole }) => isWhole);
  return whole ?? layouts.at(-1) ?? arrange(dense, { rows: [] });
}

/** An open prompt on a screen. Never higher than the screen, as long as its question and keys are not. */
export function viewPad(pad: Pad, room: Room, look: Look): View {
  return layOut(pad, room, look).view;
}

/** What does not fit on the screen, whole: rows to print above the prompt, where they can be scrolled to. */
export function overflow(pad: Pad, room: Room, look: Look): readonly string[] {
  return layOut(pad, room, look).cut;
}
