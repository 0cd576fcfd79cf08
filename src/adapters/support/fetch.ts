import type { Context } from '../../context.ts';
import type { Fetched } from '../../domain/support/fact.ts';
import { HeardError } from '../../errors.ts';
import { codeOf } from '../store/disk-error.ts';

/** How much and how long is too much. */
export interface Limits {
  readonly bytes: number;
  readonly milliseconds: number;
}

const published = 'https://endoflife.date/api/v1/products/full';
/** It is about 3 MB. */
const usual: Limits = { bytes: 30_000_000, milliseconds: 60_000 };
const mostRedirects = 5;

/** Where the dates are fetched: HEARD_SUPPORT_URL where it is set. @throws HeardError `usage` for one that is not safe. */
export function supportAddress(env: Context['env']): URL {
  const typed = env.HEARD_SUPPORT_URL || published;
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  const isHere = url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url && (url.protocol === 'https:' || isHere)) return url;
  throw new HeardError('HEARD_SUPPORT_URL is no https address.', { code: 'usage', hint: 'Leave it unset.' });
}

/**
 * The text at an address, which may send on within its own host only. Nothing is told to it but what it is asked for.
 * @throws HeardError `network` that says what went wrong, in a sentence.
 */
export async function fetchText(address: URL, limits: Limits = usual): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    const response = await follow(address, signal);
    const text = await textOf(response, limits.bytes);
    return { text, source: address.href };
  } catch (error) {
    if (error instanceof HeardError) throw error;
    throw failed(
      address,
      signal.aborted ? `did not answer in ${limits.milliseconds / 1000} seconds` : reasonOf(error),
      error,
    );
  }
}

async function follow(address: URL, signal: AbortSignal): Promise<Response> {
  let url = address;
  for (let step = 0; step <= mostRedirects; step += 1) {
    const response = await fetch(url, { redirect: 'manual', signal, headers: { accept: 'application/json' } });
    if (response.ok) return response;
    await response.body?.cancel();
    const next = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || next === null)
      throw failed(address, `answered ${response.status} ${response.statusText}`.trim());
    if (!URL.canParse(next, url.href) || new URL(next, url).origin !== address.origin)
      throw failed(address, 'sends us to another place, and nothing was asked there');
    url = new URL(next, url);
  }
  throw failed(address, 'sends us round in circles');
}

/** The body as text; it is unpacked while it is counted, so that nothing small becomes endless. */
async function textOf({ body, url }: Response, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > most) throw failed(new URL(url), `sent more than ${most / 1_000_000} MB`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function failed({ host }: URL, what: string, cause?: unknown): HeardError {
  return new HeardError(`${host} ${what}. Nothing was changed.`, {
    code: 'network',
    hint: `Save ${published} on a computer that reaches it, then: heard support update --from FILE`,
    cause,
  });
}

/** The codes of the system and of Node's own client, as a person would say them. */
const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'was not found: is this computer online?',
  EAI_AGAIN: 'was not found: is this computer online?',
  ECONNREFUSED: 'does not take the call',
  UND_ERR_SOCKET: 'hung up before all of it was here',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'hung up before all of it was here',
  ECONNRESET: 'hung up before all of it was here',
};

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = codeOf(cause) ?? '';
  return (Object.hasOwn(reasons, code) ? reasons[code] : undefined) ?? `could not be reached${code && ` (${code})`}`;
}
