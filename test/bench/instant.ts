import { type Home, heard } from './desk.ts';
import { type Measure, run } from './timing.ts';

const notes = 20;

/**
 * Times a note that bash writes by itself, from within: a shell that stands open already. The time of one, in milliseconds.
 * A note that bash would have left to heard fails.
 */
export function instantNote({ env }: Home): Measure {
  const node = { file: process.execPath, env };
  // Only in the file of a month that is there already.
  run({ ...node, args: [heard, 'note', 'call the Harbour Café back'] });
  const { printed: lines } = run({ ...node, args: [heard, 'alias', 'bash', '--instant'], says: '_heard_instant' });
  const script = `${lines}
    _heard_instant 'the first one' || exit
    begun=\${EPOCHREALTIME//[!0-9]/}
    for ((turn = 0; turn < ${notes}; turn++)); do _heard_instant 'call the Harbour Café back' || exit; done
    echo $((\${EPOCHREALTIME//[!0-9]/} - begun))`;
  return () => {
    const { printed } = run({ file: 'bash', args: ['-c', script], env, says: 'Noted' });
    return Number(printed.trim().split('\n').at(-1)) / notes / 1000;
  };
}
