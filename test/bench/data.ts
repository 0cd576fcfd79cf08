import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeYears } from './years.ts';

const [count = '100000', folder = `heard-${count}`] = process.argv.slice(2);
const cases = Number(count);
const home = resolve(folder);

if (!Number.isInteger(cases) || cases < 1) {
  console.error('How many cases? For example: npm run bench:data -- 100000');
  process.exitCode = 2;
} else if (existsSync(home) && readdirSync(home).length > 0) {
  console.error(`${home} is not empty: name a folder that is, after the number.`);
  process.exitCode = 2;
} else {
  const { records, events, bytes, someCase } = writeYears(home, { cases, until: Date.now() });
  const megabytes = (bytes / 1_000_000).toFixed(0);
  console.log(`${cases} cases over ten years in ${home}: ${records} records, ${events} events, ${megabytes} MB.`);
  console.log(`Look at it: heard --home ${home} show ${someCase}`);
}
