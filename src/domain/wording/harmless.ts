import { youDidIt } from './blame.ts';
import { pairs } from './pairs.ts';

const listed = [
  // Time, place and measure.
  pairs(
    'just',
    'now|after|before|as|when|yet|in time|in case|under|over|above|below|behind|outside|inside|about|enough|like|right|short of',
  ),
  pairs('only|has|have|had|not', 'just'),
  pairs('you should have', 'a|an|the|your|it|no|both|them|all|two|one|this|these'),
  pairs('anything|everything|nothing|all|nobody|no one|none', 'but'),
  'but for|as soon as|as far as you know|too soon|how soon|takes forever|took forever|not last forever',
  'insurance policy|privacy policy|not guaranteed|not 100%|charge to 100%|charged to 100%|battery at 100%',
  pairs('no|under|cannot|cant|makers|manufacturers', 'guarantee'),
  pairs('bus|delivery|taxi|truck|van', 'driver'),
  // What takes blame away, or says what to do in a case that may come.
  pairs(
    "not|isn't|wasn't|never|hardly",
    "your fault|your own fault|your mistake|your doing|their fault|anyone's fault",
  ),
  pairs("nobody's|no one's", 'fault'),
  pairs('if|in case|when|once|where', youDidIt),
  pairs('if|in case|where|what|anything|something|that|when', "you don't understand|you do not understand"),
  'if you must|if you have to',
  // Where mail and files go.
  pairs('junk', 'mail|email|e-mail|folder|filter|box|list|message|messages|sender|settings|or spam|and spam'),
  pairs('the|in|into|to|as|not|from|of|under|spam and|spam or|called|named|marked', 'junk'),
  pairs('the|in|into|to|from|empty', 'trash'),
  'trash can|trash folder|rubbish bin|garbage can',
  // Not what is for sale.
  pairs(
    'works|work|worked|is|are|was|at|my|our|your|their|do|does|did|know|knows|fit|fits|suit|suits|run|runs|like|likes|sleep|second|as|sounds|looks|reads|keeps|prints',
    'best',
  ),
  pairs(
    'best',
    'to|if|when|where|before|by|time|place|day|way|done|kept|left|used|with|without|for|not|known|copy|wishes|regards|case|seen|signal|friend|of|read|taken|on|in|at|guess|picture|photo|photos|spot|buy|chance|practice|page',
  ),
  pairs('premium', 'plan|account|version|rate|number|numbers|subscription|tier|member'),
  'insurance premium|insurance premiums|youtube premium|spotify premium|magic mouse|magic keyboard|magic trackpad|magic link',
  'magic jack|great deal of|great deal more|great deal less|not magic|no miracle|no miracles',
  pairs("not|isn't|nothing is|never|less than|not be|won't be", 'perfect'),
  pairs('not', 'always safe|fully safe|entirely safe|absolutely safe|fully secure|always secure'),
  'perfectly normal|not perfectly|idiot light|nothing silly|ancient history',
];

/** What holds an avoided phrase and says nothing of the kind. */
export const harmless: readonly string[] = listed.flatMap((forms) => forms.split('|'));
