#!/usr/bin/env node
const argv = process.argv.slice(2);

// A note has an entry of its own, as fast as Node starts; it hands back what only the full program can do.
const code = argv[0] === 'note' ? require('../dist/note.cjs').run(argv.slice(1)) : undefined;

// All of it is written: to exit at once spares Node tearing down what the system frees anyway.
if (code !== undefined) process.exit(code);
else
  require('../dist/heard.cjs')
    .run(argv)
    .then((done) => {
      process.exitCode = done;
    });
