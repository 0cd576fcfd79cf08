/** Written on its own, code point by code point, so that it shares no mistake with the code under test. */
function isForbidden(code: number): boolean {
  const within = (from: number, to: number) => code >= from && code <= to;
  return (
    within(0, 0x1f) ||
    within(0x7f, 0x9f) ||
    within(0x202a, 0x202e) ||
    within(0x2066, 0x2069) ||
    within(0x2028, 0x2029) ||
    within(0x200e, 0x200f) ||
    within(0xd800, 0xdfff) ||
    within(0xe0000, 0xe001f) ||
    [0x61c, 0x200b, 0x2060, 0xfeff, 0xad, 0x180e, 0x034f].includes(code)
  );
}
/** The characters of a text that may not reach a terminal. */
export const forbiddenIn = (text: string): string[] => [...text].filter((one) => isForbidden(one.codePointAt(0)!));

const esc = '\u001b';
/** Texts that act on a terminal or deceive the eye, and how each is shown. */
export const hostile: readonly (readonly [what: string, text: string, shown: string])[] = [
  ['a colour', `${esc}[31mred${esc}[0m`, '␛[31mred␛[0m'],
  ['clear screen', `${esc}[2J${esc}[H`, '␛[2J␛[H'],
  ['cursor up', `${esc}[1A`, '␛[1A'],
  ['erase line', `${esc}[2K`, '␛[2K'],
  ['scroll region', `${esc}[1;5r`, '␛[1;5r'],
  ['alternate screen', `${esc}[?1049h`, '␛[?1049h'],
  ['hidden cursor', `${esc}[?25l`, '␛[?25l'],
  ['bracketed paste end', `${esc}[201~rm -rf`, '␛[201~rm -rf'],
  ['mouse reporting', `${esc}[?1003h`, '␛[?1003h'],
  ['device attributes', `${esc}[c`, '␛[c'],
  ['cursor report', `${esc}[6n`, '␛[6n'],
  ['window title report', `${esc}[21t`, '␛[21t'],
  ['window title', `${esc}]0;owned\u0007`, '␛]0;owned␇'],
  ['a link, ended by BEL', `${esc}]8;;http://evil\u0007here${esc}]8;;\u0007`, '␛]8;;http://evil␇here␛]8;;␇'],
  ['a link, ended by ST', `${esc}]8;;http://evil${esc}\\x`, '␛]8;;http://evil␛\\x'],
  ['the clipboard', `${esc}]52;c;cm0gLXJm\u0007`, '␛]52;c;cm0gLXJm␇'],
  ['a palette', `${esc}]4;0;rgb:ff/ff/ff${esc}\\`, '␛]4;0;rgb:ff/ff/ff␛\\'],
  ['an inline image', `${esc}]1337;File=:AA\u0007`, '␛]1337;File=:AA␇'],
  ['a notification', `${esc}]9;hi\u0007`, '␛]9;hi␇'],
  ['a device control string', `${esc}P$q"p${esc}\\`, '␛P$q"p␛\\'],
  ['a private message', `${esc}^x${esc}\\`, '␛^x␛\\'],
  ['an application command', `${esc}_Gf=100;${esc}\\`, '␛_Gf=100;␛\\'],
  ['full reset', `${esc}c`, '␛c'],
  ['a character set', `${esc}(0lqk`, '␛(0lqk'],
  ['a bare escape at the end', `end${esc}`, 'end␛'],
  ['C1 CSI', '\u009b31mred', '‹U+009B›31mred'],
  ['C1 OSC', '\u009d0;owned\u009c', '‹U+009D›0;owned‹U+009C›'],
  ['C1 DCS', '\u0090x\u009c', '‹U+0090›x‹U+009C›'],
  ['C1 next line', 'a\u0085b', 'a‹U+0085›b'],
  ['a carriage return that hides a line', 'safe\rEVIL', 'safe␍EVIL'],
  ['backspaces', 'no\b\byes', 'no␈␈yes'],
  ['a bell', 'ding\u0007', 'ding␇'],
  ['NUL', 'a\u0000b', 'a␀b'],
  ['DEL', 'a\u007fb', 'a␡b'],
  ['vertical tab and form feed', 'a\vb\fc', 'a␋b␌c'],
  ['shift out', '\u000eqqq\u000f', '␎qqq␏'],
  ['XOFF', '\u0013', '␓'],
  ['right to left override', 'exe.\u202egpj', 'exe.‹U+202E›gpj'],
  ['every embedding and override', '\u202a\u202b\u202c\u202d', '‹U+202A›‹U+202B›‹U+202C›‹U+202D›'],
  ['every isolate', '\u2066\u2067\u2068\u2069', '‹U+2066›‹U+2067›‹U+2068›‹U+2069›'],
  ['direction marks', '\u200e\u200f\u061c', '‹U+200E›‹U+200F›‹U+061C›'],
  ['a zero-width space', 'pay\u200bpal', 'pay‹U+200B›pal'],
  ['a joiner between plain letters', 'a\u200db\u200cc', 'a‹U+200D›b‹U+200C›c'],
  ['a word joiner and a byte order mark', '\u2060\ufeff', '‹U+2060›‹U+FEFF›'],
  ['a soft hyphen', 'a\u00adb', 'a‹U+00AD›b'],
  ['line and paragraph separators', 'a\u2028b\u2029c', 'a‹U+2028›b‹U+2029›c'],
  ['text hidden in tags', 'x\u{e0041}\u{e0042}', 'x‹U+E0041›‹U+E0042›'],
  ['text hidden in variation selectors', 'x\ufe01\u{e0101}', 'x‹U+FE01›‹U+E0101›'],
  ['a lone high surrogate', 'a\ud83d', 'a‹U+D83D›'],
  ['a lone low surrogate', '\udc00b', '‹U+DC00›b'],
  ['surrogates the wrong way round', '\udc00\ud83d', '‹U+DC00›‹U+D83D›'],
  ['a sixel picture', `${esc}Pq#0;2;0;0;0#0~~@@vv${esc}\\`, '␛Pq#0;2;0;0;0#0~~@@vv␛\\'],
  ['keys of its own choice', `${esc}P+q6b75${esc}\\`, '␛P+q6b75␛\\'],
  ['an answerback and a print', `\u0005${esc}[5i`, '␅␛[5i'],
  ['a flood of orders', `${esc}[2J\r\u0008\u009b2J\u202e`.repeat(20), '␛[2J␍␈‹U+009B›2J‹U+202E›'.repeat(20)],
];
