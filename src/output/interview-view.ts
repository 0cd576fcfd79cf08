import type { Block, Proposal, Shown } from '../domain/shown.ts';
import { clean } from './clean.ts';
import { hang } from './columns.ts';
import { facingView } from './facing-view.ts';
import { offerLines, offerView, quote } from './offer-view.ts';
import { seenNote } from './seen-view.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

/** What stands above a question in a terminal: the stage and "3 of 10" on the first row, then what the question is about. */
export function stepView({ stage, count, card, show = [] }: Shown, style: Style, rows = 24): string {
  const blocks = show.flatMap((block) =>
    block.type === 'offer' && block.isFacing ? facingView(block.offer, style, rows) : blockLines(block, style),
  );
  if (card) return blocks.join('\n');
  // The stages to come stay unsaid: nothing of the offer stands on screen before the client's yes.
  const lines = [
    `${style.title(stage)}${style.quiet(counted(count))}`,
    ...(blocks.length > 0 ? ['', ...blocks] : []),
    '',
  ];
  return lines.join('\n');
}

/** The same for who reads line by line: no stage, no boxes, no colour. */
export function stepLines({ show = [] }: Shown, style: Style): string {
  return show
    .flatMap((block) => (block.type === 'offer' ? [offerLines(block.offer, style)] : blockLines(block, style)))
    .join('\n');
}

function counted({ asked, of }: Shown['count']): string {
  return of === 0 ? '' : ` · ${asked} of ${of}`;
}

function blockLines(block: Block, style: Style): string[] {
  const columns = Math.min(style.columns, 80);
  switch (block.type) {
    case 'parts':
      return partsLines(block, style);
    case 'card':
      return [
        ...wrap(clean(block.danger), columns).map(style.warn),
        '',
        ...wrap(clean(block.firstAction), columns).map(style.strong),
        '',
      ];
    case 'known':
      return block.lines.flatMap((line) => wrap(clean(line), columns));
    case 'seen':
      return seenNote(block.before, style);
    case 'proposals':
      return block.proposals.flatMap((proposal, index) => proposalLines(proposal, index, style));
    case 'offer':
      return [offerView(block.offer, style)];
  }
}

function partsLines({ parts, correction }: Extract<Block, { type: 'parts' }>, style: Style): string[] {
  const columns = Math.min(style.columns, 80);
  const rows = [
    ['they call it', parts.noun],
    ['it stops', parts.stops],
    ['by when', parts.byWhen],
  ] as const;
  const found = rows.flatMap(([label, text]) =>
    text ? hang(`${style.quiet(label.padEnd(12))}  `, style.strong(clean(text)), columns) : [],
  );
  return [...(correction ? [...quote(correction, columns), ''] : []), ...found];
}

function proposalLines({ title, takes }: Proposal, index: number, style: Style): string[] {
  const columns = Math.min(style.columns, 80);
  return [
    ...hang(`${style.key(String(index + 1))}  `, clean(title), columns),
    ...hang('   ', style.quiet(clean(takes)), columns),
  ];
}
