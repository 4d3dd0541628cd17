import { describe, expect, it } from 'vitest';
import { type SeriesMatrix } from '../../../../src/core/series/seriesMatrix';
import { dependencyGraph } from '../../../../src/core/rootcause/graph/dependencyGraph';
import { rankRootCauses } from '../../../../src/core/rootcause/rankRootCauses';
import { fixtureMatrix, type FixtureMetric, sampleStepMs, incidentWindow } from './incidentFixture';

const graph = dependencyGraph([
  { from: 'web', to: 'users' },
  { from: 'web', to: 'products' },
  { from: 'users', to: 'database' },
  { from: 'products', to: 'database' },
]);

/** The database slows down at sample 3, those that depend on it later; the cache only gets noisier. */
const cascade: readonly FixtureMetric[] = [
  { service: 'web', metric: 'latency_ms', change: { from: 9, by: 90 } },
  { service: 'users', metric: 'latency_ms', change: { from: 6, by: 70 } },
  { service: 'products', metric: 'latency_ms', change: { from: 7, by: 80 } },
  { service: 'database', metric: 'latency_ms', change: { from: 3, by: 60 } },
  { service: 'database', metric: 'cpu', change: { from: 3, by: 40 } },
  { service: 'cache', metric: 'latency_ms' },
  { service: 'cache', metric: 'cpu' },
  { service: 'web', metric: 'cpu' },
];

const services = (matrix: SeriesMatrix, more: object): readonly string[] =>
  rankRootCauses({ matrix, window: incidentWindow, ...more }).services.map(({ service }) => service);

