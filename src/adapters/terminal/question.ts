import type { Key, Prompt, Raw } from '../../interview/step.ts';

/** What is asked, as far as the keys and lines that answer it go. */
export type Question = Pick<Prompt, 'ask' | 'hint' | 'form' | 'before' | 'direct'>;

/** The keys that answer this question alike: as typed, else in lower case. */
export function findKey(keys: readonly Key[], typed: string): Key | undefined {
  return keys.find(({ key }) => key === typed) ?? keys.find(({ key }) => key === typed.toLowerCase());
}

/** What Enter alone stands for: what was answered before, else what the question names, which may be nothing. */
export function keyOfEnter({ form, before }: Question): Key | undefined {
  if (form.type !== 'keys') return undefined;
  return form.keys.find(({ key }) => key === before) ?? form.keys.find(({ key }) => key === form.enter);
}

/** True if the key is an answer with the line that was typed after it before, or without one. */
export function isWhole({ then }: Key): boolean {
  return !then?.required || (then.before ?? '').trim() !== '';
}

/** A key that asks for a line and the line that came; an empty line is no text. */
export function keyed({ key }: Key, text: string): Raw {
  return text.trim() === '' ? { type: 'key', key } : { type: 'key', key, text };
}

/** A question left in the middle of the line after a key: the key is its earlier answer, the line that key's. */
export function resumeLine(question: Question): { readonly question: Question; readonly key?: Key } {
  const { form, before = '' } = question;
  const [typed = '', line] = before.split('\n');
  const pressed = form.type === 'keys' && line !== undefined ? form.keys.find(({ key }) => key === typed) : undefined;
  if (form.type !== 'keys' || !pressed?.then) return { question };
  const key: Key = { ...pressed, then: { ...pressed.then, before: line ?? '' } };
  const keys = form.keys.map((each) => (each === pressed ? key : each));
  return { question: { ...question, before: typed, form: { ...form, keys } }, key };
}
