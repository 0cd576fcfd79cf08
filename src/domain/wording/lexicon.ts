import { youDidIt, youDidNot, yourFault } from './blame.ts';
import { pairs } from './pairs.ts';

export const kinds = [
  'blame',
  'minimiser',
  'slight',
  'brush-off',
  'argument',
  'evasion',
  'hollow',
  'vague',
  'overclaim',
  'pressure',
  'jargon',
] as const;
export type Kind = (typeof kinds)[number];

/**
 * A phrase and what serves better. Its forms are parted by `|`. `<money>` stands for any amount, `<owner>` for any word with
 * an 's. What serves better is a wording, or in brackets what to do.
 */
export type Row = readonly [forms: string, better: string];

/** Phrases that blame, talk down, argue, promise too much or too little, or sell. */
export const avoided: Readonly<Record<Exclude<Kind, 'jargon'>, readonly Row[]>> = {
  blame: [
    ['user error', 'Many people land there; the screen does not say.'],
    ["you should have|you should've|you shouldn't have|you ought to have", 'What would help next time is'],
    ["why didn't you|why did you not", 'What had you seen up to then?'],
    ['did you even', 'Have you had the chance to'],
    ['someone messed this up|somebody messed this up|messed this up|messed it up', 'It was set up differently before'],
    ['the other guy|the last guy|the previous guy', 'Whoever set it up had a reason I do not know'],
    ['<owner> fault', 'The two do not promise to work together'],
    [yourFault, '(say what happened)'],
    [youDidIt, '(say what happened to it)'],
    [youDidNot, 'What would help next time is'],
    [pairs('you did|you got', 'wrong|it wrong|this wrong|that wrong|something wrong'), '(say what happened)'],
    ['you made a mistake|you made an error|you did this to|you did it to', '(say what happened)'],
    ["you're the problem|you are the problem", 'The two do not promise to work together'],
  ],
  minimiser: [
    ['just', '(leave it out before an instruction)'],
    ['simply|merely', '(leave it out)'],
    [
      "it's easy|it is easy|easy-peasy|a piece of cake|nothing to it|dead easy|super easy|so easy|child's play|a breeze|no sweat",
      'It takes about two minutes',
    ],
    ['quick fix|easy fix|only takes a second|takes a second|takes no time|in a jiffy', 'It takes about two minutes'],
    ["no big deal|not a big deal|isn't a big deal|no biggie|trivial", '(say what it takes)'],
    ['effortless|effortlessly|hassle-free|painless', '(say what it takes)'],
    ["all you have to do|all you need to do|all you've got to do", 'What works best is'],
    ['cheap|cheaper', '(give the number)'],
    ['only <money>', '(give the amount alone)'],
  ],
  slight: [
    ['obviously', '(leave it out)'],
    ['everyone knows|everybody knows', '(leave it out)'],
    [
      "you have to|you must|you've got to|you had better|you'd better|you are required to|you're required to",
      'What works best is',
    ],
    ['do as I say|do what I say|do as you are told|do as I told you', 'What works best is'],
    [
      `${pairs("you don't|you do not|you didn't|you did not|you wouldn't|you won't|you can't|you cannot", 'understand')}|you misunderstood|you still don't understand|you still don't get it`,
      'Let me put that another way',
    ],
    [
      `${pairs('nobody|no one', 'could miss|can miss|could have missed')}|${pairs('anyone|anybody|everyone|everybody|a child|any child|any fool|any idiot', 'can do this|could do this|can do that|could do that|would know|would have seen')}`,
      '(leave it out)',
    ],
    ['even you|even you can|even a child', '(leave it out)'],
    ['common sense|you should know better|as you should know|as you know|as you well know', '(leave it out)'],
    ['stupid|dumb|idiot|idiots|idiotic|idiot-proof|clueless|ignorant|lazy|clumsy', '(leave it out)'],
    ['junk|rubbish|garbage|trash|crap|crappy|a dinosaur', '(say what it still does, and what it does not)'],
    ['obsolete|ancient|prehistoric|antiquated', '(say how old it is)'],
    ['grandma|granny', '(leave it out)'],
    ['are you technical', 'Shall I show you, or shall I do it?'],
    ['silly question|stupid question|silly', 'Good that you asked'],
  ],
  'brush-off': [
    ['calm down', 'You have every reason to be fed up with this'],
    ['calm', '(leave it out)'],
    ['relax|cheer up|no need to panic|stop worrying|get over it', 'You have every reason to be fed up with this'],
    [
      "don't worry|do not worry|no worries|nothing to worry about",
      'Here is what is safe, and here is what I do not know yet',
    ],
    ['I know exactly how you feel|I know how you feel', 'I have not had this happen; it sounds exhausting'],
  ],
  argument: [
    ['I understand, but', 'I understand. And here is what I can do'],
    ['but', 'and'],
    [
      "no, that's not what happened|that's not what happened",
      'That is different from what I expected; can you show me?',
    ],
    [
      `${pairs('as|like', "I said|I told you|I told you already|I already told you|I already said|I have said|I've said|I mentioned|I explained|already said|already mentioned")}|${pairs('I', 'told you so|told you already|already told you|told you before|already said|already explained|have told you|have already told you')}|I've told you|I've already told you|how many times have I told you|how often have I told you`,
      'Let me put that another way',
    ],
  ],
  evasion: [
    ["that's not my department|not my department|not my job", 'I do not decide that. NAME does, and I will ask by DAY'],
    ['policy', 'The reason is'],
  ],
  hollow: [
    ['to be honest|honestly|frankly', '(leave it out)'],
    ['trust me|believe me|take my word|rest assured', '(say what I saw)'],
    ['unfortunately', '(say the fact)'],
    [
      'we apologize for any inconvenience|we apologise for any inconvenience|sorry for any inconvenience|sorry for the inconvenience|apologize|apologise|apologies',
      'I am sorry you lost the morning to this',
    ],
  ],
  vague: [
    ['ASAP|as soon as possible', 'by Thursday noon'],
    ['soon|shortly|before long|in no time|in due course|at some point', 'by DAY at TIME'],
    ['when I get a chance|when I get round to it|when I have time', 'by DAY at TIME'],
    [
      'as soon as I can|as soon as we can|as quickly as possible|sometime|one of these days|sooner or later',
      'by DAY at TIME',
    ],
    ["I'll try|I will try|we'll try|we will try", 'I will do X by Y, or tell you that I could not'],
    [
      `should be fixed|${pairs("should be|ought to be|will be|it'll be|you'll be", 'fine|OK|okay|alright|all right')}|that should do it|this should do it|should do the trick|should work now|should work again|should work fine|hopefully|fingers crossed`,
      'I saw it print twice; tell me on Friday if it happens again',
    ],
  ],
  overclaim: [
    ['permanently fixed forever|forever|once and for all|never again', 'fixed, with 30 days on the same fault'],
    [
      '100%|100 percent|hundred percent|foolproof|risk-free|completely safe|totally safe',
      'I cannot promise that nothing new appears',
    ],
    ['perfect|perfectly|flawless|flawlessly', '(say what I saw)'],
    [
      `${pairs('perfectly|absolutely|entirely|always|fully|100%', 'safe|secure')}|bulletproof|unbreakable|unhackable|fail-safe|failsafe`,
      'I cannot promise that nothing new appears',
    ],
    [
      `${pairs("nothing can|nothing will|nothing could|can't|cannot", 'go wrong')}|cannot fail|can't fail|never fails|will never fail|will never happen|never happen again|always works`,
      'I cannot promise that nothing new appears',
    ],
    ['guaranteed|guarantee|guarantees', 'with 30 days on the same fault'],
  ],
  pressure: [
    ['you need a new one|need a new one|needs a new one', 'You have two good choices'],
    [
      'today only|only today|limited time|limited offer|last chance|act now|now or never|while stocks last',
      'The price holds until DATE',
    ],
    [
      'best|awesome|miracle|miracles|miraculous|amazing|amazingly|incredible|incredibly|fantastic|wonderful|magic|magical|premium|luxury|ultimate|unbeatable|revolutionary|world-class|state of the art|cutting-edge|top-notch|second to none|game changer|game-changing|no-brainer|a must-have|must-haves|gold package|platinum package',
      '(say what it does for them)',
    ],
    [
      'bargain|bargains|a steal|great deal|super deal|hot deal|special offer|special deal|special price|exclusive offer|exclusive deal|once in a lifetime|save big',
      'The price holds until DATE',
    ],
    [
      "hurry up|don't miss|do not miss|you'll love|you will love|you won't regret|you will not regret|everybody buys|everyone buys|everybody is buying|everyone is buying",
      'You have two good choices',
    ],
    ["before it's too late|before it is too late|you have no choice", 'You have two good choices'],
  ],
};
