import { Document, isMap, isScalar, isSeq, type Node, visit } from 'yaml';
import type { PlaybookParts } from '../../domain/playbook.ts';
import { examplePlaybook } from '../../domain/playbook-example.ts';
import { type Part, partAt } from '../../domain/playbook-format.ts';

/** Beside own playbooks, so that editors find it on every computer that has the folder. */
export const schemaName = '.schema.json';
const firstLine = `# yaml-language-server: $schema=./${schemaName}`;
const head = `${firstLine}
# A playbook of your own. Lines that begin with # are not read: take the # away to use one.
# heard playbook check says what is still to fill in.`;

/** A file with a comment for each part; a part that is missing stands there as an example that is not read. */
export function composePlaybook(parts: PlaybookParts): string {
  const format = Object.entries(partAt([])?.properties ?? {});
  const given: Readonly<Record<string, unknown>> = parts;
  const blocks = format.map(([key, part]) => {
    const lines = isEmpty(given[key])
      ? yamlOf(key, examplePlaybook[key as keyof PlaybookParts]).map((line) => `#${line}`)
      : yamlOf(key, given[key]);
    return [...comment(part), ...lines].join('\n');
  });
  return `${[head, ...blocks].join('\n\n')}\n`;
}

/** The text with the line that names the schema first, as it is where there is one. */
export function withSchema(text: string): string {
  return text.startsWith('# yaml-language-server:') ? text : `${firstLine}\n${text}`;
}

function comment({ description = '', items, properties }: Part): readonly string[] {
  const below = properties ?? (items || undefined)?.properties ?? {};
  return [
    `# ${description}`,
    ...Object.entries(below).map(([key, part]) => `# * ${key}: ${part.description ?? 'A short name of its own.'}`),
  ];
}

function yamlOf(key: string, value: unknown): readonly string[] {
  const document = new Document({ [key]: plain(value) });
  visit(document, {
    Seq: (_, seq) => {
      seq.flow = seq.items.every((item) => isScalar(item) && typeof item.value === 'number');
    },
    Pair(_, pair) {
      const isShort = isScalar(pair.key) && (pair.key.value === 'when' || pair.key.value === 'choices');
      if (isShort && (isMap(pair.value) || isSeq(pair.value))) return inOneLine(pair.value);
      return undefined;
    },
  });
  // Text that goes on in a second line is easy to break.
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd().split('\n');
}

function inOneLine(node: Node & { flow?: boolean }): symbol {
  node.flow = true;
  return visit.SKIP;
}

/** Yes and no as a person writes them, without lists that hold nothing. */
function plain(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, one]) => !isEmpty(one));
  return Object.fromEntries(kept.map(([key, one]) => [key, plain(one)]));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
