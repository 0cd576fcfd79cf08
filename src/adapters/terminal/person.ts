import { HeardError } from '../../errors.ts';
import type { Respondent } from '../../interview/respondent.ts';
import type { Raw, Step } from '../../interview/step.ts';
import { openEditor } from './editor.ts';
import { createKeyboard, type KeySource } from './keyboard.ts';
import { createMenu, stopped } from './menu.ts';
import { openLayer } from './pad.ts';
import { createPlain } from './plain.ts';
import { hearAnswer } from './plain-forms.ts';
import { createLineReader } from './plain-lines.ts';
import { ask, type Screen } from './prompt.ts';
import type { Question } from './question.ts';
import { createTerminal } from './terminal.ts';
import { type Look, viewPad } from './view.ts';

export interface PersonParts extends Look {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: KeySource;
  readonly output: Screen;
  /** What stands above a question on a screen so wide and high; the stage and the count on its first row. */
  readonly render: (step: Step, columns: number, rows: number) => string;
  /** The same for who reads line by line; stage and count are said without it. */
  readonly renderPlain: (step: Step) => string;
}

interface Choice {
  readonly name: string;
  readonly value: string;
}

/** The one question style of each kind of screen: everything a person is asked goes through one of these. */
interface Asker {
  readonly respondent: Respondent;
  confirm(question: string): Promise<boolean>;
  line(question: string): Promise<string>;
  choose(question: string, choices: readonly Choice[]): Promise<string>;
}

const yesOrNo = {
  type: 'keys',
  keys: [
    { key: 'y', label: 'yes' },
    { key: 'n', label: 'no' },
  ],
} as const;

function askWithPrompts({ input, output, render, style, wrap, pad: fill }: PersonParts): Asker {
  const keyboard = createKeyboard(input);
  const menu = createMenu(keyboard, { output, wrap });
  return {
    ...menu,
    respondent: createTerminal({ keyboard, output, render, style, wrap, pad: fill }),
    async confirm(question) {
      const pad = { layers: [openLayer({ ask: question, form: yesOrNo })], actions: [] } as const;
      const room = () => ({ columns: output.columns || 80, rows: output.rows || 24, block: [] });
      const view = (shown: Parameters<typeof viewPad>[0]) => viewPad(shown, room(), { style, wrap, pad: fill });
      const reply = await ask(pad, { keyboard, output, view, changed: () => {}, wiped: () => {} });
      if (reply.type !== 'raw' || reply.raw.type !== 'key') throw stopped();
      return reply.raw.key === 'y';
    },
  };
}

function askWithLines({ input, output, renderPlain }: PersonParts): Asker {
  const reader = createLineReader(input);
  const say = (line: string) => void output.write(`${line}\n`);
  const hear = async (question: Question): Promise<Raw> => {
    const heard = await hearAnswer(question, { say, hear: () => reader.next(), typing: () => {} });
    if (heard.type !== 'raw') throw stopped();
    return heard.raw;
  };
  return {
    respondent: createPlain({ render: renderPlain, reader, output }),
    async confirm(question) {
      const raw = await hear({ ask: question, form: yesOrNo });
      return raw.type === 'key' && raw.key === 'y';
    },
    async line(question) {
      const raw = await hear({ ask: question, form: { type: 'line' } });
      return raw.type === 'text' ? raw.text : '';
    },
    async choose(question, choices) {
      const keys = choices.map(({ name }, at) => ({ key: String(at + 1), label: name }));
      const raw = await hear({ ask: question, form: { type: 'keys', keys } });
      const chosen = raw.type === 'key' ? choices[Number(raw.key) - 1] : undefined;
      if (!chosen) throw new HeardError('There is nothing to choose from.', { code: 'not-found' });
      return chosen.value;
    },
  };
}

/**
 * The person at this terminal. Lines are read where the terminal cannot be drawn on, and from the first respondent of
 * lines on: two readers of one input would take the keys from each other.
 */
export function createPerson(parts: PersonParts) {
  // A window that was closed refuses what is written to it; the reply `leave` is on its way and must arrive.
  parts.output.on('error', () => {});
  let asker: Asker | undefined;
  let isPlain = parts.env.TERM === 'dumb';
  const current = (): Asker => {
    asker ??= isPlain ? askWithLines(parts) : askWithPrompts(parts);
    return asker;
  };
  return {
    respondent(style: 'prompts' | 'lines'): Respondent {
      if (style === 'lines' && !isPlain) {
        isPlain = true;
        asker = undefined;
      }
      return current().respondent;
    },
    confirm: (question: string) => current().confirm(question),
    line: (question: string) => current().line(question),
    choose: (question: string, choices: readonly Choice[]) => current().choose(question, choices),
    edit: (path: string) => openEditor(path, parts.env),
  };
}
