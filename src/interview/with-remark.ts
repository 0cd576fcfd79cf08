import type { Respondent } from './respondent.ts';

/** The same respondent with one line above every question, but where something has to stand alone on the screen. */
export function withRemark(respondent: Respondent, remark: string): Respondent {
  const remarked: Respondent = {
    ask(step, problem) {
      respondent.onTyping = (typed) => remarked.onTyping?.(typed);
      const standsAlone = step.card || step.form.type === 'any';
      const show = [{ type: 'known', lines: [remark] } as const, ...(step.show ?? [])];
      return respondent.ask(standsAlone ? step : { ...step, show }, problem);
    },
    echo: (line) => respondent.echo(line),
  };
  return remarked;
}
