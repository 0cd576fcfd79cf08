import { createContext, Script } from 'node:vm';
import { HeardError } from '../errors.ts';

const milliseconds = 1000;
/** Milliseconds a character: many times what an honest expression takes, and less than reading the text took. */
const fairShare = 0.00001;

/**
 * Tells which texts a regular expression matches, whatever the case of its letters. All texts of a search together have a
 * second, and a little more the more they are. JavaScript cannot stop an expression that backtracks for ever, but a
 * script in a context of its own can be stopped; starting one is slow, so it takes many texts at once.
 */
export function createMatcher(): (pattern: string, texts: readonly string[]) => readonly boolean[] {
  const script = new Script('texts.map((text) => expression.test(text))');
  const box: { expression?: RegExp; texts?: readonly string[] } = createContext(Object.create(null));
  let compiled: string | undefined;
  let left = 0;
  return (pattern, texts) => {
    if (pattern !== compiled) {
      box.expression = compile(pattern);
      compiled = pattern;
      left = milliseconds;
    }
    box.texts = texts;
    left += texts.reduce((length, text) => length + text.length, 0) * fairShare;
    const start = performance.now();
    const found = run(script, box, { pattern, timeout: Math.ceil(left) });
    left -= performance.now() - start;
    return found;
  };
}

interface Bound {
  readonly pattern: string;
  /** Milliseconds. */
  readonly timeout: number;
}

function run(script: Script, box: object, { pattern, timeout }: Bound): readonly boolean[] {
  try {
    if (timeout > 0) return script.runInContext(box, { timeout });
  } catch (cause) {
    throw tooSlow(pattern, cause);
  }
  throw tooSlow(pattern);
}

const tooSlow = (pattern: string, cause?: unknown) =>
  new HeardError(`The expression ${pattern} takes too long. Try a simpler one, such as "print.*offline".`, {
    code: 'usage',
    cause,
  });

// Unicode rules first; without them for escapes that people are used to, such as \- or \_.
function compile(pattern: string): RegExp {
  for (const flags of ['iu', 'i']) {
    try {
      return new RegExp(pattern, flags);
    } catch {}
  }
  throw new HeardError(`"${pattern}" is no regular expression. Try one such as "print.*offline".`, { code: 'usage' });
}
