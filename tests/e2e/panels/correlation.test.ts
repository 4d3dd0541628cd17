import { sampleCorrelation, sampleRankCorrelation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from '../browser';
import { isGrafana } from '../target';
import { type Place } from './pageScripts';
import { eventually } from './eventually';
import { seedInfra, seedTraffic } from './seedTables';
import { type StoryPage } from './storyPage';
import { useStories } from './useStories';

const names = Object.keys(seedInfra);
const valuesOf = (name: string): number[] => [...(seedInfra[name] ?? [])];

/** Colours of the ends of two schemes: of r = 1, that is of the diagonal. */
const coolWarmRed = [180, 4, 38] as const;
const viridisYellow = [253, 231, 37] as const;

const timeOf = (hour: number): string => `2026-01-05 ${String(hour).padStart(2, '0')}:00:00`;

/** The matrix as a screen reader has it, names aside. */
const cells = async (story: StoryPage): Promise<string[][]> => (await story.rows()).map((row) => row.slice(1));

const rowNames = async (story: StoryPage): Promise<Array<string | undefined>> =>
  (await story.rows()).map(([name]) => name);

describe.skipIf(hasNoBrowser)(browserSuite('the correlation heatmap'), () => {
  const stories = useStories();

  it('correlates by the method that is chosen', async () => {
    const story = await stories.open('correlation-seed-infra');
    const matrix = (correlate: (a: number[], b: number[]) => number) =>
      names.map((row) => names.map((column) => correlate(valuesOf(row), valuesOf(column)).toFixed(2)));
    const withoutSign = (shown: readonly string[][]) =>
      shown.map((row) => row.map((text) => text.replace('-0.00', '0.00')));
    const pearson = withoutSign(matrix(sampleCorrelation));
    const spearman = withoutSign(matrix(sampleRankCorrelation));
    await eventually(() => cells(story)).toEqual(pearson);
    await story.select('Heatmap', 'Method', 'Spearman');
    await eventually(() => cells(story)).toEqual(spearman);
    expect(spearman).not.toEqual(pearson);
    await story.hover([0.3, 0.3]);
    await story.tooltipSays('Spearman ρ');
  });

  it('puts rows in the order that is chosen, and alike ones together', async () => {
    const story = await stories.open('correlation-seed-infra');
    await eventually(() => rowNames(story)).toEqual(names);
    expect(await story.options('Heatmap').getByText('Linkage').count()).toBe(0);
    await story.choose('Heatmap', 'Order', 'Name');
    await eventually(() => rowNames(story)).toEqual(names.toSorted());
    await story.choose('Heatmap', 'Order', 'Clustered');
    await story.options('Heatmap').getByText('Linkage').waitFor();
    await eventually(() => rowNames(story)).not.toEqual(names.toSorted());
    const order = await rowNames(story);
    expect(Math.abs(order.indexOf('CPU (%)') - order.indexOf('Network In (Mbps)'))).toBe(1);
  });

  it('hides the diagonal and a triangle', async () => {
    const story = await stories.open('correlation-seed-infra');
    const upper = () => story.picture([0.55, 0.02], [0.7, 0.1]);
    const shown = await upper();
    const diagonal = await story.pixels(coolWarmRed);
    await story.toggle('Cells', 'Hide diagonal');
    await eventually(() => story.pixels(coolWarmRed)).toBeLessThan(diagonal / 10);
    expect(await upper()).toBe(shown);
    await story.choose('Cells', 'Hide triangle', 'Upper');
    await eventually(upper).not.toBe(shown);
    const hidden = await upper();
    await story.choose('Cells', 'Hide triangle', 'Lower');
    await eventually(upper).toBe(shown);
    expect(hidden).not.toBe(shown);
  });

  it('takes another colour scheme, and its ends exchanged', async () => {
    const story = await stories.open('correlation-seed-infra');
    expect(await story.pixels(viridisYellow)).toBe(0);
    await story.select('Colors', 'Scheme', 'Viridis');
    await eventually(() => story.pixels(viridisYellow)).toBeGreaterThan(1000);
    expect(await story.pixels(coolWarmRed)).toBe(0);
    const diagonal = await story.pixels(viridisYellow);
    await story.toggle('Colors', 'Reverse');
    await eventually(() => story.pixels(viridisYellow)).toBeLessThan(diagonal / 10);
  });

  it('writes numbers as the standard options say', async () => {
    const story = await stories.open('correlation-seed-infra');
    await story.enter('Standard options', 'Decimals', '4');
    const expected = sampleCorrelation(valuesOf('CPU (%)'), valuesOf('Network In (Mbps)')).toFixed(4);
    await eventually(async () => (await cells(story))[1]?.[0]).toBe(expected);
    await story.enter('Standard options', 'Decimals', '');
    await eventually(async () => (await cells(story))[1]?.[0]).toBe('0.98');
  });

  it('shows values by the hour, and the greatest of them', async () => {
    const story = await stories.open('correlation-seed-traffic');
    const numbers = async () => (await cells(story)).map((row) => row.map(Number));
    const hourly = seedTraffic.map((row) => row.map(Math.round));
    await eventually(numbers).toEqual(hourly);
    await story.select('Heatmap', 'Columns', 'Time interval');
    await story.enter('Heatmap', 'Interval', '360');
    await story.select('Heatmap', 'Value', 'Max');
    const quarters = hourly.map((row) => [0, 6, 12, 18].map((hour) => Math.max(...row.slice(hour, hour + 6))));
    await eventually(numbers).toEqual(quarters);
  });

  it('a drag over columns of time zooms the dashboard', async () => {
    const story = await stories.open('correlation-intervals');
    const columns = async () => (await story.table())[0]?.slice(1);
    await eventually(columns).toHaveLength(12);
    const all = (await columns()) ?? [];
    const columnAt = async (place: Place) => {
      await story.hover(place);
      return story.tooltip.getByText(/^\d\d-\d\d \d\d:00$/).innerText();
    };
    const first = all.indexOf(await columnAt([0.4, 0.3]));
    const last = all.indexOf(await columnAt([0.6, 0.5]));
    expect(last).toBeGreaterThan(first + 1);
    await story.drag([0.4, 0.3], [0.6, 0.5]);
    await eventually(() => story.narrowing()).toBe(`${timeOf(2 * first)} to ${timeOf(2 * (last + 1))}`);
    expect(await story.tooltip.count()).toBe(0);
    if (story.answersNarrowing) {
      await eventually(columns).toEqual(all.slice(first, last + 1));
      await story.page.getByRole('button', { name: 'Show all' }).click();
      await eventually(columns).toEqual(all);
    }
  });

  it('a cell filters the dashboard by its series', async () => {
    const story = await stories.open('correlation-seed-traffic');
    await story.click([0.5, 0.3]);
    const filter = story.tooltip.getByRole('button', { name: /^Filter node = web-node-\d\d$/ });
    const [, node] = / = (.+)$/.exec(await filter.innerText()) ?? [];
    await filter.click();
    await eventually(() => story.narrowing()).toBe(`node = ${node}`);
    if (story.answersNarrowing) {
      await eventually(() => rowNames(story)).toEqual([node]);
    }
  });

  it('a cell hands its pair to the variables that the options name', async () => {
    const story = await stories.open('correlation-seed-infra');
    await story.click([0.3, 0.3]);
    expect(await story.tooltip.getByRole('button', { name: 'Select' }).count()).toBe(0);
    await story.page.keyboard.press('Escape');
    await story.enter('Interaction', 'Row variable', 'y');
    await story.enter('Interaction', 'Column variable', 'x');
    await story.click([0.3, 0.3]);
    const [y, x] = (await story.tooltip.locator('[dir="auto"]').first().innerText()).split(' × ');
    await story.tooltip.getByRole('button', { name: 'Select' }).click();
    await eventually(() => [story.variable('y'), story.variable('x')]).toEqual([[y], [x]]);
    expect(names).toContain(x);
  });

  it('shows no tooltip where it is switched off, but for a cell that is clicked', async () => {
    const story = await stories.open('correlation-seed-infra');
    await story.toggle('Interaction', 'Tooltip');
    await story.hover([0.3, 0.3]);
    await story.hover([0.35, 0.35]);
    expect(await story.tooltip.count()).toBe(0);
    await story.click([0.35, 0.35]);
    await story.tooltip.getByRole('button', { name: 'Close' }).waitFor();
  });

  it('long work is done in a worker that is found beside the app', async () => {
    const { page } = await stories.open('correlation-seed-infra');
    // Grafana has workers of its own.
    const started = page.waitForEvent('worker', (worker) =>
      worker.url().includes('/public/plugins/covary-observability-app/')
    );
    const story = await stories.open('correlation-200-series');
    await started;
    await eventually(() => rowNames(story)).toHaveLength(50);
  });

  it('a worker puts values into buckets whose names are the page’s', async () => {
    const story = await stories.open('correlation-200-series');
    await story.choose('Heatmap', 'Show', 'Values');
    await story.select('Heatmap', 'Columns', 'Day of week');
    await story.select('Heatmap', 'Value', 'Count');
    const headings = async () => (await story.table())[0]?.slice(1);
    await eventually(headings).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
    const counted = async () => (await cells(story)).map((row) => row.reduce((sum, text) => sum + Number(text), 0));
    await eventually(counted).toEqual(Array.from({ length: 50 }, () => 120));
    expect(story.page.workers()).not.toHaveLength(0);
  });

  // A Grafana has it in the panel's inspector, and tests/grafana/panelEditor.test.ts reads what was saved.
  it.runIf(!isGrafana)('its saved form can be copied, with what was changed and what was not', async () => {
    const story = await stories.open('correlation-masked');
    const { page } = story;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await story.choose('Heatmap', 'Order', 'Clustered');
    await story.enter('Standard options', 'Decimals', '1');
    await page.getByRole('button', { name: 'Copy panel JSON' }).click();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(JSON.parse(copied)).toMatchObject({
      type: 'covary-correlation-panel',
      options: { order: 'clustered', mask: 'upper', method: 'pearson' },
      fieldConfig: { defaults: { decimals: 1 }, overrides: [] },
    });
  });
});
