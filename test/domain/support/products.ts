import type { Fact, Product } from '../../../src/domain/support/fact.ts';

/** A fact of the end of updates, seen on the day of the tests, unless said. */
export function fact(told: Partial<Fact> = {}): Fact {
  return { kind: 'end-of-updates', date: '2025-10-14', source: 'https://example.com/a', seenOn: '2026-11-22', ...told };
}

export function product(id: string, name: string, aliases: readonly string[], facts: readonly Fact[]): Product {
  return { id, name, maker: 'Maker', aliases, facts };
}

const versions = (...names: readonly string[]) => names.map((version) => fact({ version }));

export const windows10 = product(
  'windows-10',
  'Windows 10',
  ['win10', 'win 10', 'windows 10 home'],
  [
    fact({ version: '22H2' }),
    fact({ version: '22H2', kind: 'paid-extension', edition: 'home', date: '2027-10-12' }),
    fact({ version: '22H2', kind: 'paid-extension', edition: 'business', date: '2028-10-10' }),
    fact({ version: '21H2', date: '2024-06-11' }),
    fact({ version: '21H2 LTSC', date: '2027-01-12' }),
  ],
);

/** A few products of every shape. */
export const products: readonly Product[] = [
  windows10,
  product('macos', 'macOS', ['os x'], versions('15', '13', '10.15')),
  product('iphone', 'iPhone', [], versions('14 Pro', '14', 'SE (2nd generation)', 'SE (1st generation)', '8')),
  product(
    'samsung-mobile',
    'Samsung Galaxy',
    ['galaxy'],
    versions('S20 5G', 'S21 5G', 'S21 Ultra 5G', 'A52 5G', 'A52', 'S10 Lite'),
  ),
  product('pixel', 'Google Pixel', [], versions('Pixel 11 Pro', 'Pixel 7')),
  product('raspberry-pi', 'Raspberry Pi', ['rpi'], versions('4 Model B', '3 Model B', '3 Model A+')),
  product('ipad', 'iPad', [], versions('9th generation', 'Pro 12.9-inch (5th generation)', 'mini 4', 'mini 3', '2')),
  product('mssqlserver', 'SQL Server', ['sql'], versions('2016', '2016 SP2', '2016 SP3', '2008 R2 SP3', '2008 SP4')),
  product('linuxmint', 'Linux Mint', [], versions('22.3', '22.1', '22', '21')),
  product('office', 'Microsoft Office', ['word', 'outlook'], versions('2024', '2016')),
  product('outlook-classic', 'Outlook (classic)', ['outlook'], [fact({ date: false })]),
  product('skype', 'Skype', [], [fact({ kind: 'end-of-service' })]),
  product('flash-player', 'Adobe Flash Player', ['flash'], [fact()]),
];
