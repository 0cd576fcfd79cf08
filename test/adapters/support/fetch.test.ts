import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fetchText, supportAddress } from '../../../src/adapters/support/fetch.ts';
import { siteThat, siteWith } from './sites.ts';

const limits = { bytes: 1000, milliseconds: 5000 };
const at = (url: string) => fetchText(new URL(url), limits);

test('the text of a site is fetched with one request that tells nothing', async () => {
  const seen: Record<string, unknown>[] = [];
  const site = await siteThat((request, response) => {
    seen.push(request.headers);
    response.end('{"ä":1}');
  });
  expect(await at(site.url)).toEqual({ text: '{"ä":1}', source: site.url });
  expect(site.asked).toEqual(['GET /api/v1/products/full']);
  expect(seen[0]).not.toHaveProperty('cookie');
  expect(seen[0]).not.toHaveProperty('authorization');
});

test('it may send on within itself', async () => {
  const site = await siteThat((request, response) => {
    if (request.url?.endsWith('/')) response.end('{}');
    else response.writeHead(301, { location: `${request.url}/` }).end();
  });
  expect((await at(site.url)).text).toBe('{}');
  expect(site.asked).toHaveLength(2);
});

test('it is not followed anywhere else, and nobody there is asked', async () => {
  const other = await siteWith('{}');
  for (const location of [other.url, 'https://evil.example/full', 'file:///etc/passwd', 'http://[', 'data:,{}']) {
    const site = await siteThat((_, response) => response.writeHead(302, { location }).end());
    await expect(at(site.url), location).rejects.toMatchObject({
      code: 'network',
      message: expect.stringContaining('sends us to another place'),
    });
  }
  expect(other.asked).toEqual([]);
});

describe('it is said in a sentence that', () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  test.each<[what: string, answer: RequestListener, said: RegExp]>([
    ['there is nothing', (_, response) => response.writeHead(404).end('<html>'), /answered 404 Not Found\./],
    ['it is broken', (_, response) => response.writeHead(500).end(), /answered 500 /],
    ['it wants less of us', (_, response) => response.writeHead(429, { 'retry-after': '9' }).end(), /answered 429 /],
    ['it goes round in circles', ({ url }, response) => response.writeHead(302, { location: url }).end(), /in circles/],
    ['it redirects to nowhere', (_, response) => response.writeHead(302).end(), /answered 302 /],
    ['it hangs up', ({ socket }) => socket.destroy(), /hung up/],
    [
      'it hangs up halfway',
      (_, response) => {
        response.writeHead(200, { 'content-length': 900 }).write('{"result":[');
        setTimeout(() => response.destroy(), 20);
      },
      /hung up/,
    ],
    ['it is too much', (_, response) => response.end('x'.repeat(1001)), /sent more than 0\.001 MB/],
    [
      'it is too much once unpacked',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
      /sent more than/,
    ],
  ])('%s', async (_what, answer, said) => {
    const { url } = await siteThat(answer);
    const error = await at(url).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'network', hint: expect.stringContaining('--from FILE') });
    expect(error.message).toMatch(said);
    expect(error.message).toMatch(/^127\.0\.0\.1:\d+ .*Nothing was changed\.$/);
  });

  test.each([
    ['it is slow to begin', false],
    ['it is slow in between', true],
  ])('%s', async (_what, begins) => {
    const { url } = await siteThat((_, response) => {
      if (begins) response.writeHead(200).write('{');
    });
    await expect(fetchText(new URL(url), { ...limits, milliseconds: 100 })).rejects.toMatchObject({
      message: expect.stringContaining('did not answer in 0.1 seconds'),
    });
  });

  test('nobody is there', async () => {
    await expect(at('http://127.0.0.1:9/')).rejects.toMatchObject({ code: 'network' });
  });
});

describe('the address', () => {
  test('is that of endoflife.date', () => {
    expect(supportAddress({}).href).toBe('https://endoflife.date/api/v1/products/full');
  });

  test.each(['https://mirror.example/full', 'http://127.0.0.1:8080/full', 'http://localhost/full', 'http://[::1]/'])(
    'may be %s',
    (url) => expect(supportAddress({ HEARD_SUPPORT_URL: url }).href).toBe(url),
  );

  test.each([
    'http://mirror.example/',
    'http://127.0.0.1.evil.example/',
    'file:///etc/passwd',
    'ftp://localhost/',
    'x',
  ])('may not be %s', (url) => expect(() => supportAddress({ HEARD_SUPPORT_URL: url })).toThrow('no https address'));
});
