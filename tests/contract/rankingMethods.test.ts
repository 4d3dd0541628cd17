import { describe, expect, it } from 'vitest';
import { dependencyGraph } from '../../src/core/rootcause/graph/dependencyGraph';
import { rankingMethods } from '../../src/core/rootcause/methods/registry';
import { prepareProblem } from '../../src/core/rootcause/ranking/prepareProblem';
import { type RankingProblem } from '../../src/core/rootcause/ranking/rankingProblem';
import { fixtureMatrix, type FixtureMetric, incidentWindow } from '../unit/core/rootcause/incidentFixture';

const metrics: readonly FixtureMetric[] = [
  { service: 'web', metric: 'latency_ms', change: { from: 5, by: 40 } },
  { service: 'api', metric: 'latency_ms', change: { from: 3, by: 60 } },
  { service: 'api', metric: 'cpu' },
  { service: 'db', metric: 'latency_ms', change: { from: 2, by: 80 } },
  { service: 'db', metric: 'errors_total', level: 0, noise: 0, change: { from: 2, by: 1 } },
  { service: 'stranger', metric: 'memory' },
];
const graph = dependencyGraph([
  { from: 'web', to: 'api' },
  { from: 'api', to: 'db' },
  { from: 'db', to: 'silent' },
]);

function problem(list: readonly FixtureMetric[], target?: string): RankingProblem {
  const index = list.findIndex(({ service, metric }) => `${service} ${metric}` === target);
  return prepareProblem({
    matrix: fixtureMatrix(list),
    window: incidentWindow,
    baselineRanges: [{ fromMs: 0, toMs: incidentWindow.fromMs - 1 }],
    target: index < 0 ? undefined : index,
    graph,
  });
}

describe.each(Object.values(rankingMethods))('ranking method $id', ({ id, name, description, score }) => {
  it('has an id in lower case, a name and a description', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(name).not.toBe('');
    expect(description).not.toBe('');
  });

  it.each(['web latency_ms', undefined])(
    'scores every metric and service with a finite number from 0 on (target: %s)',
    (target) => {
      const prepared = problem(metrics, target);
      const scores = score(prepared);
      expect(scores.metrics).toHaveLength(metrics.length);
      expect(scores.services).toHaveLength(4);
      for (const value of [...scores.metrics, ...scores.services]) {
        expect(Number.isFinite(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(0);
      }
    }
  );

  it('ranks an affected service above one that did not change', () => {
    const prepared = problem(metrics, 'web latency_ms');
    const { services } = score(prepared);
    const of = (service: string): number => Number(services[prepared.services.indexOf(service)]);
    expect(of('db')).toBeGreaterThan(of('stranger'));
  });

  it.each([1e-12, 1e12])('scores the same in a unit of %d', (unit) => {
    const matrix = fixtureMatrix(metrics);
    const given = {
      window: incidentWindow,
      baselineRanges: [{ fromMs: 0, toMs: incidentWindow.fromMs - 1 }],
      target: 0,
      graph,
    };
    const plain = score(prepareProblem({ ...given, matrix })).metrics;
    const scaled = score(
      prepareProblem({ ...given, matrix: { ...matrix, values: matrix.values.map((v) => v * unit) } })
    );
    plain.forEach((one, metric) => {
      expect(Number(scaled.metrics[metric]) / Math.max(1, one)).toBeCloseTo(one / Math.max(1, one), 6);
    });
  });

  it('gives a service the same score wherever its series stand', () => {
    const forward = problem(metrics, 'web latency_ms');
    const backward = problem([...metrics].reverse(), 'web latency_ms');
    const scores = score(forward).services;
    const reversed = score(backward).services;
    forward.services.forEach((service, index) => {
      expect(Number(reversed[backward.services.indexOf(service)])).toBeCloseTo(Number(scores[index]), 9);
    });
  });

  it('copes with no metrics and with values that are all missing', () => {
    expect(score(problem([]))).toEqual({ metrics: new Float64Array(0), services: new Float64Array(0) });
    const matrix = fixtureMatrix(metrics);
    const empty = prepareProblem({
      matrix: { ...matrix, values: matrix.values.map(() => Number.NaN) },
      window: incidentWindow,
      baselineRanges: [{ fromMs: 0, toMs: incidentWindow.fromMs - 1 }],
      target: 0,
      graph,
    });
    expect([...score(empty).services].every(Number.isFinite)).toBe(true);
  });

  it('leaves what it is given as it is', () => {
    const prepared = problem(metrics, 'web latency_ms');
    const before = JSON.stringify(prepared.metrics.map(({ window, baseline, change }) => [window, baseline, change]));
    score(prepared);
    expect(JSON.stringify(prepared.metrics.map(({ window, baseline, change }) => [window, baseline, change]))).toBe(
      before
    );
  });
});
