/** At most this much of what is typed is lost with the power, in milliseconds. */
const pause = 300;

export interface TypingWatch {
  note(typed: string): void;
  /** Sends what has not been sent. */
  flush(): void;
  /** Forgets it: it was entered. */
  stop(): void;
}

/** Passes on what is being typed, not at every key but soon. Its timer keeps no program alive. */
export function watchTyping(send: (typed: string) => void): TypingWatch {
  let sentAt = 0;
  let last = '';
  let waiting: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === undefined) return;
    sentAt = Date.now();
    last = waiting;
    waiting = undefined;
    send(last);
  };
  return {
    note(typed) {
      if (typed === (waiting ?? last)) return;
      waiting = typed;
      if (Date.now() - sentAt >= pause) flush();
      else timer ??= setTimeout(flush, pause).unref();
    },
    flush,
    stop: () => clearTimeout(timer),
  };
}
