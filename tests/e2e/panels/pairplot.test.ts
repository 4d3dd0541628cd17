import { describe, expect, it } from 'vitest';
import { browserSuite, hasNoBrowser } from '../browser';
import { type Place } from './pageScripts';
import { eventually } from './eventually';
import { seedInfra } from './seedTables';
import { type StoryPage } from './storyPage';
import { useStories } from './useStories';

const names = Object.keys(seedInfra);
const valuesOf = (name: string): readonly number[] => seedInfra[name] ?? [];
const samples = valuesOf('CPU (%)').length;

/** Middle of a cell of the corner plot of five variables. */
const cell = (row: number, column: number): Place => [0.15 + 0.19 * column, 0.1 + 0.19 * row];

const isWithin = (values: readonly number[], [from, to]: readonly number[]): boolean[] =>
  values.map((value) => value >= (from ?? 0) && value <= (to ?? 0));

/** As a page writes a time that the CSV has in ISO 8601. */
const timeText = (time = ''): string => time.slice(0, 19).replace('T', ' ');

const selectionOf = (story: StoryPage) => story.page.getByTestId('covary-selection');

const variableNames = async (story: StoryPage): Promise<Array<string | undefined>> =>
  (await story.rows()).map(([name]) => name);

describe.skipIf(hasNoBrowser)(browserSuite('the pairplot'), () => {
  const stories = useStories();

  it('shows the variables that are chosen', async () => {
    const story = await stories.open('pairplot-seed-metrics');
    await eventually(() => variableNames(story)).toEqual(names);
    await story.select('Variables', 'Variables', 'Error Rate (%)');
    await story.page.keyboard.press('Escape');
    await story.select('Variables', 'Variables', 'CPU (%)');
    await eventually(() => variableNames(story)).toEqual(['Error Rate (%)', 'CPU (%)']);
  });

  it('says what the limit of variables leaves out', async () => {
    const story = await stories.open('pairplot-seed-metrics');
    expect(await selectionOf(story).count()).toBe(0);
    await story.enter('Variables', 'At most', '3');
    await eventually(() => variableNames(story)).toEqual(names.slice(0, 3));
    expect(await selectionOf(story).innerText()).toContain('first 3 of 5 variables');
  });

  it('fills the upper triangle where the whole grid is asked for', async () => {
    const story = await stories.open('pairplot-seed-metrics');
    const empty = await story.picture([0.7, 0.02], [0.98, 0.15]);
    await story.hover(cell(0, 4));
    expect(await story.tooltip.count()).toBe(0);
    await story.choose('Cells', 'Grid', 'Full');
    await eventually(() => story.picture([0.7, 0.02], [0.98, 0.15])).not.toBe(empty);
    await story.hover(cell(0, 4));
    await eventually(() => story.tooltip.count()).toBe(1);
  });

  it('points become hexagons', async () => {
    const story = await stories.open('pairplot-seed-metrics');
    await story.surface.focus();
    const points = await story.picture([0, 0], [1, 1]);
    await story.select('Cells', 'Pairs', 'Hexagons');
    await eventually(() => story.picture([0, 0], [1, 1])).not.toBe(points);
    const titles = new Set<string>();
    for (const x of [0.16, 0.18, 0.2, 0.22]) {
      await story.hover([x, 0.88]);
      titles.add(await story.tooltip.locator('[dir="auto"]').first().innerText());
    }
    expect([...titles]).toEqual(['Error Rate (%) by Network In (Mbps)']);
  });

  it('colours by clusters, as many as are asked for', async () => {
    const story = await stories.open('pairplot-seed-metrics');
    await story.select('Colors', 'Color by', 'Cluster');
    await story.enter('Colors', 'Clusters', '4');
    for (const index of [0, 1, 2, 3]) {
      await story.legend(`Cluster ${index}`);
    }
    expect(await story.page.getByRole('button', { name: 'Cluster 4' }).count()).toBe(0);
    const groups = (await story.csv()).slice(1).map((line) => /Cluster \d/.exec(line)?.[0]);
    expect([...new Set(groups)].sort()).toEqual(['Cluster 0', 'Cluster 1', 'Cluster 2', 'Cluster 3']);
  });

  it('clusters many samples in a worker of its own', async () => {
    const { page } = await stories.open('pairplot-seed-metrics');
    const workers = new Set<string>();
    page.on('worker', (worker) => worker.url().includes('covary-observability-app') && workers.add(worker.url()));
    const story = await stories.open('pairplot-hexagons');
    await story.select('Colors', 'Color by', 'Cluster');
    for (const index of [0, 1, 2]) {
      await story.legend(`Cluster ${index}`);
    }
    // It groups, and counts in hexagons.
    expect(workers.size).toBe(1);
    await story.enter('Colors', 'Clusters', '2');
    await eventually(() => story.page.getByRole('button', { name: 'Cluster 2' }).count()).toBe(0);
    await story.legend('Cluster 1');
  });

  it('a rectangle selects its samples in every cell', async () => {
    const story = await stories.open('pairplot-seed-metrics');
    const otherCell = () => story.picture([0.45, 0.6], [0.6, 0.75]);
    const before = await otherCell();
    await story.drag(cell(1, 0), [0.22, 0.21]);
    await eventually(() => selectionOf(story).innerText()).toMatch(/^\d+ of 100 samples selected/);
    expect(await otherCell()).not.toBe(before);

    const selected = (await story.csv()).slice(1).map((line) => line.split(',').map(Number));
    const count = Number(/^\d+/.exec(await selectionOf(story).innerText())?.[0]);
    expect(selected).toHaveLength(count);
    expect(count).toBeGreaterThan(3);
    expect(count).toBeLessThan(samples);
    // What lies between the selected ones in both variables of the cell is selected, too, and nothing else.
    const extent = (column: number) => {
      const values = selected.map((row) => row[column] ?? Number.NaN);
      return [Math.min(...values) - 1e-6, Math.max(...values) + 1e-6];
    };
    const inX = isWithin(valuesOf('Network In (Mbps)'), extent(1));
    const inY = isWithin(valuesOf('CPU (%)'), extent(2));
    expect(inX.filter((isIn, sample) => isIn && inY[sample])).toHaveLength(count);

    await selectionOf(story).getByRole('button', { name: 'Clear' }).click();
    await eventually(() => selectionOf(story).count()).toBe(0);
    await eventually(otherCell).toBe(before);
  });

  it('the selection zooms the dashboard to its times, Escape takes it back', async () => {
    const story = await stories.open('pairplot-by-time');
    await story.drag([0.13, 0.35], [0.2, 0.42]);
    await eventually(() => selectionOf(story).count()).toBe(1);
    await story.surface.focus();
    await story.page.keyboard.press('Escape');
    await eventually(() => selectionOf(story).count()).toBe(0);
    await story.drag([0.13, 0.35], [0.2, 0.42]);
    const times = (await story.csv()).slice(1).map((line) => line.split(',')[0] ?? '');
    expect(times.length).toBeGreaterThan(1);
    expect(times[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    await selectionOf(story).getByRole('button', { name: 'Zoom to their time' }).click();
    await eventually(() => story.narrowing()).toBe(`${timeText(times[0])} to ${timeText(times.at(-1))}`);
  });

  it('the selection sets the variable that the options name', async () => {
    const story = await stories.open('pairplot-by-cluster');
    await story.enter('Colors', 'Selection variable', 'api');
    await story.drag([0.13, 0.6], [0.3, 0.7]);
    const select = selectionOf(story).getByRole('button', { name: /^Select \d+$/ });
    const count = Number(/\d+/.exec(await select.innerText())?.[0]);
    expect(count).toBeGreaterThan(1);
    const items = (await story.csv()).slice(1).map((line) => line.split(',')[0]?.replaceAll('"', ''));
    await select.click();
    await eventually(() => story.variable('api')).toEqual(items);
    expect(items).toHaveLength(count);
  });

  it('the legend shows one group alone, and all again', async () => {
    const story = await stories.open('pairplot-by-label');
    const colors = { 'eu-west': [86, 180, 233], 'us-east': [230, 159, 0], 'ap-south': [0, 158, 115] } as const;
    const solid = () => Promise.all(Object.values(colors).map((color) => story.pixels(color)));
    await story.enter('Cells', 'Opacity', '100');
    await eventually(async () => Math.min(...(await solid()))).toBeGreaterThan(200);
    await (await story.legend('us-east')).click();
    await eventually(async () => (await solid()).map((count) => count > 0)).toEqual([false, true, false]);
    await (await story.legend('us-east')).click();
    await eventually(async () => Math.min(...(await solid()))).toBeGreaterThan(200);
  });

  it('a sample filters the dashboard by its label', async () => {
    const story = await stories.open('pairplot-by-label');
    await story.click(await placeOfSample(story));
    const filter = story.tooltip.getByRole('button', { name: /^Filter zone = / });
    const [, zone] = / = (.+)$/.exec(await filter.innerText()) ?? [];
    await filter.click();
    await eventually(() => story.narrowing()).toBe(`zone = ${zone}`);
    if (story.answersNarrowing) {
      const groups = (await story.csv()).slice(1).map((line) => /eu-west|us-east|ap-south/.exec(line)?.[0]);
      expect([...new Set(groups)]).toEqual([zone]);
    }
  });
});

/** Looks along a line through the lowest row of cells for a place where a sample is pointed at. */
async function placeOfSample(story: StoryPage): Promise<Place> {
  for (let x = 0.12; x < 0.4; x += 0.01) {
    const place: Place = [x, 0.78];
    await story.hover(place);
    if ((await story.tooltip.getByText('Group', { exact: true }).count()) > 0) {
      return place;
    }
  }
  throw new Error('no sample lies along the line');
}
