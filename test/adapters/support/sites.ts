import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A site on this computer, and how often it was asked. */
export interface Site {
  readonly url: string;
  readonly asked: readonly string[];
}

/** A site that answers so until the test is over. */
export async function siteThat(answer: RequestListener): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/products/full`, asked };
}

/** A site that answers everything with that text. */
export const siteWith = (text: string): Promise<Site> =>
  siteThat((_, response) => response.setHeader('content-type', 'application/json').end(text));
