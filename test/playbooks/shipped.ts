import { fileURLToPath } from 'node:url';
import { compilePlaybooks } from '../../src/adapters/playbooks/yaml.ts';

export const folder = fileURLToPath(new URL('../../playbooks', import.meta.url));

/** The playbooks as the build reads them. */
export const shipped = compilePlaybooks(folder);

const different = ['slow-computer', 'wifi-drops', 'scam-remote', 'windows-eos', 'unsupported-mix'];

/**
 * Those that differ in what they make of a visit: conditions on conditions, on a slot, many dangers, none at all, slots by other
 * names. What is the same in all forty is gone through with these; `walk.test.ts` goes through every path of each.
 */
export const shapes = shipped.filter(({ id }) => different.includes(id));
