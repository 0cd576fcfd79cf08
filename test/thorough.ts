/** True where time does not matter: a test that can try every place then does, and otherwise a share of them. */
export const isThorough = process.env.THOROUGH === 'yes';
