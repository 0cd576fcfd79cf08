import { defineConfig } from 'rolldown';

export default defineConfig({
  input: ['main', 'data', 'library', 'again'].map((name) => `test/bench/${name}.ts`),
  platform: 'node',
  output: {
    dir: 'node_modules/.cache/bench',
    cleanDir: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name].part.mjs',
  },
});
