const endings = ['SIGTERM', 'SIGHUP'] as const;

/** Calls `end` when the terminal is closed or the program told to stop; with `also`, on those signals too. Returns the way to stop listening. */
export function onEnding(end: () => void, also: readonly NodeJS.Signals[] = []): () => void {
  const signals = [...endings, ...also];
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.removeListener(signal, end);
  };
}
