import { playbookJsonSchema } from './playbook.ts';

/** A part of the format as its JSON Schema describes it. */
export interface Part {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly items?: Part | false;
  readonly required?: readonly string[];
}

let format: Part | undefined;

/** The part of the format that a path of keys and positions leads to; undefined where it knows none. */
export function partAt(path: readonly (string | number)[]): Part | undefined {
  format ??= playbookJsonSchema() as Part;
  return path.reduce<Part | undefined>((part, key) => {
    if (typeof key === 'number') return part?.items || undefined;
    return part?.properties && Object.hasOwn(part.properties, key) ? part.properties[key] : undefined;
  }, format);
}
