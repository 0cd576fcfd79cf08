/** What stands in the place of a text that was redacted. */
export const takenOut = '(taken out)';
