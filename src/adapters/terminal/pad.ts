import type { Reply } from '../../interview/respondent.ts';
import type { Action, Key, Raw } from '../../interview/step.ts';
import { findKey, isWhole, keyed, keyOfEnter, type Question, resumeLine } from './question.ts';

/** One thing being asked. Over the question may lie the list of actions, and over that an action's own question. */
export interface Layer {
  readonly question: Question;
  readonly action?: Action | 'list';
  /** Lines entered so far. */
  readonly lines: readonly string[];
  /** The line being typed. */
  readonly line: string;
  /** The key pressed whose line is being typed now. */
  readonly key?: Key | undefined;
  readonly ticked: readonly string[];
}

/** Everything a prompt holds while it is open; `reply` ends it. */
export interface Pad {
  /** The question first, what is open now last. */
  readonly layers: readonly [Layer, ...Layer[]];
  readonly actions: readonly Action[];
  readonly problem?: string | undefined;
  readonly reply?: Reply | undefined;
}

/** A key as the keyboard names it, the character it types, and the line as it stands after it. */
export interface Press {
  readonly name: string;
  readonly text: string;
  readonly line: string;
}

/** What one press makes of the layer on top: another state of it, or an answer. */
type Outcome = { readonly layer: Layer; readonly problem?: string } | { readonly raw: Raw };

export const needed = 'A few words are needed here.';
const labels = [...'123456789abcdefghijklmnopqrstuvwxyz'];

/** The sign that switches the item at this place on and off: 1 to 9, then a to z. */
export function labelAt(index: number): string {
  return labels[index] ?? '';
}

export function openLayer(asked: Question, action?: Action | 'list'): Layer {
  const { question, key } = resumeLine(asked);
  const { form, before = '' } = question;
  return {
    question,
    ...(action && { action }),
    ...(key && { key }),
    lines: form.type === 'lines' && before !== '' ? before.split('\n') : [],
    line: form.type === 'line' ? before : (key?.then?.before ?? ''),
    ticked: form.type === 'checks' ? before.split(',').filter(Boolean) : [],
  };
}

export function topOf(pad: Pad): Layer {
  return pad.layers.at(-1) ?? pad.layers[0];
}

/** Items switched on stay in the order they are shown in. */
export function toggle(
  form: { readonly items: readonly { readonly id: string }[] },
  on: readonly string[],
  id: string,
) {
  return form.items.map((item) => item.id).filter((item) => on.includes(item) !== (item === id));
}

/** What was typed at the question and not yet entered, in the shape of `Prompt.before`. */
export function typedIn({ layers: [layer] }: Pad): string {
  if (layer.question.form.type === 'checks') return layer.ticked.join(',');
  if (layer.key) return `${layer.key.key}\n${layer.line}`;
  return [...layer.lines, ...(layer.line === '' ? [] : [layer.line])].join('\n');
}

export function leaving(pad: Pad): Reply {
  const typed = typedIn(pad);
  return typed === '' ? { type: 'leave' } : { type: 'leave', typed };
}

const entered = ({ name }: Press): boolean => name === 'return' || name === 'enter';

function pressInText(layer: Layer, press: Press): Outcome {
  const { form } = layer.question;
  if (press.name === 'tab') {
    const [first] = form.type === 'line' ? (form.suggest?.(layer.line) ?? []) : [];
    return { layer: { ...layer, line: first ?? layer.line } };
  }
  if (press.name === 'up' || press.name === 'down') return { layer };
  if (!entered(press)) return { layer: { ...layer, line: press.line } };
  if (!layer.key) return { raw: { type: 'text', text: layer.line } };
  if (layer.key.then?.required && layer.line.trim() === '') return { layer, problem: needed };
  return { raw: keyed(layer.key, layer.line) };
}

function pressInLines(layer: Layer, press: Press): Outcome {
  const { line, lines } = layer;
  if (press.name === 'newline') return { layer: { ...layer, lines: [...lines, press.line], line: '' } };
  if (entered(press) && line === '') return { raw: { type: 'text', text: lines.join('\n') } };
  if (entered(press)) return { layer: { ...layer, lines: [...lines, line], line: '' } };
  const isReachingUp = line === '' && (press.name === 'backspace' || press.name === 'up');
  if (isReachingUp) return { layer: { ...layer, lines: lines.slice(0, -1), line: lines.at(-1) ?? '' } };
  return pressInText(layer, press);
}

