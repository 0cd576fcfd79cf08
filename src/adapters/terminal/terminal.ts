import type { Reply, Respondent } from '../../interview/respondent.ts';
import type { Raw, Step } from '../../interview/step.ts';
import { clean } from '../../output/clean.ts';
import type { Keyboard } from './keyboard.ts';
import { type Layer, openLayer, type Pad, typedIn } from './pad.ts';
import { ask, type Screen, wipe } from './prompt.ts';
import { watchTyping } from './typing.ts';
import { fits, type Look, type Room, viewPad } from './view.ts';

export interface TerminalParts extends Look {
  /** What stands above the question: the stage and the count on its first row. Safe to print, broken into rows. */
  readonly render: (step: Step, columns: number) => string;
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

/** The beginning of a text with `…` where it is cut; for a row that may be a little short, not for columns. */
function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** The one row that stays of an answered question. What an action was told stays off the screen. */
function summarize(step: Step, reply: Reply, columns: number): string | undefined {
  if (reply.type !== 'raw') return undefined;
  const answer = step.card ? '' : clean(say(reply.raw, step)) || '–';
  const asked = shorten(clean(step.ask), Math.max(Math.floor(columns / 2), columns - answer.length - 2));
  return shorten(`${asked} ${answer}`.trimEnd(), columns - 1);
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
  const { output, render } = parts;
  let left: { readonly step: string; readonly pad: Pad } | undefined;
  const columnsNow = () => output.columns || 80;
  const measure = (step: Step): Room => {
    const columns = columnsNow();
    return { columns, rows: output.rows || 24, block: render(step, columns).replace(/\n+$/, '').split('\n') };
  };

  const respondent: Respondent = {
    async ask(step, problem) {
      const isAgain = left?.step === step.id && (problem !== undefined || left.pad.reply?.type === 'action');
      let pad = openPad(step, problem, isAgain ? left?.pad : undefined);
      const typing = watchTyping((typed) => respondent.onTyping?.(typed));
      // A block too high for the screen is printed once above the prompt, where it can be scrolled to.
      let room = measure(step);
      const spill = () => {
        if (!fits(pad, room, parts)) output.write(`${room.block.join('\n')}\n\n`);
      };
      if (step.card) output.write(wipe);
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
      const row = summarize(step, reply, columnsNow());
      if (row !== undefined) output.write(`${parts.style.quiet(row)}\n`);
      return reply;
    },
    echo(line) {
      output.write(`${clean(line)}\n`);
    },
  };
  return respondent;
}
