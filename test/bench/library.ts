import { join } from 'node:path';
import { createPlaybooks } from '../../src/adapters/playbooks/files.ts';
import { matchPlaybooks } from '../../src/domain/match.ts';
import { problems } from './said.ts';

const [own = '', state = ''] = process.argv.slice(2);

// What an interview waits for: its playbooks read, and then what fits the client's first words.
const start = performance.now();
const playbooks = await createPlaybooks({
  shipped: join(process.cwd(), 'dist/playbooks.json'),
  own,
  memory: { file: join(state, 'playbooks.json'), maker: 'bench' },
});
const all = playbooks.all();
const loaded = performance.now();
const matches = matchPlaybooks(problems[0].words, all);
const matched = performance.now();

const [fault] = playbooks.faults();
if (fault || matches.length === 0) throw new Error(fault ? `${fault.file}: ${fault.message}` : 'nothing matched');
console.log(JSON.stringify({ load: loaded - start, match: matched - loaded }));