function pressInKeys(layer: Layer, press: Press): Outcome {
  const { form } = layer.question;
  if (form.type !== 'keys') return { layer };
  if (layer.key) return pressInText(layer, press);
  const key = entered(press) ? keyOfEnter(layer.question) : findKey(form.keys, press.text);
  if (!key) return { layer };
  const isKept = entered(press) && isWhole(key);
  return key.then && !isKept
    ? { layer: { ...layer, key, line: key.then.before ?? '' } }
    : { raw: keyed(key, key.then?.before ?? '') };
}

function pressInChecks(layer: Layer, press: Press): Outcome {
  const { form } = layer.question;
  if (form.type !== 'checks') return { layer };
  if (entered(press)) return { raw: { type: 'checked', ids: toggle(form, layer.ticked, '') } };
  const item = press.text === '' ? undefined : form.items[labels.indexOf(press.text.toLowerCase())];
  return { layer: item ? { ...layer, ticked: toggle(form, layer.ticked, item.id) } : layer };
}

const goOn = (): Outcome => ({ raw: { type: 'key', key: '' } });

const pressIn = { line: pressInText, lines: pressInLines, keys: pressInKeys, any: goOn, checks: pressInChecks };

function replaceTop(pad: Pad, ...layers: readonly Layer[]): Pad {
  const [first, ...rest] = [...pad.layers.slice(0, -1), ...layers];
  return first ? { ...pad, layers: [first, ...rest] } : pad;
}

function stepOut(pad: Pad): Pad {
  const top = topOf(pad);
  if (top.key) return replaceTop(pad, { ...top, key: undefined, line: '' });
  return pad.layers.length > 1 ? replaceTop(pad) : { ...pad, reply: { type: 'back' } };
}

/** The list of actions is a question like any other: its keys are those of the actions. */
function openList(pad: Pad): Pad {
  const list: Question = { ask: 'What else?', form: { type: 'keys', keys: pad.actions } };
  return replaceTop({ ...pad, problem: undefined }, topOf(pad), openLayer(list, 'list'));
}

/** A second slash closes the list again and types one. */
function closeList(pad: Pad): Pad {
  const below = replaceTop(pad);
  const layer = topOf(below);
  const isText = layer.key !== undefined || layer.question.form.type.startsWith('line');
  return replaceTop(below, isText ? { ...layer, line: '/' } : layer);
}

/** The reply an action stands for: two of them are replies of their own. */
export function actionReply(action: Action, raw: Raw, leave: Reply): Reply {
  if (action.id === 'leave') return leave;
  return action.id === 'back' ? { type: 'back' } : { type: 'action', action: action.id, raw };
}

function settle(pad: Pad, raw: Raw): Pad {
  const { action } = topOf(pad);
  if (action === undefined) return { ...pad, reply: { type: 'raw', raw } };
  if (action !== 'list') return { ...pad, reply: actionReply(action, raw, leaving(pad)) };
  const picked = pad.actions.find((each) => raw.type === 'key' && each.key === raw.key);
  if (!picked) return pad;
  if (picked.immediate) return { ...pad, reply: actionReply(picked, raw, leaving(pad)) };
  return replaceTop(pad, topOf(pad), openLayer(picked, picked));
}

/** The action that this press does without the list of actions. */
export function directAction({ layers, actions }: Pad): Action | undefined {
  const [{ question, key }, ...above] = layers;
  if (above.length > 0 || key || question.direct === undefined) return undefined;
  return actions.find(({ id }) => id === question.direct);
}

/** The prompt after a press. Total: a press that means nothing here changes nothing. */
export function press(pad: Pad, pressed: Press): Pad {
  const top = topOf(pad);
  if (pressed.name === 'escape') return stepOut({ ...pad, problem: undefined });
  if (pressed.text === '/' && top.action === 'list') return closeList(pad);
  if (pressed.text === '/' && top.line === '' && !top.action && pad.actions.length > 0) return openList(pad);
  const direct = directAction(pad);
  if (direct && direct.key === pressed.text.toLowerCase())
    return { ...pad, reply: actionReply(direct, { type: 'key', key: direct.key }, leaving(pad)) };
  const outcome = pressIn[top.question.form.type](top, pressed);
  if ('raw' in outcome) return settle(pad, outcome.raw);
  return {
    ...replaceTop(pad, outcome.layer),
    problem: outcome.problem ?? (outcome.layer === top ? pad.problem : undefined),
  };
}
