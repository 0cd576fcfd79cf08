/** How somebody lives with a fault, as it is typed in one line: only what was said is there. */
export interface LivingLine {
  readonly how?: string;
  readonly risk?: string;
  readonly cannotBeBoughtBack?: string;
  /** A day as typed. */
  readonly reviewOn?: string;
}

const labels = {
  risk: 'risk',
  cannotBeBoughtBack: 'gone for good',
  reviewOn: 'look again',
} as const satisfies Partial<Record<keyof LivingLine, string>>;
type Labelled = keyof typeof labels;

const labelled = Object.entries(labels) as readonly (readonly [Labelled, string])[];
const boundary = new RegExp(String.raw`(?:^|[;,])\s*(${Object.values(labels).join('|')})\s*:`, 'gi');

/** "restart it each morning; risk: it may stop; gone for good: the photos; look again: 2w". */
export function readLivingLine(text: string): LivingLine {
  const [how = '', ...parts] = text.split(boundary);
  const read: { -readonly [Key in keyof LivingLine]: string } = {};
  if (how.trim() !== '') read.how = how.trim();
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const key = labelled.find(([, label]) => label === parts[at]?.toLowerCase())?.[0];
    const said = parts[at + 1]?.trim().replace(/;$/, '').trim() ?? '';
    if (key && said !== '') read[key] = said;
  }
  return read;
}

/** The line that reads back as this. */
export function writeLivingLine(living: { readonly [Key in keyof LivingLine]?: string | undefined }): string {
  const parts = labelled.flatMap(([key, label]) => (living[key] ? [`${label}: ${living[key]}`] : []));
  return [living.how ?? '', ...parts].join('; ');
}
