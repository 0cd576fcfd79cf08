import { fileURLToPath } from 'node:url';
import { compilePlaybooks } from '../../src/adapters/playbooks/yaml.ts';

export const folder = fileURLToPath(new URL('../../playbooks', import.meta.url));

/** The playbooks as the build reads them. */
export const shipped = compilePlaybooks(folder);
