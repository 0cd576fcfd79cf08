// One process that runs many lines of heard as bin/heard.js would, so that it can be looked at from within. Takes a file
// with {program, lines, isFrozen, isWatched} and writes {codes, connects} to the path beside it that ends in .done.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const file = process.argv[2];
const { program, lines, isFrozen, isWatched } = JSON.parse(readFileSync(file, 'utf8'));
const connects = [];

function watch(owner, name, what) {
  const original = owner[name];
  owner[name] = function watched(...args) {
    connects.push(what);
    return original.apply(this, args);
  };
}

if (isWatched) {
  watch(require('node:net').Socket.prototype, 'connect', 'net');
  watch(require('node:dgram'), 'createSocket', 'dgram');
  const dns = require('node:dns');
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse']) {
    watch(dns, name, 'dns');
    watch(dns.promises, name, 'dns');
  }
  watch(require('node:http'), 'request', 'http');
  watch(require('node:https'), 'request', 'https');
  watch(require('node:http2'), 'connect', 'http2');
  watch(globalThis, 'fetch', 'fetch');
  watch(require('node:worker_threads'), 'Worker', 'worker');
  for (const name of ['spawn', 'spawnSync', 'exec', 'execFile', 'execSync', 'execFileSync', 'fork'])
    watch(require('node:child_process'), name, 'child');
}
if (isFrozen)
  for (const one of [Object, Array, Function, String, RegExp, Map, Set, Promise]) Object.freeze(one.prototype);

async function run(args) {
  if (args[0] === 'connect-to-nobody')
    require('node:net')
      .connect(9, '127.0.0.1')
      .on('error', () => {});
  const quick = args[0] === 'note' ? require(join(program, 'note.cjs')).run(args.slice(1)) : undefined;
  return quick ?? require(join(program, 'heard.cjs')).run(args);
}

(async () => {
  const codes = [];
  for (const args of lines) codes.push(await run(args).catch((error) => `${args.join(' ')}: ${error.stack}`));
  writeFileSync(`${file}.done`, JSON.stringify({ codes, connects, isFrozen: Object.isFrozen(Object.prototype) }));
})();
