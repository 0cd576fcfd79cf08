/** The text closed with a full stop, unless it ends a sentence already. */
export function sentence(text: string): string {
  const said = text.trim();
  return said === '' || /[.!?…]["”’)]?$/.test(said) ? said : `${said}.`;
}

/** The text as the beginning of a sentence that goes on: without a full stop at its end. */
export function phrase(text: string): string {
  return text.trim().replace(/(?<!\.)\.$/, '');
}
