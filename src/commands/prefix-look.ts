import type { PrefixOf } from '../output/id-view.ts';
import type { Style } from '../output/style.ts';

/** What sets off the part of an id that is enough to type: nothing without colour, where it costs reading every id. */
export function prefixLook(prefixOf: PrefixOf, style: Style): { readonly prefixOf?: PrefixOf } {
  return style.strong('id') === 'id' ? {} : { prefixOf };
}
