import { pairs } from './pairs.ts';

const done = 'broke|damaged|ruined|wrecked|forgot|ignored|caused|neglected|misused|overlooked|messed|screwed|failed';
const been = done.replace('broke', 'broken').replace('forgot', 'forgotten');

/** A deed that goes wrong, laid to the one it is told to. */
export const youDidIt = [
  pairs("you|you probably|you clearly|you already|you yourself|it's you who|it is you who", done),
  pairs("you have|you've|you must have|you may have|you might have|you seem to have", been),
  'you must have dropped|you must have spilled|you must have done|you must have changed',
].join('|');

/** The same that was left undone. */
export const youDidNot = [
  pairs("you didn't|you did not", 'listen|read|bother|follow|check|update|back up|make a copy|look after'),
  pairs('you never', 'listened|read|bothered|followed|checked|updated|backed up|made a copy|looked after'),
].join('|');

export const yourFault = [
  pairs('your|their|his|her', 'fault|own fault|mistake|own mistake|doing|own doing|own error|carelessness'),
  "the fault of|you are to blame|you're to blame|careless|carelessness",
].join('|');
