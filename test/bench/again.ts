import { openSync, readSync } from 'node:fs';

// What a script does that takes in an exported file: reads it, parses each line, prints it again.
const file = openSync(process.argv[2] ?? '', 'r');
const bytes = Buffer.alloc(2 ** 20);
const decoder = new TextDecoder();
let rest = '';
for (let size = readSync(file, bytes); size > 0; size = readSync(file, bytes)) {
  const lines = (rest + decoder.decode(bytes.subarray(0, size), { stream: true })).split('\n');
  rest = lines.pop() ?? '';
  process.stdout.write(lines.map((line) => `${JSON.stringify(JSON.parse(line))}\n`).join(''));
}
