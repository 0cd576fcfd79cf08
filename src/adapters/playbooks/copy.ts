import { HeardError } from '../../errors.ts';
import { withSchema } from './compose.ts';
import { readPlaybookText } from './text.ts';
import { parsePlaybook } from './yaml.ts';

interface Changes {
  readonly id: string;
  readonly title?: string | undefined;
}

/** The text of a playbook file, comments and all, with another id, and another title where one is given. @throws HeardError `damaged`. */
export function copyOf(path: string, { id, title }: Changes): string {
  const read = readPlaybookText(path);
  const parsed = read.ok ? parsePlaybook(read.text, path) : undefined;
  if (!read.ok || !parsed?.ok)
    throw new HeardError(`${path} cannot be copied while there is something to mend in it.`, {
      code: 'damaged',
      hint: `heard playbook check says what: heard playbook check "${path}"`,
    });
  const changes = [
    { span: parsed.spanOf('id'), value: id },
    { span: parsed.spanOf('title'), value: title === undefined ? undefined : JSON.stringify(title) },
  ];
  // From the end, so that what comes before stays where it is.
  const ordered = changes.toSorted((one, other) => (other.span?.[0] ?? 0) - (one.span?.[0] ?? 0));
  const text = ordered.reduce(
    (text, { span, value }) =>
      span && value !== undefined ? text.slice(0, span[0]) + value + text.slice(span[1]) : text,
    read.text,
  );
  return withSchema(text);
}
