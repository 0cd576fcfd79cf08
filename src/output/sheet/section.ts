import type { Chart } from './chart.ts';

/** A piece of a section: what it says, and not how it looks. Texts are as they were typed; a printer makes them safe. */
export type Block =
  /** The client's own words. */
  | { readonly type: 'words'; readonly text: string }
  | { readonly type: 'text'; readonly label?: string; readonly text: string }
  | { readonly type: 'list'; readonly label: string; readonly items: readonly string[] }
  | { readonly type: 'prices'; readonly rows: readonly Price[] }
  /** Every fix, and living with it as the last: side by side, none set off. Below them what holds for the fixes besides. */
  | { readonly type: 'ways'; readonly ways: readonly Way[]; readonly terms: readonly string[] }
  | ({ readonly type: 'chart' } & Chart)
  /** Boxes to tick, and lines to sign on. */
  | { readonly type: 'choices'; readonly boxes: readonly Box[] }
  | { readonly type: 'promises'; readonly promises: readonly OpenPromise[] };

/** What a line of a quote comes to. Where there are several, the last is all of them together. */
export interface Price {
  readonly what: string;
  readonly price: string;
}

export interface Box {
  readonly text: string;
  /** Something is to be written behind it. */
  readonly isToFill?: true;
}

interface OpenPromise {
  readonly what: string;
  readonly who: string;
  readonly due: string;
}

/** A text, behind its label where it has one. */
export function text(text: string, label?: string): Block {
  return { type: 'text', text, ...(label !== undefined && { label }) };
}

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** One way to go on: its title, and what it takes, gives and risks. */
export interface Way {
  readonly title: string;
  readonly blocks: readonly Block[];
}
