import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { policy, scriptElement, styleElement } from '../../src/output/export/archive-look.ts';

const css = /^<style>([\s\S]*)<\/style>$/.exec(String(styleElement))?.[1] ?? '';
const script = /^<script>([\s\S]*)<\/script>$/.exec(String(scriptElement))?.[1] ?? '';
const sum = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

it('allows this style and this script, and nothing else', () => {
  expect([css.length > 1000, script.length > 500]).toEqual([true, true]);
  expect(policy).toBe(
    `default-src 'none'; style-src ${sum(css)}; script-src ${sum(script)}; base-uri 'none'; form-action 'none'`,
  );
});

it('fetches nothing, and makes no element out of text', () => {
  expect(css).not.toMatch(/url|@import|expression/);
  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacent|write|eval|Function|fetch|XMLHttp|import|\.src|</);
});

type Colors = Readonly<Record<string, string>>;

function luminance(color: string): number {
  const hex = color.length === 4 ? color.replace(/[0-9a-f]/g, '$&$&') : color;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Source: WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

it('writes in colours that stand out from the page, by day and by night', () => {
  const schemes = [...css.matchAll(/:root \{([^}]*--ink[^}]*)\}/g)].map(
    ([, body = '']): Colors =>
      Object.fromEntries([...body.matchAll(/--(\w+): (#[0-9a-f]+)/g)].map(([, name, color]) => [name, color])),
  );
  expect(schemes).toHaveLength(3);
  for (const { paper = '', wash = '', ink = '', soft = '', mark = '' } of schemes)
    for (const under of [paper, wash])
      for (const letters of [ink, soft, mark])
        expect(contrast(letters, under), `${letters} on ${under}`).toBeGreaterThan(7);
});
