import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createBrowser } from '../../src/adapters/browser.ts';
import { openEditor } from '../../src/adapters/terminal/editor.ts';
import { HeardError } from '../../src/errors.ts';
import { scratchFolder } from '../adapters/scratch.ts';
import { figure } from '../figures.ts';

/** What would leave the marker behind if any shell read it. */
const orders = (marker: string): readonly string[] => [
  `; touch ${marker}`,
  `&& touch ${marker}`,
  `| touch ${marker}`,
  `& touch ${marker}`,
  `\`touch ${marker}\``,
  `$(touch ${marker})`,
  `"$(touch ${marker})"`,
  `\n touch ${marker}\n`,
  `\r\ntouch ${marker}`,
  `> ${marker}`,
  `' ; touch ${marker} ; '`,
  `" ; touch ${marker} ; "`,
  `'; touch ${marker}`,
  `\${IFS}touch\${IFS}${marker}`,
  `%COMSPEC% /c echo > ${marker}`,
  `\\; touch ${marker}`,
];

test.skipIf(process.platform === 'win32')(
  'an editor runs with its own words and the file, and nothing else runs',
  () => {
    const folder = scratchFolder();
    const seen = join(folder, 'seen');
    const editor = join(folder, 'my editor');
    writeFileSync(editor, `#!/bin/sh\nprintf '%s\\0' "$@" > '${seen}'\n`);
    chmodSync(editor, 0o755);
    const marker = join(folder, 'marker');
    const path = join(folder, 'settings.json');
    const hostile = orders(marker);
    let [opened, refused] = [0, 0];
    const attempt = (path: string, env: Readonly<Record<string, string>>) => {
      rmSync(seen, { force: true });
      try {
        openEditor(path, env);
        opened += 1;
        return readFileSync(seen, 'utf8').split('\0').slice(0, -1);
      } catch (error) {
        if (!(error instanceof HeardError)) throw error;
        refused += 1;
        return undefined;
      }
    };
    for (const order of hostile) {
      for (const name of ['VISUAL', 'EDITOR']) {
        // Behind an editor the order is nothing but further words for it; without one, no program has such a name.
        expect(attempt(path, { [name]: `"${editor}" ${order}` })?.at(-1)).toBe(path);
        expect(attempt(path, { [name]: `no-such-editor${order}` })).toBeUndefined();
      }
      const odd = join(folder, `${order.replaceAll('/', '_')}.json`);
      expect(attempt(odd, { EDITOR: `"${editor}" --wait` })).toEqual(['--wait', odd]);
    }
    expect([opened, refused]).toEqual([hostile.length * 3, hostile.length * 2]);
    const markers = [marker, 'marker'].filter(existsSync).length;
    figure('S10', `${opened + refused} editors with orders for a shell: markers ${markers}`, {
      found: { markers },
      wanted: { markers: 0 },
    });
  },
);

test.skipIf(process.platform === 'win32')(
  'a browser runs with its own words and an address that says nothing to a shell, and nothing else runs',
  async () => {
    const folder = scratchFolder();
    const seen = join(folder, 'seen');
    const browser = join(folder, 'my browser');
    // As many openers do: a script that hands on what it was given to a shell once more.
    writeFileSync(
      browser,
      `#!/bin/sh\nprintf '%s\\0' "$@" > '${seen}'\nfor last; do :; done\neval "echo $last" > /dev/null\n`,
    );
    chmodSync(browser, 0o755);
    const marker = join(folder, 'marker');
    const page = join(folder, 'sheet.html');
    const hostile = orders(marker);
    let [opened, refused] = [0, 0];
    const attempt = async (path: string, command: string) => {
      rmSync(seen, { force: true });
      try {
        await createBrowser({ env: { BROWSER: command }, platform: 'linux' }).open(path);
        opened += 1;
        return readFileSync(seen, 'utf8').split('\0').slice(0, -1);
      } catch (error) {
        if (!(error instanceof HeardError)) throw error;
        refused += 1;
        return undefined;
      }
    };
    for (const order of hostile) {
      const words = await attempt(page, `"${browser}" ${order}`);
      expect(words?.at(-1)).toBe(pathToFileURL(page).href);
      expect(await attempt(page, `no-such-browser${order}`)).toBeUndefined();
      const odd = join(folder, `${order.replaceAll('/', '_')}.html`);
      const [flag, address = ''] = (await attempt(odd, `"${browser}" --new`)) ?? [];
      expect([flag, fileURLToPath(address)]).toEqual(['--new', odd]);
    }
    expect([opened, refused]).toEqual([hostile.length * 2, hostile.length]);
    const markers = [marker, 'marker'].filter(existsSync).length;
    figure('S10', `${opened + refused} browsers with orders for a shell: markers ${markers}`, {
      found: { markers },
      wanted: { markers: 0 },
    });
  },
);
