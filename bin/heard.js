#!/usr/bin/env node
const argv = process.argv.slice(2);

// A note has an entry of its own, as fast as Node starts; it hands back what only the full program can do.
const quick = argv[0] === 'note' ? quickWay().run(argv.slice(1)) : undefined;

// All of it is written: to leave at once spares Node tearing down what the system frees anyway.
if (typeof quick === 'number') process.exit(quick);

const heard = require('../dist/heard.cjs');
Promise.resolve(quick ? heard.goOn(quick) : heard.run(argv)).then((code) => {
  process.exitCode = code;
});

// With what the Node that built it made of it: compiling it takes longer than the note. Without that it is compiled anew.
function quickWay() {
  const { readFileSync } = require('node:fs');
  const { Script } = require('node:vm');
  const filename = `${__dirname}/../dist/note.cjs`;
  const way = {};
  let cachedData;
  try {
    cachedData = readFileSync(`${__dirname}/../dist/note.code`);
  } catch {}
  new Script(readFileSync(filename, 'latin1'), { filename, cachedData }).runInThisContext()(way, require);
  return way;
}
