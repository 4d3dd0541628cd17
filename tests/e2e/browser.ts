import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const isInstalled = existsSync(executablePath);

if (!isInstalled && process.env['COVARY_NO_SKIP'] !== undefined) {
  throw new Error(`not installed: chromium (looked for ${executablePath})`);
}

/** For `describe.skipIf`: these suites need a browser. */
export const hasNoBrowser = !isInstalled;

/** The title of a suite, with what it is skipped for. */
export const browserSuite = (title: string): string =>
  isInstalled ? title : `${title} (skipped: chromium is not installed)`;

/** Debian's chromium with a fresh profile, and nothing that it does by itself. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
