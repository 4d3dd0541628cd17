import { spawnSync } from 'node:child_process';
import { type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dashboards } from '../../scripts/dashboards/dashboards';
import { browserSuite, hasNoBrowser } from './browser';
import { isGrafana, useTarget } from './target';

const hasPrometheus = ['prometheus', 'promtool'].every(
  (command) => spawnSync(command, ['--version']).error === undefined
);
if (!hasPrometheus && process.env['COVARY_NO_SKIP'] !== undefined) {
  throw new Error('not installed: prometheus, promtool');
}

/** Those that ask Covary for what a Prometheus has; the workbench has no other data source. */
const ofPrometheus = Object.keys(dashboards).filter((name) => !['demo-shop', 'self-observability'].includes(name));

const isQuery = (url: string): boolean => /\/api\/ds\/query|\/resources\//.test(url);

/** Waits until no query of the page is under way. */
async function settled(page: Page, open: () => Promise<unknown>): Promise<void> {
  const pending = new Set<unknown>();
  page.on('request', (request) => isQuery(request.url()) && pending.add(request));
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => pending.delete(request));
  await open();
  await page
    .getByTestId(/^data-testid Panel header/)
    .first()
    .waitFor();
  for (let quiet = 0; quiet < 10;) {
    await page.waitForTimeout(200);
    quiet = pending.size === 0 ? quiet + 1 : 0;
  }
}

/** The text of each panel, by its title. */
const panelTexts = `Object.fromEntries([...document.querySelectorAll('[data-testid^="data-testid Panel header"]')].map(
  (panel) => [panel.getAttribute('data-testid').replace('data-testid Panel header ', ''), {
    text: panel.innerText,
    drawings: panel.querySelectorAll('canvas, svg[role="img"], [role="grid"]').length,
    errors: panel.querySelectorAll('[data-testid="data-testid Panel status error"]').length,
  }]
))`;

interface PanelFacts {
  readonly text: string;
  readonly drawings: number;
  readonly errors: number;
}

const title = 'every dashboard on a Prometheus with the demo';
const isThere = hasPrometheus || isGrafana;

// A Grafana has its own: docker-compose.yaml starts one with a Prometheus that the demo writes to.
describe.skipIf(hasNoBrowser || !isThere)(
  isThere ? browserSuite(title) : `${title} (skipped: prometheus is not installed)`,
  () => {
    const open = useTarget({ hasPrometheus: true });

    it.each(ofPrometheus.flatMap((name) => ['6h', '24h'].map((range) => [name, range] as const)))(
      '%s has something in every panel, over %s',
      async (name, range) => {
        const { page, problems } = await open(`/d/covary-${name}?from=now-${range}&to=now`);
        await page.setViewportSize({ width: 1500, height: 4000 });
        const failures: string[] = [];
        page.on('response', (response) => {
          if (response.status() >= 400 && (!isGrafana || isQuery(response.url()))) {
            failures.push(`${response.status()} ${response.url()}`);
          }
        });
        await settled(page, () => page.reload());
        expect([...failures, ...problems]).toEqual([]);
        const panels = await page.evaluate<Record<string, PanelFacts>>(panelTexts);
        expect(Object.keys(panels).length).toBeGreaterThan(4);
        for (const [panel, { text, drawings, errors }] of Object.entries(panels)) {
          expect(errors, panel).toBe(0);
          // A table without rows says what the analysis found, instead: nothing unusual.
          const saysWhy = /no anomaly in the range|no alert fired in the range/.test(text);
          expect(drawings > 0 || saysWhy || /\d/.test(text), `${panel}: ${text}`).toBe(true);
        }
        await page.context().close();
      }
    );
  }
);
