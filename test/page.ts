type Elements = Readonly<Record<string, readonly string[]>>;

/** What a sheet may be made of: its elements, each with the attributes it may have. */
const sheetElements: Elements = {
  html: ['lang'],
  head: [],
  meta: ['charset', 'http-equiv', 'content', 'name'],
  title: [],
  style: [],
  body: ['class'],
  header: [],
  main: [],
  section: [],
  div: ['class'],
  h1: [],
  h2: [],
  h3: ['class'],
  p: ['class'],
  strong: [],
  span: ['class'],
  br: [],
  blockquote: [],
  ul: ['class'],
  li: ['class'],
  table: ['class'],
  caption: [],
  thead: [],
  tbody: [],
  tr: [],
  th: ['scope'],
  td: ['class'],
  svg: ['aria-hidden', 'width', 'height'],
  rect: ['class', 'x', 'width', 'height'],
};
/** What an archive may be made of. */
export const archiveElements: Elements = {
  ...Object.fromEntries(
    ['html', 'head', 'meta', 'title', 'style', 'body', 'header', 'main', 'section', 'h1', 'h2', 'span', 'br'].map(
      (name) => [name, sheetElements[name] ?? []],
    ),
  ),
  div: ['class', 'hidden'],
  input: ['type', 'aria-label', 'placeholder', 'autocomplete', 'spellcheck'],
  button: ['type', 'class'],
  p: ['class', 'role'],
  details: [],
  summary: [],
  article: ['id'],
  a: ['href'],
  blockquote: [],
  dl: [],
  dt: [],
  dd: [],
  footer: [],
  script: [],
};
const alone = ['meta', 'br', 'input'];
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' };

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its text and that of all within, a line break for each br. */
  text: string;
  readonly within: readonly string[];
}

export interface Page {
  readonly elements: readonly Element[];
  /** What no sheet may hold, a line each: other elements and attributes, tags left open, bare signs. */
  readonly faults: readonly string[];
  readonly text: string;
}

/** Reads a page far more strictly than a browser does: every attribute in double quotes, every tag closed in order. */
export function readPage(html: string, allowed: Elements = sheetElements): Page {
  const elements: Element[] = [];
  const faults: string[] = [];
  const open: Element[] = [];
  let text = '';
  const say = (more: string) => {
    text += more;
    for (const element of open) element.text += more;
  };
  const body = html.replace(/^<!doctype html>\n/, '');
  if (body === html) faults.push('no doctype');
  for (const [piece, close, name = '', rest = '', end] of body.matchAll(
    /<(\/?)([a-z][a-z0-9]*)([^<>]*?)(\/?)>|[^<]+|</g,
  )) {
    if (name === '') {
      // Neither holds entities.
      const isCode = ['style', 'script'].includes(open.at(-1)?.name ?? '');
      if (piece === '<' || (!isCode && /[>"'`]/.test(piece) && open.length > 0)) faults.push(`a bare sign: ${piece}`);
      say(isCode ? piece : decoded(piece, faults));
    } else if (close) {
      const last = open.pop()?.name;
      if (last !== name || rest !== '') faults.push(`</${name}${rest}> closes ${last}`);
    } else {
      const attributes = attributesOf(rest, faults);
      const known = allowed[name];
      if (!known) faults.push(`<${name}>`);
      for (const key of Object.keys(attributes)) if (!known?.includes(key)) faults.push(`<${name} ${key}>`);
      const element = { name, attributes, text: '', within: open.map((one) => one.name) };
      elements.push(element);
      if (name === 'br') say('\n');
      if (!alone.includes(name) && !end) open.push(element);
    }
  }
  if (open.length > 0) faults.push(`left open: ${open.map(({ name }) => name)}`);
  return { elements, faults, text };
}

function attributesOf(rest: string, faults: string[]): Record<string, string> {
  const found: Record<string, string> = {};
  const left = rest.replace(/\s+([a-z-]+)="([^"]*)"/g, (_all, key: string, value: string) => {
    found[key] = decoded(value, faults);
    return '';
  });
  if (left.trim() !== '') faults.push(`an odd tag: ${rest}`);
  return found;
}

function decoded(text: string, faults: string[]): string {
  return text.replace(/&(#?\w*);?/g, (all, name: string) => {
    const sign = all.endsWith(';') && Object.hasOwn(entities, name) ? entities[name] : undefined;
    if (sign === undefined) faults.push(`an odd entity: ${all}`);
    return sign ?? all;
  });
}
