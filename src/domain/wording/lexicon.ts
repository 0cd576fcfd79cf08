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
    ['your fault|their fault|his fault|her fault|the fault of', '(say what happened)'],
  ],
  minimiser: [
    ['just', '(leave it out before an instruction)'],
    ['simply|merely', '(leave it out)'],
    ["it's easy|it is easy|easy-peasy|a piece of cake|nothing to it", 'It takes about two minutes'],
    ['no big deal|trivial', '(say what it takes)'],
    ['cheap|cheaper', '(give the number)'],
    ['only <money>', '(give the amount alone)'],
  ],
  slight: [
    ['obviously', '(leave it out)'],
    ['everyone knows|everybody knows', '(leave it out)'],
    ['you have to', 'What works best is'],
    ['grandma|granny', '(leave it out)'],
    ['are you technical', 'Shall I show you, or shall I do it?'],
    ['silly question|stupid question|silly', 'Good that you asked'],
  ],
  'brush-off': [
    ['calm down', 'You have every reason to be fed up with this'],
    ['calm', '(leave it out)'],
    ["don't worry|do not worry|no worries", 'Here is what is safe, and here is what I do not know yet'],
    ['I know exactly how you feel|I know how you feel', 'I have not had this happen; it sounds exhausting'],
  ],
  argument: [
    ['I understand, but', 'I understand. And here is what I can do'],
    ['but', 'and'],
    [
      "no, that's not what happened|that's not what happened",
      'That is different from what I expected; can you show me?',
    ],
    ['as I said|like I said', 'Let me put that another way'],
  ],
  evasion: [
    ["that's not my department|not my department|not my job", 'I do not decide that. NAME does, and I will ask by DAY'],
    ['policy', 'The reason is'],
  ],
  hollow: [
    ['to be honest', '(leave it out)'],
    ['unfortunately', '(say the fact)'],
    [
      'we apologize for any inconvenience|we apologise for any inconvenience|sorry for any inconvenience|sorry for the inconvenience|apologize|apologise|apologies',
      'I am sorry you lost the morning to this',
    ],
  ],
  vague: [
    ['ASAP|as soon as possible', 'by Thursday noon'],
    ['soon|shortly|before long|in no time|in due course|at some point', 'by DAY at TIME'],
    ['when I get a chance|when I get round to it', 'by DAY at TIME'],
    ["I'll try|I will try|we'll try|we will try", 'I will do X by Y, or tell you that I could not'],
    ['should be fixed', 'I saw it print twice; tell me on Friday if it happens again'],
  ],
  overclaim: [
    ['permanently fixed forever|forever|once and for all|never again', 'fixed, with 30 days on the same fault'],
    [
      '100%|100 percent|hundred percent|foolproof|risk-free|completely safe|totally safe',
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
    ["before it's too late|before it is too late|you have no choice", 'You have two good choices'],
  ],
};

/** What holds an avoided phrase and says nothing of the kind. */
export const harmless: readonly string[] = [
  // Time, place and measure.
  ...'now|after|before|as|when|yet|in time|in case|under|over|above|below|behind|outside|inside|about|enough|like|right|short of'
    .split('|')
    .map((next) => `just ${next}`),
  ...'only|has|have|had|not'.split('|').map((first) => `${first} just`),
  ...'a|an|the|your|it|no|both|them|all|two|one|this|these'.split('|').map((next) => `you should have ${next}`),
  ...'anything|everything|nothing|all|nobody|no one|none'.split('|').map((first) => `${first} but`),
  'but for',
  'as soon as',
  'too soon',
  'how soon',
  'takes forever',
  'took forever',
  'not last forever',
  ...'insurance|privacy'.split('|').map((first) => `${first} policy`),
  ...'no|under|cannot|cant|makers|manufacturers'.split('|').map((first) => `${first} guarantee`),
  'not guaranteed',
  'not 100%',
  'charge to 100%',
  'charged to 100%',
  'battery at 100%',
  ...'bus|delivery|taxi|truck|van'.split('|').map((first) => `${first} driver`),
];
