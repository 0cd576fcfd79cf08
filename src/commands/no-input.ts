import type { InputSchema } from './command.ts';

const nothing = {};

/** For a command that takes nothing: zod takes longer to load than such a one to run. */
export const noInput: InputSchema<object> = {
  parse: () => nothing,
  safeParse: () => ({ success: true, data: nothing }),
};
