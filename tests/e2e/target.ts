import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { callGrafana } from '../grafana/callGrafana';
import { launchBrowser } from './browser';
import { startWorkbench, type WorkbenchProcess } from './workbenchProcess';

const grafanaUrl = process.env['GRAFANA_URL']?.replace(/\/$/, '');

/** The tests run on a Grafana where `GRAFANA_URL` is set, else on the workbench. */
export const isGrafana = grafanaUrl !== undefined;

/** The uid of a data source with nothing but the demo: a Grafana has other stores in `covary`, and is given one. */
export const demoDataSource = isGrafana ? 'covary-demo' : 'covary';

async function addDemoDataSource(): Promise<void> {
  const known = await callGrafana('GET', `/api/datasources/uid/${demoDataSource}`).catch(() => undefined);
  if (known === undefined) {
    await callGrafana('POST', '/api/datasources', {
      name: 'Covary demo',
      uid: demoDataSource,
      type: 'covary-analysis-datasource',
      access: 'proxy',
      jsonData: { upstreams: [{ name: 'demo', kind: 'demo' }] },
    });
  }
}

const screenshots = fileURLToPath(
  new URL(`../../test-results/e2e/${isGrafana ? 'grafana' : 'workbench'}/`, import.meta.url)
);

export interface OpenPage {
  readonly page: Page;
  /** What went wrong on the page without anyone being told: exceptions and console errors. */
  readonly problems: readonly string[];
}

export type OpenTarget = (path: string, theme?: 'light' | 'dark') => Promise<OpenPage>;

interface Target {
  readonly open: OpenTarget;
  close(): Promise<void>;
}

/**
 * Gives a suite a browser and something to look at: started before its tests, ended after them.
 *
 * @param hasPrometheus whether the demo of a workbench has a Prometheus; that of a Grafana has what it has
 */
export function useTarget({ hasPrometheus = false } = {}): OpenTarget {
  let target: Target | undefined;
  beforeAll(async () => {
    target = await startTarget(hasPrometheus);
  });
  afterAll(() => target?.close());
  return (path, theme) => {
    if (target === undefined) {
      throw new Error('the target was not started');
    }
    return target.open(path, theme);
  };
}

async function startTarget(hasPrometheus: boolean): Promise<Target> {
  if (isGrafana) {
    await addDemoDataSource();
  }
  const workbench = isGrafana
    ? undefined
    : startWorkbench('--port', '0', ...(hasPrometheus ? [] : ['--no-prometheus']));
  try {
    if (hasPrometheus) {
      await workbench?.prometheus;
    }
    const baseUrl = grafanaUrl ?? (await workbench?.url);
    return targetAt(baseUrl ?? '', await launchBrowser(), workbench);
  } catch (error) {
    await workbench?.stop();
    throw error;
  }
}

function targetAt(baseUrl: string, browser: Browser, workbench: WorkbenchProcess | undefined): Target {
  return {
    open: async (path, theme = 'dark') => {
      // A Grafana draws what is in view only.
      const context = await browser.newContext({ viewport: { width: 1500, height: isGrafana ? 2600 : 1100 } });
      if (isGrafana) {
        await context.request.post(`${baseUrl}/login`, { data: { user: 'admin', password: 'admin' } });
      }
      const page = await context.newPage();
      const problems = listen(page);
      const url = new URL(`${baseUrl}${path}`);
      url.searchParams.set('theme', theme);
      await page.goto(url.href);
      return { page, problems };
    },
    close: async () => {
      await browser.close();
      await workbench?.stop();
    },
  };
}

/** Of Grafana's own troubles only those that name the plugin count. */
const isOurs = (text: string): boolean =>
  !isGrafana || /covary-(observability-app|[a-z]+-(datasource|panel))\b/.test(text);

function listen(page: Page): string[] {
  const problems: string[] = [];
  const add = (text: string): void => {
    if (isOurs(text)) {
      problems.push(text);
    }
  };
  page.on('pageerror', (error) => add(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') {
      add(`${message.text()} ${message.location().url}`);
    }
  });
  return problems;
}

/** Writes test-results/e2e/TARGET/NAME.png and gives its path. */
export async function takeScreenshot(subject: Page | Locator, name: string): Promise<string> {
  mkdirSync(screenshots, { recursive: true });
  const path = `${screenshots}${name}.png`;
  await subject.screenshot({ path });
  return path;
}
