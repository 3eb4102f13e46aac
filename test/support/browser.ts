import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * Starts the Chrome or Chromium of this machine without a window.
 * @throws Error that says what to install, when there is none
 */
export function startBrowser(): Promise<Browser> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const places = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), MAC];
  const executablePath = process.env['CHROME_PATH'] ?? places.find(isExecutable);
  if (executablePath === undefined)
    throw new Error(
      'This test needs Chrome or Chromium: install it (Debian: apt-get install --no-install-recommends chromium), or set CHROME_PATH.',
    );
  return chromium.launch({ executablePath });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
