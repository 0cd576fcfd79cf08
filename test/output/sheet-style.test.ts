import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { html } from '../../src/output/sheet/html.ts';
import { policy, styleElement } from '../../src/output/sheet/sheet-style.ts';

const css = /^<style>([\s\S]*)<\/style>$/.exec(String(styleElement))?.[1] ?? '';

it('allows this style and nothing else', () => {
  const sum = createHash('sha256').update(css).digest('base64');
  expect(css.length).toBeGreaterThan(1000);
  expect(policy).toBe(`default-src 'none'; style-src 'sha256-${sum}'; base-uri 'none'; form-action 'none'`);
  expect(css).not.toMatch(/url|@import|expression/);
});

/** Source: WCAG 2.2, relative luminance and contrast ratio. */
function contrastWithWhite(color: string): number {
  const hex = color.length === 4 ? color.replace(/[0-9a-f]/g, '$&$&') : color;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

it('writes in colours that stand out from white paper', () => {
  const letters = [...css.matchAll(/[ {;]color: (#[0-9a-f]+)/g)].map(([, color = '']) => color);
  const lines = [...css.matchAll(/(?:solid|dashed|fill:|stroke:) (#[0-9a-f]+)/g)].map(([, color = '']) => color);
  expect(letters.length).toBeGreaterThan(3);
  expect(letters.filter((color) => contrastWithWhite(color) < 7)).toEqual([]);
  expect(lines.filter((color) => color !== '#fff' && contrastWithWhite(color) < 3)).toEqual([]);
});

it('puts texts into a page escaped, and only its own pieces as they are', () => {
  const piece = html`<p>${'<b>'}</p>`;
  expect(String(html`<div class="${'a" x="'}">${[piece, piece]}${'a\n&b'}${1}</div>`)).toBe(
    '<div class="a&quot; x=&quot;"><p>&lt;b&gt;</p><p>&lt;b&gt;</p>a<br>&amp;b1</div>',
  );
  // What comes from a file can look like a piece, but is none.
  const forged = JSON.parse('{"text":"<b>"}');
  expect(String(html`${forged}`)).not.toContain('<b>');
});
