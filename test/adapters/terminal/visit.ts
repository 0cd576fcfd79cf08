import { appendFileSync } from 'node:fs';
import { createPerson } from '../../../src/adapters/terminal/person.ts';
import type { Respondent } from '../../../src/interview/respondent.ts';
import type { Step } from '../../../src/interview/step.ts';
import { createStyle } from '../../../src/output/style.ts';
import { pad, wrap } from '../../../src/output/width.ts';
import { renderBlock, type StepName, steps } from './steps.ts';

/** A person on this process's terminal. */
function personHere() {
  const style = createStyle({ color: !process.env.NO_COLOR, columns: process.stdout.columns });
  return createPerson({
    env: process.env,
    input: process.stdin,
    output: process.stdout,
    style,
    wrap,
    pad,
    render: renderBlock,
    renderPlain: (shown) => renderBlock(shown, 72).split('\n').slice(2).join('\n'),
  });
}

function* parse(words: readonly string[]): Generator<{ readonly step: Step; readonly problem?: string }> {
  for (const word of words) {
    const [name, before, problem] = word.split('=');
    const asked: Step = { ...steps[name as StepName], ...(before && { before: before.replaceAll('|', '\n') }) };
    yield { step: asked, ...(problem && { problem }) };
  }
}

/**
 * Asks the steps named as arguments (`words`, `worry=earlier text`, `worry=earlier=problem`, or `?choose`, `?confirm`, `?line`) and
 * prints each reply as JSON. With VISIT_TYPED set, what is being typed is appended to that file.
 */
async function visit([style, ...words]: readonly string[]): Promise<void> {
  const person = personHere();
  const respondent: Respondent | undefined =
    style === 'ask' ? undefined : person.respondent(style as 'prompts' | 'lines');
  const file = process.env.VISIT_TYPED;
  if (respondent && file) respondent.onTyping = (typed) => appendFileSync(file, `${JSON.stringify(typed)}\n`);
  const print = (value: unknown) => process.stdout.write(`reply: ${JSON.stringify(value)}\n`);
  if (respondent) {
    for (const { step: asked, problem } of parse(words)) print(await respondent.ask(asked, problem));
  }
  const choices = ['new', 'resume'].map((name) => ({ name: `${name} case`, value: name }));
  for (const word of words) {
    if (word === '?choose') print(await person.choose('What next?', choices));
    if (word === '?confirm') print(await person.confirm('Really?'));
    if (word === '?line') print(await person.line('Say it:'));
  }
  print('end');
}

visit(process.argv.slice(2)).catch((error: unknown) => {
  process.stdout.write(`error ${JSON.stringify((error as { code?: string }).code ?? String(error))}\n`);
  process.exitCode = 130;
});
