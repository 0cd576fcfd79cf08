import { quoted } from './quoting.ts';
import { secretGuard } from './secret-guard.ts';

/** What a shell has to know to append a note to this computer's own file. */
export interface InstantDesk {
  /** Absolute. */
  readonly home: string;
  readonly machine: string;
  readonly by: string;
  /** The first part of this computer's name. */
  readonly host: string;
  /** Files that must still hold what they held: the home's seal, and who writes on which computer. */
  readonly unchanged: readonly { readonly path: string; readonly text: string }[];
  /** The folder of what has still to be taken out of files; it may be absent. */
  readonly due: string;
  /** The variables that lead to the folders. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export type InstantShell = 'bash' | 'zsh';

type Way = 'first' | 'begin' | 'host' | 'time' | 'draw' | 'put' | 'mend';

/** Where the two differ. */
const ways: Readonly<Record<InstantShell, Readonly<Record<Way, string>>>> = {
  bash: {
    first: '',
    begin: `\
  # SRANDOM came with bash 5.1.
  [[ -n \${SRANDOM-} && -n \${EPOCHREALTIME-} && $BASHOPTS != *nocasematch* && $BASHOPTS != *failglob* ]] || return 1`,
    host: `word='\\h'; [[ \${word@P} == $host ]] || return 1`,
    time: `ms=\${EPOCHREALTIME//[!0-9]/}; ms=$((ms / 1000))`,
    draw: '((i % 6)) && bits=$((bits >> 5)) || bits=$SRANDOM',
    // The first that bash writes goes out line by line, so that is not the note.
    put: '\\builtin echo - >/dev/null && \\builtin echo -nE "$line" >&9',
    // Bash has no way to open a file that it would not make, where a rewrite has moved it away this very moment.
    mend: '[[ -n $word ]] || \\command chmod 600 "$file" 2>/dev/null',
  },
  zsh: {
    first: '  \\builtin emulate -L zsh\n',
    begin: `\
  setopt ksh_arrays no_multibyte no_clobber null_glob
  zmodload zsh/datetime zsh/system 2>/dev/null && sysread -s 22 bytes </dev/urandom && (( \${#bytes} == 22 )) || return 1`,
    host: `word=%m; [[ \${(%)word} == $host ]] || return 1`,
    time: 'ms=$((epochtime[0] * 1000 + epochtime[1] / 1000000))',
    draw: `word=\${bytes:$i:1}; bits=$((#word))`,
    put: 'syswrite -o 9 -- "$line"',
    mend: ':',
  },
};

const high = "[$'\\200'-$'\\377']";
const next = "[$'\\200'-$'\\277']";
/** Every character of UTF-8 beyond ASCII, by its first bytes. */
const beyond = [
  `[$'\\302'-$'\\337']${next}`,
  `$'\\340'[$'\\240'-$'\\277']${next}`,
  `[$'\\341'-$'\\354'$'\\356'$'\\357']${next}${next}`,
  `$'\\355'[$'\\200'-$'\\237']${next}`,
  `$'\\360'[$'\\220'-$'\\277']${next}${next}`,
  `[$'\\361'-$'\\363']${next}${next}${next}`,
  `$'\\364'[$'\\200'-$'\\217']${next}${next}`,
];
/** Blanks beyond ASCII: heard takes them off both ends of a note. */
const blanks = [
  "$'\\302\\240'",
  "$'\\341\\232\\200'",
  "$'\\342\\200'[$'\\200'-$'\\212'$'\\250'$'\\251'$'\\257']",
  "$'\\342\\201\\237'",
  "$'\\343\\200\\200'",
  "$'\\357\\273\\277'",
];

/**
 * Functions with which bash or zsh writes a plain note by itself: the same line that heard writes, but for its sum, in one
 * write that nobody waits for the disk with. They leave everything to heard that is not plain: flags, what may be a secret,
 * a long text, another computer, home or helper than these lines were made for, a month without a file.
 * @returns lines that define `_heard_note`, in printable ASCII.
 */
export function instantLines(shell: InstantShell, heard: string, desk: InstantDesk): string {
  const way = ways[shell];
  return `\
_heard_note() { _heard_instant "$@" || ${heard} note "$@"; }
_heard_instant() {
${way.first}  local IFS=' '
  local -l small="$*"
  local low=" $small " text="$*" bytes='' LC_ALL=C
${way.begin}
  local home=${quoted(desk.home)} machine=${quoted(desk.machine)} host=${quoted(desk.host)} due=${quoted(desk.due)}
  local before=${quoted(`,"by":${JSON.stringify(desk.by)},"machine":"${desk.machine}","note":"`)}
  local up=0123456789ABCDEFGHJKMNPQRSTVWXYZ down=0123456789abcdefghjkmnpqrstvwxyz client='' line='' file='' word='' id='' note='' month='' at=''
  local digits='' dashes='' keys='' ms=0 s=0 e=0 d=0 y=0 m=0 i=0 bits=0 b='\\' q='"'
${unchanged(desk)}
  ${way.host}

  (( \${#text} < 3000 )) || return 1
  for word; do [[ $word != -* ]] || return 1; done
  case $text in '' | [[:space:]]* | *[[:space:]]) return 1 ;; esac
${utf8}
${secretGuard}${client}
${escapes}
  ${way.time}
${instant}
  for ((i = 45; i >= 0; i -= 5)); do id+=\${up:$((ms >> i & 31)):1}; done
  for ((i = 0; i < 22; i++)); do
    ${way.draw}
    ((i < 16)) && id+=\${up:$((bits & 31)):1} || note+=\${down:$((bits & 31)):1}
  done
  line=$'\\n{"v":1,"id":"'$id'","at":"'$at$q$before$note'","events":[{"kind":"taken","text":"'$text$q
  [[ -z $client ]] || line+=',"client":"'$client$q
  line+=$'}]}\\n'
  (( \${#line} <= 4096 )) || return 1

  file=$home/journal/$month/$machine.jsonl
  [[ -f $file && ! -L $file && ! -L \${file%/*} && ! -L $home/journal ]] || return 1
  for word in "$due"/*; do [[ ! -e $word ]] || return 1; done
  # A rewrite may have moved the file away: the same line then goes to the one in its place.
  for i in 1 2 3 4 5 6 7 8 9; do
    word=''
    {
      [[ /dev/fd/8 -ef /dev/fd/9 ]] && word=open && ${way.put} && word=written && [[ /dev/fd/9 -ef $file ]] && word=kept
    } 2>/dev/null 8<"$file" 9>>"$file"
    [[ $word == written ]] || break
  done
  ${way.mend}
  [[ $word == kept ]] || return 1
  printf '%s\\n' "Noted: $note\${client:+ ($client)}"
}
`;
}

function unchanged({ env, unchanged: files }: InstantDesk): string {
  const variables = Object.entries(env).map(([name, value]) =>
    value === undefined ? `-z \${${name}+set}` : `\${${name}-} == ${quoted(value)}`,
  );
  const contents = files.map(
    ({ path, text }) =>
      `  [[ -r ${quoted(path)} ]] && { IFS='' read -r -d '' word <${quoted(path)}; [[ $word == ${quoted(text)} ]]; } || return 1`,
  );
  return [`  [[ -z \${HEARD_NOW-} && ${variables.join(' && ')} ]] || return 1`, ...contents].join('\n');
}

const utf8 = `\
  if [[ $text == *${high}* ]]; then
    case $text in *@* | ${blanks.flatMap((blank) => [`${blank}*`, `*${blank}`]).join(' | ')}) return 1 ;; esac
    word=$text
${beyond.map((bytes) => `    word=\${word//${bytes}/.}`).join('\n')}
    [[ $word != *${high}* ]] || return 1
  fi`;

const client = `\
  word=" $text"
  while [[ $word == *[[:space:]]@* ]]; do
    word=\${word#*[[:space:]]@}
    [[ $word == [A-Za-z]* ]] || continue
    client=\${word%%[!A-Za-z0-9._\\'-]*}
    while [[ $client == *[._\\'-] ]]; do client=\${client%?}; done
    break
  done`;

const escapes = `\
  text=\${text//"$b"/"$b$b"}
  text=\${text//"$q"/"$b$q"}
  if [[ $text == *[$'\\001'-$'\\037']* ]]; then
    for ((i = 1; i < 32; i++)); do
      printf -v word '\\\\%03o' $i
      printf -v word "$word"
      case $i in
        8) keys='\\b' ;; 9) keys='\\t' ;; 10) keys='\\n' ;; 12) keys='\\f' ;; 13) keys='\\r' ;;
        *) printf -v keys '\\\\u%04x' $i ;;
      esac
      text=\${text//"$word"/"$keys"}
    done
  fi`;

/** The day of a time, as in "chrono-Compatible Low-Level Date Algorithms" (Hinnant): years begin in March. */
const instant = `\
  s=$((ms / 1000)) d=$((ms / 86400000 + 719468)) e=$((d / 146097)) d=$((d % 146097))
  y=$(((d - d / 1460 + d / 36524 - d / 146096) / 365)) d=$((d - 365 * y - y / 4 + y / 100)) m=$(((5 * d + 2) / 153))
  d=$((d - (153 * m + 2) / 5 + 1)) y=$((y + e * 400 + (m > 9))) m=$((m < 10 ? m + 3 : m - 9))
  printf -v month '%04d-%02d' $y $m
  printf -v at '%s-%02dT%02d:%02d:%02d.%03dZ' $month $d $((s / 3600 % 24)) $((s / 60 % 60)) $((s % 60)) $((ms % 1000))
  note=n-\${month:2:2}\${month:5}-`;
