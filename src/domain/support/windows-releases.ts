import type { Edition, Product } from './fact.ts';

interface WindowsRelease {
  readonly product: Pick<Product, 'id' | 'name' | 'aliases'>;
  /** Absent where there is one version only. */
  readonly version?: string;
  /** Home stands for Home and Pro, business for Enterprise and Education. */
  readonly edition?: Edition;
}

const names: Readonly<Record<string, string>> = { '6': 'Vista', '5': 'XP' };
const form = /^(\d+(?:\.\d)?)(?:-(\d{4}|\d\dh\d))?(?:-sp\d)?(?:-(e|w))?(?:-(lts|iot-lts|iot))?$/i;

/**
 * The Windows that a release such as `11-24h2-e` belongs to: the site keeps all as one product, people know them by
 * number. Undefined for a name of another form, which then stays where it is.
 */
export function windowsRelease(release: string): WindowsRelease | undefined {
  const [, number, half, letter, longTerm] = form.exec(release) ?? [];
  if (number === undefined) return undefined;
  const spoken = (Object.hasOwn(names, number) ? names[number] : undefined) ?? number;
  const product = {
    id: `windows-${spoken.toLowerCase()}`,
    name: `Windows ${spoken}`,
    aliases: [`win${spoken}`, `w${spoken}`],
  };
  if (half === undefined) return { product };
  const suffix = longTerm === undefined ? '' : longTerm === 'iot' ? ' IoT' : longTerm === 'lts' ? ' LTSC' : ' IoT LTSC';
  // Long-term builds are an edition of their own.
  const edition = suffix !== '' ? undefined : letter === 'w' ? 'home' : letter === 'e' ? 'business' : undefined;
  return { product, version: half.toUpperCase() + suffix, ...(edition && { edition }) };
}
