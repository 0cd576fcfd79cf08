import { createContext, Script } from 'node:vm';
import { HeardError } from '../errors.ts';

const milliseconds = 1000;

/**
 * Tells whether a regular expression matches, whatever the case of its letters. JavaScript cannot stop an expression that
 * backtracks for ever, but a script in a context of its own can be stopped.
 */
export function createMatcher(): (pattern: string, text: string) => boolean {
  const script = new Script('expression.test(text)');
  const box: { expression?: RegExp; text?: string } = createContext(Object.create(null));
  let compiled = '';
  return (pattern, text) => {
    if (!box.expression || pattern !== compiled) {
      box.expression = compile(pattern);
      compiled = pattern;
    }
    box.text = text;
    return run(script, box, pattern);
  };
}

function run(script: Script, box: object, pattern: string): boolean {
  try {
    return script.runInContext(box, { timeout: milliseconds }) === true;
  } catch (cause) {
    throw new HeardError(`The expression ${pattern} takes too long. Try a simpler one, such as "print.*offline".`, {
      code: 'usage',
      cause,
    });
  }
}

// Unicode rules first; without them for escapes that people are used to, such as \- or \_.
function compile(pattern: string): RegExp {
  for (const flags of ['iu', 'i']) {
    try {
      return new RegExp(pattern, flags);
    } catch {}
  }
  throw new HeardError(`"${pattern}" is no regular expression. Try one such as "print.*offline".`, { code: 'usage' });
}
