import { describe, expect, it } from 'vitest';
import { excerpt, type Hit, matchView } from '../../src/output/match-view.ts';
import { createStyle } from '../../src/output/style.ts';
import { screen } from './example.ts';

const hit = (text: string, found: string): Hit => {
  const start = text.indexOf(found);
  return { id: '2611-k7m4xq', client: 'Mrs Alder', where: 'words', text, start, end: start + found.length };
};

describe('excerpt', () => {
  it('marks the hit without colour', () => {
    expect(excerpt(hit('the printer is offline', 'printer'))).toBe('the »printer« is offline');
  });

  it('shows the words around it, not the whole text', () => {
    const far = 'word '.repeat(50);
    const shown = excerpt(hit(`${far}printer ${far}`, 'printer'));
    expect(shown).toMatch(/^…word (word )+»printer« (word )*word…$/);
    expect(shown.length).toBeLessThan(140);
  });

  it('acts on nothing around the hit or in it', () => {
    expect(excerpt(hit('\u001b[2Jab\u202ec\r', 'b\u202ec'))).toBe('␛[2Ja»b‹U+202E›c«␍');
  });
});

describe('matchView', () => {
  it('says where it stands', () => {
    expect(matchView([hit('the printer is offline', 'printer')], {}, screen(80))).toBe(
      '2611-k7m4xq  Mrs Alder  words\n  the »printer« is offline',
    );
  });

  it('colours no more than the hit, though it runs over two lines', () => {
    const style = createStyle({ color: true, columns: 20 });
    const lines = matchView([hit('we saw the printer fall over twice', 'printer fall')], {}, style).split('\n');
    expect(lines.slice(-3)).toEqual(['  we saw the', `  ${style.strong('»printer fall«')}`, '  over twice']);
  });

  it('says that nothing was found', () => {
    expect(matchView([], {}, screen(80))).toContain('Nothing was found.');
  });
});
