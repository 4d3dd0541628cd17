import { AppEvents, FieldType, type PanelProps, type toDataFrame } from '@grafana/data';
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { laneCells } from '../../../src/charts/anomaly/laneCells';
import * as lanes from '../../../src/charts/anomaly/layoutLanes';
import { overallCells } from '../../../src/charts/anomaly/overallCells';
import { exploreUrl } from '../../../src/panels/kit/chart/exploreUrl';
import { markTime } from '../../../src/panels/kit/chart/markTime';
import { plugin } from '../../../src/panels/anomaly/module';
import { renderPanel } from './renderPanel';

const { post, publish, sources } = vi.hoisted(() => ({ post: vi.fn(), publish: vi.fn(), sources: { get: vi.fn() } }));
vi.mock('@grafana/runtime', async (original) => ({
  ...(await original<object>()),
  getBackendSrv: () => ({ post }),
  getAppEvents: () => ({ publish }),
  getDataSourceSrv: () => sources,
}));

type Frame = Parameters<typeof toDataFrame>[0];
const minuteMs = 60_000;
const length = 60;
const range = [0, (length - 1) * minuteMs] as const;

/** A series at 100 that goes to `peak` from minute 26 to 45, judged with a band of 90 to 110, or not judged. */
function judged(name: string, peak: number, isJudged = true): Frame {
  const times = Array.from({ length }, (_, i) => i * minuteMs);
  const values = times.map((_, i) => (i >= 26 && i <= 45 ? peak : 100));
  const field = (suffix: string, own: number[]) => ({
    name: suffix,
    type: FieldType.number,
    values: own,
    labels: { service: name },
    config: { displayNameFromDS: suffix === 'value' ? name : `${name} ${suffix}`, unit: 'ms' },
  });
  return {
    name,
    fields: [
      { name: 'time', type: FieldType.time, values: times },
      field('value', values),
      field(
        'expected',
        values.map(() => 100)
      ),
      field(
        'lower',
        values.map(() => 90)
      ),
      field(
        'upper',
        values.map(() => 110)
      ),
      field(
        'score',
        values.map((value) => (isJudged ? Math.abs(value - 100) / 10 : Number.NaN))
      ),
    ],
  };
}
const explained: Frame = {
  name: 'anomalies',
  fields: [
    { name: 'time', type: FieldType.time, values: [26 * minuteMs] },
    { name: 'timeEnd', type: FieldType.time, values: [45 * minuteMs] },
    { name: 'title', type: FieldType.string, values: ['web'] },
    { name: 'text', type: FieldType.string, values: ['It jumped.'] },
    { name: 'agreeing', type: FieldType.string, values: ['jump'] },
    { name: 'disagreeing', type: FieldType.string, values: ['drift'] },
  ],
};
const incident = [judged('web', 148), judged('db', 130), judged('cache', 100), explained];
const rows = () =>
  within(screen.getByRole('table', { name: 'Series by their highest score' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => Array.from(row.children, (cell) => cell.textContent));

describe('the anomaly panel', () => {
  afterEach(() => vi.restoreAllMocks());

  it('says the worst anomaly in a sentence, with its value, what was expected, how far and when', () => {
    renderPanel(plugin, { frames: incident, range });
    expect(screen.getByText(/^web was 148 ms, 100 ms expected: 4\.8 times the limit, 00:26–00:45\./)).toBeVisible();
    expect(screen.getByText(/One other series was unusual, too\./)).toBeVisible();
  });

  it('says the day where several are shown', () => {
    const weekMs = 7 * 86_400_000;
    renderPanel(plugin, { frames: incident, range: [range[0], range[0] + weekMs] });
    expect(screen.getByText(/times the limit, 1970-01-01 00:26–00:45\./)).toBeVisible();
  });

  it('says the step of the judgement where not all of its values are shown, else how far these are apart', () => {
    const [web] = incident;
    const { update } = renderPanel(plugin, { frames: [web ?? {}], range });
    expect(screen.getByText('step 1m')).toBeVisible();
    update({ frames: [{ ...web, meta: { custom: { stepMs: 15_000 } } }] });
    expect(screen.getByText('step 15s')).toBeVisible();
  });

  it('says that nothing was unusual, and that nothing was judged', () => {
    const { update } = renderPanel(plugin, { frames: [judged('cache', 100), judged('cart', 101)], range });
    expect(screen.getByText('Nothing was unusual in 2 series.')).toBeVisible();
    update({ frames: [judged('new', Number.NaN, false)], range });
    expect(screen.getByText(/too little history/)).toBeVisible();
  });

  it('lists series by their highest score for screen readers, and folds usual lanes', () => {
    renderPanel(plugin, { frames: incident, range });
    expect(rows()).toEqual([
      ['web', '4.8', '20'],
      ['db', '3.0', '20'],
      ['cache', '0.0', '0'],
    ]);
    expect(screen.getByRole('application')).toHaveAccessibleName(/^Scores of 2 series/);
    fireEvent.click(screen.getByText('+ one usual'));
    expect(screen.getByRole('application')).toHaveAccessibleName(/^Scores of 3 series/);
  });

  it('leads the keyboard to the worst cell, whose details have the votes', () => {
    renderPanel(plugin, { frames: incident, range });
    const chart = screen.getByRole('application');
    fireEvent.keyDown(chart, { key: 'ArrowRight' });
    fireEvent.keyDown(chart, { key: 'Enter' });
    const tooltip = screen.getByTestId('covary-tooltip');
    for (const text of ['web', '148 ms', '90 ms – 110 ms', '4.8 × the limit', 'jump', 'drift', 'It jumped.']) {
      expect(tooltip).toHaveTextContent(text);
    }
  });

  it('has a lane for all, which tells whose the highest score is', () => {
    renderPanel(plugin, { frames: incident, range });
    const chart = screen.getByRole('application');
    fireEvent.keyDown(chart, { key: 'ArrowDown' });
    fireEvent.keyDown(chart, { key: 'Enter' });
    expect(screen.getByTestId('covary-tooltip')).toHaveTextContent(/^web.*4\.8 × the limit/);
  });

  it('says of a value that was not judged that its history is too short', () => {
    renderPanel(plugin, { frames: [judged('new', 100, false)], range });
    const chart = screen.getByRole('application');
    fireEvent.keyDown(chart, { key: 'ArrowDown' });
    fireEvent.keyDown(chart, { key: 'Enter' });
    expect(screen.getByTestId('covary-tooltip')).toHaveTextContent('not judged yet: too little history');
  });

  it('lays nothing out anew while the pointer moves', () => {
    const layOut = vi.spyOn(lanes, 'layoutLanes');
    renderPanel(plugin, { frames: incident, range });
    const chart = screen.getByRole('application');
    fireEvent.pointerEnter(chart);
    fireEvent(chart, new MouseEvent('pointermove', { clientX: 100, clientY: 5, bubbles: true }));
    const before = layOut.mock.calls.length;
    expect(before).toBeGreaterThan(0);
    for (let x = 110; x < 200; x += 10) {
      fireEvent(chart, new MouseEvent('pointermove', { clientX: x, clientY: 5, bubbles: true }));
    }
    expect(layOut.mock.calls.length).toBe(before);
  });

  it('says what it takes where there are no scores', () => {
    renderPanel(plugin, { frames: [{ fields: [{ name: 'value', type: FieldType.number, values: [1] }] }], range });
    expect(screen.queryByRole('application')).toBeNull();
  });
});

describe('cells of lanes', () => {
  it('take the highest score of their pixels, whatever the zoom', () => {
    const times = Float64Array.from({ length: 1440 }, (_, i) => i * minuteMs);
    const scores = Float64Array.from(times, (_, i) => (i === 777 ? 9 : 0.1));
    for (const columns of [3, 100, 1439, 5000]) {
      const cells = laneCells([{ times, scores }], 0, 1440 * minuteMs, columns);
      expect(Math.max(...cells.scores)).toBe(9);
      expect(cells.samples[cells.scores.indexOf(9)]).toBe(777);
    }
  });

  it('are empty where nothing was judged, and across gaps', () => {
    const times = Float64Array.of(0, 1, 2, 8, 9);
    const scores = Float64Array.of(0.5, Number.NaN, 0.5, 0.5, 0.5);
    const filled = Array.from(laneCells([{ times, scores }], 0, 10, 10).scores, (score) => !Number.isNaN(score));
    expect(filled).toEqual([true, false, true, false, false, false, false, false, true, true]);
  });
});

describe('the lane for all', () => {
  it('has of each column the highest score of all lanes, and whose it is', () => {
    const times = Float64Array.of(0, 1, 2);
    const lanesOf = [
      { times, scores: Float64Array.of(0.5, Number.NaN, 3) },
      { times, scores: Float64Array.of(2, Number.NaN, 1) },
    ];
    const cells = laneCells(lanesOf, 0, 3, 3);
    expect(Array.from(cells.samples)).toEqual([0, 1, 2, 0, 1, 2]);
    const { scores, owners } = overallCells(cells, lanesOf.length);
    expect(Array.from(scores)).toEqual([2, Number.NaN, 3]);
    expect(Array.from(owners)).toEqual([1, -1, 0]);
  });
});

describe('the way to Explore', () => {
  it('keeps the queries, with variables put in, and the selected time', async () => {
    const targets = [{ refId: 'A', expr: '$x', datasource: { uid: 'covary' } }];
    sources.get.mockResolvedValue({
      uid: 'covary',
      interpolateVariablesInQueries: (queries: typeof targets) => queries.map((query) => ({ ...query, expr: 'up' })),
    });
    const request: unknown = { targets, scopedVars: {} };
    const url = await exploreUrl(request as PanelProps['data']['request'], { fromMs: 10.4, toMs: 20.6 });
    const panes: unknown = JSON.parse(new URL(url ?? '', 'http://x').searchParams.get('panes') ?? '');
    expect(panes).toEqual({
      a: {
        datasource: 'covary',
        queries: [{ refId: 'A', expr: 'up', datasource: { uid: 'covary' } }],
        range: { from: '10', to: '21' },
      },
    });
    expect(await exploreUrl(undefined, { fromMs: 0, toMs: 1 })).toBeNull();
  });
});

describe('a mark', () => {
  const mark = {
    span: { fromMs: 10.4, toMs: 20.6 },
    kind: 'incident',
    text: 'web',
    dashboardUid: 'abc',
    panelId: 3,
  } as const;

  it('is an annotation of the dashboard', async () => {
    post.mockResolvedValueOnce({});
    await markTime(mark);
    expect(post.mock.calls[0]?.slice(0, 2)).toEqual([
      '/api/annotations',
      { dashboardUID: 'abc', panelId: 3, time: 10, timeEnd: 21, tags: ['covary', 'incident'], text: 'web' },
    ]);
    expect(publish).toHaveBeenLastCalledWith({ type: AppEvents.alertSuccess.name, payload: ['Marked.'] });
  });

  it('that is not allowed says what it needs', async () => {
    post.mockRejectedValueOnce(new Error('403'));
    await markTime(mark);
    expect(publish.mock.lastCall?.[0]).toMatchObject({
      type: AppEvents.alertError.name,
      payload: [expect.stringContaining('Editor')],
    });
  });
});
