import { describe, expect, it } from 'vitest';
import { dayMs, incidentsOfDay } from '../../src/backend/upstreams/demo/incidents';
import { browserSuite, hasNoBrowser } from './browser';
import { demoDataSource, takeScreenshot, useTarget } from './target';

/** From the last minute of quiet to the end of the day's outage, three hours around it. */
function aroundTheOutage(): string {
  const day = Math.floor(Date.now() / dayMs) - 1;
  const outageMs = day * dayMs + (9 * 60 + ((day * 37) % 480)) * 60_000;
  return `ds=${demoDataSource}&from=${outageMs - 5_400_000}&to=${outageMs + 5_400_000}`;
}

/** The second hour after the slowdown of the last day that is over and has no noisy neighbour: all is well. */
function quietHour(): string {
  const yesterday = Math.floor(Date.now() / dayMs) - 1;
  const [slowdown] = incidentsOfDay(yesterday % 2 === 0 ? yesterday - 1 : yesterday);
  const fromMs = (slowdown?.fromMs ?? NaN) + 3_600_000;
  return `ds=${demoDataSource}&from=${fromMs}&to=${fromMs + 3_600_000}`;
}

describe.skipIf(hasNoBrowser)(browserSuite('the app'), () => {
  const openTarget = useTarget();
  /** The first page of a run loads the app and fills caches: a slow machine is no fault. */
  const open = async (path: string) => {
    const opened = await openTarget(path);
    opened.page.setDefaultTimeout(100_000);
    return opened;
  };

  it.each([
    ['/investigate', 'Investigate', '/investigate'],
    ['/configuration', 'Configuration', '/configuration'],
    ['', 'Home', '/home'],
  ])('opens a page at its path "%s"', async (path, title, final) => {
    const { page, problems } = await open(`/a/covary-observability-app${path}`);
    await page.getByRole('heading', { name: title, exact: true }).waitFor();
    await page
      .getByText(/Demo shop|series/)
      .first()
      .waitFor();
    expect(new URL(page.url()).pathname).toBe(`/a/covary-observability-app${final}`);
    expect(problems).toEqual([]);
  });

  it('leads from the alert that fired to the database in one click, and the report can be copied', async () => {
    const { page, problems } = await open(`/a/covary-observability-app?${aroundTheOutage()}`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const incidents = page.getByRole('region', { name: /^Incidents · [1-9]/ });
    await incidents.getByText(/database alerted first/).waitFor();
    await takeScreenshot(page, 'home');
    await incidents
      .getByRole('listitem')
      .filter({ hasText: 'database alerted first' })
      .getByRole('link', { name: 'Investigate' })
      .click();
    const first = page.getByRole('region', { name: '2 Suspects' }).getByRole('article').first();
    await first.waitFor();
    expect(await first.innerText()).toMatch(/^1 database\s+likely/);
    await page.getByRole('button', { name: 'Copy as report' }).click();
    await expect
      .poll(() => page.evaluate<string>('navigator.clipboard.readText()'))
      .toMatch(/\| database \| \d+ %, likely \| .*\n[^]*http:\/\/127/);
    expect(problems).toEqual([]);
  });

  it('says what is unusual, of which service, and within which budget', async () => {
    const { page } = await open(`/a/covary-observability-app/home?${aroundTheOutage()}`);
    await page
      .getByRole('status')
      .filter({ hasText: /of 72 series are unusual; most of them belong to database/ })
      .waitFor();
    await page.getByText(/72 of 72 series \(budget 1000 series, 30 s\)/).waitFor();
    const list = page.getByRole('region', { name: 'Unusual now' });
    await list.getByRole('button', { name: 'database' }).click();
    await list
      .getByText(/^database latency was .* expected: .* times the limit/)
      .first()
      .waitFor();
  });

  it('says what was unusual last where nothing is, and leads there', async () => {
    const { page } = await open(`/a/covary-observability-app/home?${quietHour()}`);
    await page
      .getByRole('status')
      .filter({ hasText: /^Nothing is unusual in 72 series/ })
      .waitFor();
    const list = page.getByRole('region', { name: 'Unusual now' });
    await list.getByText(/^Last: database, \d{4}-\d\d-\d\d \d\d:\d\d–\d\d:\d\d\./).waitFor();
    await takeScreenshot(page, 'home-quiet');
    await list.getByRole('link', { name: 'Open' }).click();
    await page.getByRole('region', { name: '2 Suspects' }).getByRole('article').first().waitFor();
  });

  it('names the database, without a field filled in', async () => {
    const { page, problems } = await open(`/a/covary-observability-app/investigate?${aroundTheOutage()}`);
    await page
      .getByRole('status')
      .filter({ hasText: /^Most likely database set off / })
      .waitFor();
    const suspects = page.getByRole('region', { name: '2 Suspects' });
    expect(await suspects.getByRole('article').first().innerText()).toMatch(
      /^1 database\s+likely\s+\d+ %\s+database latency rose from [\d.]+ ms to \d+ ms/
    );
    await page.getByRole('region', { name: '3 Evidence: database' }).getByRole('img').first().waitFor();
    await page.getByRole('region', { name: '4 Path: from database' }).getByRole('img').waitFor();
    await page
      .getByRole('region', { name: /^6 Alerts · [4-9]/ })
      .getByText('database: HighLatency')
      .waitFor();
    await takeScreenshot(page, 'investigate');
    expect(problems).toEqual([]);
  });

  it('keeps what was chosen in the address', async () => {
    const { page } = await open(`/a/covary-observability-app/investigate?${aroundTheOutage()}`);
    const suspects = page.getByRole('region', { name: '2 Suspects' });
    await suspects.getByRole('button', { name: /^\d user-service/ }).click();
    await page.getByRole('region', { name: '3 Evidence: user-service' }).waitFor();
    await page.getByRole('button', { name: 'Open 7 Moves with it' }).click();
    await page.getByRole('region', { name: '7 Moves with it' }).getByText('database').first().waitFor();
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('var-suspect'), searchParams.get('open')]).toEqual(['user-service', 'related']);
  });

  it('takes what is drawn over the symptom for the incident, or for what it is compared with', async () => {
    const { page } = await open(`/a/covary-observability-app/investigate?${aroundTheOutage()}`);
    const symptom = page.getByRole('region', { name: '1 Symptom' });
    const graph = symptom.getByRole('img');
    const draw = async (fromShare: number, toShare: number) => {
      const box = await graph.boundingBox();
      const [x, y] = [box?.x ?? 0, (box?.y ?? 0) + 100];
      await page.mouse.move(x + fromShare * (box?.width ?? 0), y);
      await page.mouse.down();
      await page.mouse.move(x + toShare * (box?.width ?? 0), y, { steps: 5 });
      await page.mouse.up();
    };
    await graph.waitFor();
    await draw(0.5, 0.65);
    await symptom.getByRole('button', { name: 'This is the incident' }).click();
    await draw(0.2, 0.4);
    await symptom.getByRole('button', { name: 'Compare with this' }).click();
    await page.getByText(/^window .* ranked in/).waitFor();
    const { searchParams } = new URL(page.url());
    const [from = 0, to = 0, baseFrom = 0, baseTo = 0] = ['w', 'base'].flatMap((name) =>
      (searchParams.get(name) ?? '').split('-').map(Number)
    );
    expect(to - from).toBeGreaterThan(20 * 60_000);
    expect([baseTo - baseFrom > 20 * 60_000, baseTo < from]).toEqual([true, true]);
    await page.getByRole('button', { name: 'Find it' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('w')).toBeNull();
  });
});
