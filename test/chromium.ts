import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The path of a Chromium on this machine, or undefined. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isRunnable);
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

type Params = Readonly<Record<string, unknown>>;
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params: Params;
  readonly result?: Params;
  readonly error?: { readonly message: string };
}

/** In inches. */
const papers = { A4: [8.27, 11.69], Letter: [8.5, 11] } as const;

/** What a page did while it was open. */
export interface Done {
  /** Addresses that it asked for, its own left out. */
  readonly requests: readonly string[];
  readonly dialogs: number;
  /** What the browser had to say: blocked by the policy, not understood. */
  readonly remarks: readonly string[];
}

/** A browser without a window, spoken to over a pipe. It has a profile of its own, which is gone afterwards. */
export class Chromium {
  /** Its own, gone when it is closed. */
  readonly folder = mkdtempSync(join(tmpdir(), 'heard-chromium-'));
  readonly #child: ChildProcess;
  readonly #answers = new Map<number, (message: Message) => void>();
  #events: Message[] = [];
  #session = '';
  #sent = 0;

  private constructor(path: string) {
    const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-dev-shm-usage'];
    const args = [...flags, '--remote-debugging-pipe', `--user-data-dir=${this.folder}`, 'about:blank'];
    this.#child = spawn(path, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    let rest = '';
    (this.#child.stdio[4] as Readable).setEncoding('utf8').on('data', (chunk: string) => {
      const messages = (rest + chunk).split('\0');
      rest = messages.pop() ?? '';
      for (const text of messages) this.#hear(JSON.parse(text));
    });
  }

  #hear(message: Message): void {
    if (message.id === undefined) this.#events.push(message);
    else this.#answers.get(message.id)?.(message);
    if (message.method === 'Page.javascriptDialogOpening')
      void this.#ask('Page.handleJavaScriptDialog', { accept: false });
  }

  async #ask(method: string, params: Params = {}): Promise<Params> {
    this.#sent += 1;
    const id = this.#sent;
    const session = this.#session === '' ? {} : { sessionId: this.#session };
    (this.#child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    const { result = {}, error } = await new Promise<Message>((settle) => this.#answers.set(id, settle));
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** Starts one and opens a page in it. */
  static async open(path: string): Promise<Chromium> {
    const browser = new Chromium(path);
    await browser.#attach();
    return browser;
  }

  async #attach(): Promise<void> {
    const { targetInfos } = await this.#ask('Target.getTargets');
    const page = (targetInfos as readonly { type: string; targetId: string }[]).find(({ type }) => type === 'page');
    const { sessionId } = await this.#ask('Target.attachToTarget', { targetId: page?.targetId, flatten: true });
    this.#session = String(sessionId);
    for (const domain of ['Page', 'Network', 'Log', 'Runtime']) await this.#ask(`${domain}.enable`);
  }

  /** Shows a file, at a place in it, and says what it did until it had nothing left to do. */
  async load(path: string, hash = ''): Promise<Done> {
    this.#events = [];
    const url = pathToFileURL(path).href;
    await this.#ask('Page.navigate', { url: url + hash });
    while (!this.#events.some(({ method }) => method === 'Page.loadEventFired')) await wait(5);
    // A script would run, and a blocked one be told, before this is answered.
    await this.#ask('Runtime.evaluate', {
      expression: 'new Promise((settle) => requestAnimationFrame(settle))',
      awaitPromise: true,
    });
    const of = (name: string) => this.#events.filter(({ method }) => method === name).map(({ params }) => params);
    return {
      requests: of('Network.requestWillBeSent')
        .map(({ request }) => (request as { url: string }).url)
        .filter((asked) => asked !== url),
      dialogs: of('Page.javascriptDialogOpening').length,
      remarks: of('Log.entryAdded').map(({ entry }) => (entry as { text: string }).text),
    };
  }

  /** The value of an expression in the page that is shown, once it is settled. */
  async value(expression: string): Promise<unknown> {
    const { result } = await this.#ask('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    return (result as { value: unknown }).value;
  }

  /** The page as it is printed. */
  async pdf(paper: keyof typeof papers): Promise<Buffer> {
    const [paperWidth, paperHeight] = papers[paper];
    const { data } = await this.#ask('Page.printToPDF', { paperWidth, paperHeight, preferCSSPageSize: false });
    return Buffer.from(String(data), 'base64');
  }

  /** Lays the page out so many pixels wide. */
  async resize(width: number): Promise<void> {
    await this.#ask('Emulation.setDeviceMetricsOverride', {
      width,
      height: 800,
      deviceScaleFactor: 1,
      mobile: width < 600,
    });
  }

  /** The whole page as PNG. */
  async picture(): Promise<Buffer> {
    const { data } = await this.#ask('Page.captureScreenshot', { captureBeyondViewport: true });
    return Buffer.from(String(data), 'base64');
  }

  async close(): Promise<void> {
    const gone = new Promise((settle) => this.#child.once('exit', settle));
    this.#session = '';
    (this.#child.stdio[3] as Writable).write(`${JSON.stringify({ id: 0, method: 'Browser.close' })}\0`);
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 5000);
    await gone;
    clearTimeout(late);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** How many pages a PDF of Chromium has. */
export function pagesIn(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
