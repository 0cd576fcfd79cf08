import type { Reply, Respondent } from '../../interview/respondent.ts';
import type { Raw, Step } from '../../interview/step.ts';
import { clean } from '../../output/clean.ts';
import type { Keyboard } from './keyboard.ts';
import { type Layer, openLayer, type Pad, typedIn } from './pad.ts';
import { ask, type Screen, wipe } from './prompt.ts';
import { watchTyping } from './typing.ts';
import { type Look, overflow, type Room, viewPad } from './view.ts';

/** The row above the cursor emptied, and the cursor at its beginning. */
const rowUp = '\u001b[1A\u001b[2K\r';

export interface TerminalParts extends Look {
  /** What stands above the question: the stage and the count on its first row. Safe to print, broken into rows. */
  readonly render: (step: Step, columns: number, rows: number) => string;
  readonly keyboard: Keyboard;
  readonly output: Screen;
}

function say(raw: Raw, { form }: Step): string {
  if (raw.type === 'text') return raw.text.split('\n').join(' / ');
  if (raw.type === 'checked' && form.type === 'checks') {
    return form.items.flatMap(({ id, text }) => (raw.ids.includes(id) ? [text] : [])).join('; ');
  }
  if (raw.type !== 'key' || form.type !== 'keys') return '';
  const label = form.keys.find(({ key }) => key === raw.key)?.label ?? raw.key;
  return raw.text === undefined ? label : `${label}: ${raw.text}`;
}

/** What is said of a step once it is answered: of a card the danger, of the options turned to the client nothing. */
function titleOf({ ask, card, show = [] }: Step): string | undefined {
  if (!card) return ask;
  const danger = show.find(({ type }) => type === 'card');
  return danger?.type === 'card' ? `${danger.danger}:` : undefined;
}

/** The one row that stays of an answered question. What an action was told stays off the screen. */
function summarize(step: Step, reply: Reply, shorten: (text: string, columns: number) => string) {
  const title = titleOf(step);
  if (reply.type !== 'raw' || title === undefined) return undefined;
  const answer = clean(say(reply.raw, step)) || '–';
  return (columns: number) => {
    // What they answered says more than what was asked.
    const room = Math.max(Math.floor(columns * 0.4), columns - answer.length - 2);
    return shorten(`${shorten(clean(title), room)} ${answer}`, columns - 1);
  };
}

/** The prompt as it was left when its answer was not taken, or when an action came between; else a new one. */
function openPad(step: Step, problem: string | undefined, left: Pad | undefined): Pad {
  const fresh: Pad = { layers: [openLayer(step)], actions: step.actions, problem };
  if (!left) return fresh;
  const [first, ...rest] = left.layers;
  const base: Layer = { ...first, question: step };
  // An action that was done is over; one that was refused is asked again.
  return { ...fresh, layers: problem === undefined ? [base] : [base, ...rest] };
}

/** Someone at a terminal, asked with prompts that are redrawn as they type. */
export function createTerminal(parts: TerminalParts): Respondent {
  const { output, render, wrap } = parts;
  let left: { readonly step: string; readonly pad: Pad } | undefined;
  let answered = '';
  let isBegun = false;
  const columnsNow = () => output.columns || 80;
  /** The text if it fits, else its beginning up to a blank and `…`. */
  const shorten = (text: string, columns: number) => {
    if (wrap(text, columns).length === 1) return text;
    return `${wrap(text, Math.max(1, columns - 1))[0] ?? ''}…`;
  };
  const measure = (step: Step): Room => {
    const columns = columnsNow();
    const rows = output.rows || 24;
    return { columns, rows, block: render(step, columns, rows).replace(/\n+$/, '').split('\n') };
  };

  /** What only has to be read is shown a screen at a time; the last one is the question itself. */
  const leafThrough = async (step: Step): Promise<Reply> => {
    const { columns, rows, block } = measure(step);
    const size = Math.max(1, rows - 3);
    for (let at = 0; ; at += size) {
      const isLast = at + size >= block.length;
      const question = isLast ? step : { ...step, ask: 'Press any key to see the rest.' };
      const room = { columns, rows, block: block.slice(at, at + size) };
      output.write(wipe);
      const pad: Pad = { layers: [openLayer(question)], actions: [] };
      const view = (shown: Pad) => viewPad(shown, room, parts);
      const reply = await ask(pad, { ...parts, view, changed: () => {}, wiped: () => {} });
      if (isLast || reply.type !== 'raw') return reply;
    }
  };

  const respondent: Respondent = {
    async ask(step, problem) {
      if (step.form.type === 'any') return leafThrough(step);
      const isAgain = left?.step === step.id && (problem !== undefined || left.pad.reply?.type === 'action');
      let pad = openPad(step, problem, isAgain ? left?.pad : undefined);
      const typing = watchTyping((typed) => respondent.onTyping?.(typed));
      let room = measure(step);
      const spill = () => {
        const rows = overflow(pad, room, parts);
        if (rows.length > 0) output.write(`${rows.join('\n')}\n\n`);
      };
      // An answer that was not taken is no answer: its row goes, and it stands on the line again.
      if (problem !== undefined && isAgain && answered !== '') output.write(rowUp);
      // What stood there before may be another client's.
      if (step.card || !isBegun) output.write(wipe);
      isBegun = true;
      spill();
      const reply = await ask(pad, {
        ...parts,
        view: (shown) => viewPad(shown, room, parts),
        changed: (next) => {
          const isNewLine = next.layers[0].lines.length > pad.layers[0].lines.length;
          pad = next;
          typing.note(typedIn(next));
          if (isNewLine) typing.flush();
        },
        wiped: () => {
          room = measure(step);
          spill();
        },
      });
      if (reply.type === 'raw') typing.stop();
      else typing.flush();
      left = { step: step.id, pad: { ...pad, reply } };
      answered = summarize(step, reply, shorten)?.(columnsNow()) ?? '';
      if (answered !== '') output.write(`${parts.style.quiet(answered)}\n`);
      return reply;
    },
    echo(line) {
      // What was understood need not be said when it is what was typed.
      const said = clean(line);
      if (!answered.endsWith(` ${said}`)) output.write(`${wrap(said, columnsNow()).join('\n')}\n`);
    },
  };
  return respondent;
}
