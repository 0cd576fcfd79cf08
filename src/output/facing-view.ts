import type { Offer } from '../domain/offer.ts';
import { offerRows } from './offer-view.ts';
import type { Style } from './style.ts';

/** The prompt below takes this many rows. */
const prompt = 3;

/**
 * The two ways for a client who reads the screen from the other side of the desk: as far apart as the screen allows, with
 * rows left free around and between what is said.
 */
export function facingView(offer: Offer, style: Style, rows: number): string[] {
  const margin = style.columns >= 60 ? '  ' : '';
  const narrow = { ...style, columns: style.columns - 2 * margin.length };
  const roomy = ['', ...offerRows(offer, narrow, 'apart').map((row) => (row === '' ? '' : margin + row)), ''];
  const layouts = [roomy, offerRows(offer, style, 'apart'), offerRows(offer, style, 'close')];
  return layouts.find((layout) => layout.length <= rows - prompt) ?? layouts.at(-1) ?? [];
}
