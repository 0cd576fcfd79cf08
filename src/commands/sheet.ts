import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import { dateAt, isOverdue } from '../domain/dates.ts';
import { HeardError } from '../errors.ts';
import { clean } from '../output/clean.ts';
import { isStillOpen } from '../output/sheet/decided.ts';
import { type Business, type Sheet, sheetOf } from '../output/sheet/sheet.ts';
import { sheetHtml } from '../output/sheet/sheet-html.ts';
import { sheetMarkdown } from '../output/sheet/sheet-md.ts';
import { sheetText } from '../output/sheet/sheet-text.ts';
import { plainSpeech, type Speech } from '../output/speech.ts';
import { createStyle, type Style } from '../output/style.ts';
import type { Command } from './command.ts';
import { findCase } from './find-case.ts';
import type { Ports } from './ports.ts';

const formats = ['text', 'md', 'html'] as const;
type Format = (typeof formats)[number];

const input = z.object({
  case: z.string().default('last'),
  format: z.enum(formats).optional(),
  output: z.string().optional(),
  force: z.boolean().default(false),
  open: z.boolean().default(false),
});
type Input = z.infer<typeof input>;

interface Printed {
  /** Said as the helper's locale says it for people, and plain for programs. */
  readonly sheetIn: (speech: Speech) => Sheet;
  readonly format: Format;
  /** Where it was written; else it is printed. */
  readonly file: string | undefined;
}

const printers: Readonly<Record<Format, (sheet: Sheet, style: Style) => string>> = {
  text: sheetText,
  md: sheetMarkdown,
  html: sheetHtml,
};

/** `heard sheet`: the page that the client keeps, on the screen, in a file or in the browser. */
export const sheet: Command<Input, Printed> = {
  path: 'sheet',
  args: '[case]',
  summary: 'The page for the client to keep',
  examples: [
    'heard sheet',
    'heard sheet k7m4 --open',
    'heard sheet last -o sheet.html',
    'heard sheet k7m4 --format md',
  ],
  flags: [
    {
      flags: '--format <format>',
      about: `${formats.join(', ')}; unless said, what the file’s name ends in, else text`,
    },
    { flags: '-o, --output <file>', about: 'write this file, whole or not at all' },
    { flags: '--force', about: 'replace the file if it is there' },
    { flags: '--open', about: 'show it in the browser, to print from there' },
  ],
  input,
  async run(typed, ports) {
    const format = formatOf(typed);
    const subject = await findCase(typed.case, ports);
    if (subject.withdrawn && !subject.disputed)
      throw new HeardError(`Case ${subject.id} was withdrawn, so there is no sheet of it.`, {
        code: 'refused',
        hint: `Look at it: heard show ${subject.id}`,
      });
    const today = dateAt(ports.clock.now());
    const business = await readBusiness(ports);
    const sheetIn = (speech: Speech) => sheetOf(subject, { business, today, speech });
    for (const line of remarksOn(subject, business, ports.clock.now())) ports.output.warn(line);
    return { sheetIn, format, file: await written(sheetIn(ports.output.style), { ...typed, format }, ports) };
  },
  human: ({ sheetIn, format, file }, style) =>
    file === undefined ? printers[format](sheetIn(style), style) : `Written: ${clean(file)}`,
  json: ({ sheetIn, file }) => ({ schemaVersion: 1, file: file ?? null, sheet: sheetIn(plainSpeech) }),
};

function formatOf({ format, output = '', open }: Input): Format {
  const named = /\.(?:(html?)|(md))$/i.exec(output);
  const meant = format ?? (open || named?.[1] ? 'html' : named?.[2] ? 'md' : 'text');
  if (!open || meant === 'html') return meant;
  throw new HeardError(`--open shows the sheet in the browser, which needs html and not ${meant}.`, {
    code: 'usage',
    hint: 'Leave out --format.',
  });
}

/** Writes the sheet where it was asked for, opens it, and says where it is; undefined where it is only printed. */
async function written(
  sheet: Sheet,
  { format, output, force, open }: Input & { readonly format: Format },
  ports: Ports,
): Promise<string | undefined> {
  if (output === undefined && !open) return undefined;
  const page = `${printers[format](sheet, createStyle({ color: false, columns: 80 })).trimEnd()}\n`;
  if (output !== undefined) ports.files.write(output, [page], { force });
  if (!open) return output;
  const browser = await ports.browser();
  const file = output ?? browser.keep(`heard-${sheet.id}.html`, page);
  await browser.open(file);
  return file;
}

async function readBusiness({ settings, identity }: Ports): Promise<Business> {
  const { business, address, phone, mail, taxNumber, terms } = (await settings()).read();
  return { helper: identity.by, business, address, phone, mail, taxNumber, terms };
}

/** What the helper should know before the sheet goes to the client. */
function remarksOn(subject: Case, { business, address, phone, mail }: Business, now: number): readonly string[] {
  const isNameless = [business, address, phone, mail].every((one) => one === undefined);
  const isOver = isStillOpen(subject) && subject.offer?.fixes?.some(({ validUntil }) => isOverdue(validUntil, now));
  return [
    ...(isNameless
      ? [
          'The sheet names nobody to call. Set it once: heard config set phone "020 7946 0812"; also business, address, mail.',
        ]
      : []),
    ...(isOver ? ['The day until which a price on this sheet holds has passed.'] : []),
    ...(subject.contested ? ['It was decided in two places; the sheet has the newer decision. See heard show.'] : []),
  ];
}
