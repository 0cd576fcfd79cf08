import type { Style } from './style.ts';

/** What is said of an interview that is not finished: since when, and how to go on. */
export function draftView(id: string, startedAt: string, style: Style): string {
  return `The interview of ${style.strong(id)} is not finished: it began on ${style.date(startedAt)}.\nGo on with it: ${style.key(`heard resume ${id}`)}`;
}