describe('rankRootCauses', () => {
  it('ranks the service first that set off the others, with the evidence', () => {
    const ranking = rankRootCauses({ matrix: fixtureMatrix(cascade), window: incidentWindow, target: 0, graph });
    const [first] = ranking.services;
    expect(ranking.abstained).toBeUndefined();
    expect(first).toMatchObject({ service: 'database', explainedBy: undefined, hopsFromTarget: 2 });
    expect([...(first?.explains ?? [])].sort()).toEqual(['products', 'users', 'web']);
    expect(first?.confidence).toBeGreaterThan(0.5);
    expect(ranking.sentence).toBe(first?.sentence);
    expect(ranking.services.find(({ service }) => service === 'cache')).toMatchObject({
      explains: [],
      hopsFromTarget: undefined,
    });
    expect(ranking.services.find(({ service }) => service === 'web')).toMatchObject({ hopsFromTarget: 0 });

    const latency = ranking.metrics.find(({ name }) => name === 'database latency_ms');
    expect(latency).toMatchObject({ service: 'database', role: 'latency', isSignificant: true });
    expect(latency?.onsetMs).toBe(incidentWindow.fromMs + 3 * sampleStepMs);
    expect(latency?.leadMs).toBe(6 * sampleStepMs);
    expect(latency?.correlationLeadMs).toBe(6 * sampleStepMs);
    expect(latency?.correlation).toBeGreaterThan(0.99);
    expect(latency?.baselineMedian).toBeCloseTo(100, 0);
    expect(latency?.peakValue).toBeGreaterThan(155);
    expect(latency?.peakShift).toBeCloseTo(
      (Number(latency?.peakValue) - Number(latency?.baselineMedian)) / Number(latency?.baselineSpread),
      9
    );
    expect(ranking.sentence).toMatch(/^database \w+ rose from .* before the target; explains /);
  });

  it('finds it without a target, without a graph, and without either', () => {
    const matrix = fixtureMatrix(cascade);
    for (const more of [{ graph }, { target: 0 }, {}]) {
      expect(services(matrix, more)[0]).toBe('database');
    }
  });

  it('does not follow a service that nobody asks anything, unless that is not known', () => {
    const matrix = (busyTraffic: number, metric: string): SeriesMatrix => {
      const made = fixtureMatrix([
        { service: 'idle', metric: 'latency_ms', change: { from: 2, by: 400 } },
        { service: 'busy', metric: 'latency_ms', change: { from: 2, by: 30 } },
        { service: 'idle', metric },
        { service: 'busy', metric },
      ]);
      const { length } = made.times;
      return {
        ...made,
        values: made.values.map((value, i) => (i < 2 * length ? value : i < 3 * length ? 0 : busyTraffic)),
      };
    };
    expect(services(matrix(5, 'requests'), {})).toEqual(['busy', 'idle']);
    expect(services(matrix(0, 'requests'), {})).toEqual(['idle', 'busy']);
    expect(services(matrix(5, 'cpu'), {})).toEqual(['idle', 'busy']);
  });

  it('counts drops as much as rises', () => {
    const drop = fixtureMatrix([
      { service: 'shop', metric: 'orders_per_minute', change: { from: 2, by: -60 } },
      { service: 'web', metric: 'latency_ms', change: { from: 2, by: 5 } },
      { service: 'cache', metric: 'cpu' },
    ]);
    const ranking = rankRootCauses({ matrix: drop, window: incidentWindow });
    expect(ranking.services[0]?.service).toBe('shop');
    expect(ranking.metrics[0]?.peakShift).toBeLessThan(-5);
    expect(ranking.sentence).toContain('fell from');
  });

  it('abstains when no metric stands out, and does not when one does', () => {
    const quiet = cascade.map(({ service, metric }) => ({ service, metric }));
    const ranking = rankRootCauses({ matrix: fixtureMatrix(quiet), window: incidentWindow, graph, target: 0 });
    expect(ranking.abstained).toBe('no_metric_stands_out');
    expect(ranking.sentence).toBe('no metric stands out');
    expect(Math.max(...ranking.services.map(({ confidence }) => confidence))).toBeLessThan(0.5);
  });

  it('does not take a single spike for a lasting change', () => {
    const matrix = fixtureMatrix([
      { service: 'spiky', metric: 'latency_ms', change: { from: 29, by: 500 } },
      { service: 'slow', metric: 'latency_ms', change: { from: 4, by: 50 } },
    ]);
    expect(services(matrix, {})).toEqual(['slow', 'spiky']);
  });

  it('finds the window from the target, and says so when the target is normal', () => {
    const matrix = fixtureMatrix(cascade);
    const ranking = rankRootCauses({ matrix, target: 0, graph });
    expect(ranking.window.toMs).toBe(incidentWindow.toMs);
    expect(ranking.window.fromMs).toBeGreaterThan(incidentWindow.fromMs);
    expect(ranking.window.fromMs).toBeLessThanOrEqual(incidentWindow.fromMs + 9 * sampleStepMs);
    expect(ranking.services[0]?.service).toBe('database');
    expect(rankRootCauses({ matrix, target: 5, graph }).abstained).toBe('target_is_normal');
  });

  it('says when there is too little data', () => {
    const matrix = fixtureMatrix(cascade);
    expect(rankRootCauses({ matrix, window: { fromMs: -10, toMs: -5 } }).abstained).toBe('empty_window');
    expect(rankRootCauses({ matrix, window: { fromMs: 3 * sampleStepMs, toMs: 9 * sampleStepMs } }).abstained).toBe(
      'insufficient_baseline'
    );
  });

  it('takes all before the incident as the baseline, and an incident that was under way from its onset', () => {
    const matrix = fixtureMatrix(cascade);
    expect(rankRootCauses({ matrix, window: incidentWindow }).baseline).toEqual([
      { fromMs: 0, toMs: incidentWindow.fromMs - sampleStepMs },
    ]);
    const late = rankRootCauses({
      matrix,
      window: { fromMs: incidentWindow.fromMs + 20 * sampleStepMs, toMs: incidentWindow.toMs },
    });
    expect(late.window.fromMs).toBeLessThanOrEqual(incidentWindow.fromMs + 6 * sampleStepMs);
    expect(late.baseline.at(-1)?.toMs).toBeLessThan(late.window.fromMs);
    expect(late.services[0]?.service).toBe(rankRootCauses({ matrix, window: incidentWindow }).services[0]?.service);
  });

  it('takes a baseline from another matrix, whatever the order of its series', () => {
    const normal = fixtureMatrix([...cascade].reverse().map(({ service, metric }) => ({ service, metric })));
    const ranking = rankRootCauses({
      matrix: fixtureMatrix(cascade),
      baselineMatrix: normal,
      baseline: [{ fromMs: 0, toMs: 140 * sampleStepMs }],
      window: incidentWindow,
      graph,
    });
    expect(ranking.services[0]?.service).toBe('database');
    expect(ranking.metrics.find(({ name }) => name === 'cache cpu')?.isSignificant).toBe(false);
  });

  it('reads services from other labels on request', () => {
    const matrix = fixtureMatrix(cascade);
    const named = {
      ...matrix,
      series: matrix.series.map((series) => ({ ...series, labels: { team: `t-${series.name[0]}` } })),
    };
    const ranking = rankRootCauses({ matrix: named, window: incidentWindow }, { serviceLabels: ['team'] });
    expect(new Set(ranking.services.map(({ service }) => service))).toEqual(
      new Set(['t-w', 't-u', 't-p', 't-d', 't-c'])
    );
  });

  it('ranks the same whatever the order of the series and the units they are in', () => {
    const matrix = fixtureMatrix(cascade);
    const expected = services(matrix, { graph });
    expect(services(fixtureMatrix([...cascade].reverse()), { graph })).toEqual(expected);
    const scaled = { ...matrix, values: matrix.values.map((value) => value * 1e-3) };
    expect(services(scaled, { graph })).toEqual(expected);
  });

  it('survives gaps, a series without values and a cycle in the graph', () => {
    const matrix = fixtureMatrix(cascade);
    const values = matrix.values.map((value, i) => (i % 7 === 0 || i >= 7 * 150 ? Number.NaN : value));
    const cyclic = dependencyGraph([
      { from: 'web', to: 'users' },
      { from: 'users', to: 'database' },
      { from: 'database', to: 'web' },
    ]);
    const ranking = rankRootCauses({ matrix: { ...matrix, values }, window: incidentWindow, target: 0, graph: cyclic });
    expect(ranking.services[0]?.service).toBe('database');
    for (const { confidence, score } of ranking.services) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(score).toBeGreaterThanOrEqual(0);
    }
  });

  it('has confidences that sum up to less than one', () => {
    const { services: ranked } = rankRootCauses({ matrix: fixtureMatrix(cascade), window: incidentWindow, graph });
    const sum = ranked.reduce((total, { confidence }) => total + confidence, 0);
    expect(sum).toBeGreaterThan(0.5);
    expect(sum).toBeLessThan(1);
  });
});
