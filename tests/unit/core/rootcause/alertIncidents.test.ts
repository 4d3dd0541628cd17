import { describe, expect, it } from 'vitest';
import { alertCascade } from '../../../../src/core/rootcause/alertCascade/alertCascade';
import { incidentLife } from '../../../../src/core/rootcause/alertCascade/incidentLife';
import { isNamed } from '../../../../src/core/rootcause/alertCascade/parentRule';
import { worstSeverity } from '../../../../src/core/rootcause/alertCascade/severity';
import { dependencyGraph } from '../../../../src/core/rootcause/graph/dependencyGraph';

describe('worstSeverity', () => {
  it.each([
    [['warning', 'critical', 'info'], 'critical'],
    [['info', 'Page'], 'Page'],
    [['warning', 'whatever'], 'warning'],
    [['info', 'whatever'], 'whatever'],
    [['ticket', 'warning'], 'ticket'],
    [['', 'none'], 'none'],
    [[], ''],
  ])('of %j is %j', (severities, worst) => {
    expect(worstSeverity(severities)).toBe(worst);
  });
});

describe('isNamed', () => {
  it.each([
    ['PodCrash', 'Pod*', true],
    ['PodCrash', '*Crash', true],
    ['PodCrash', 'P*d*sh', true],
    ['PodCrash', '*', true],
    ['PodCrash', 'Pod', false],
    ['aa', 'a*aa', false],
    ['aXbXc', 'a*c*b', false],
  ])('%s by %s: %s', (name, pattern, is) => {
    expect(isNamed(name, pattern)).toBe(is);
  });
});

describe('incidentLife', () => {
  it('is growing for the window after each service that joined, open until the last one ends, over before and after', () => {
    const at = (service: string, startMs: number, endMs: number) => ({
      service,
      name: 'a',
      labels: {},
      startMs,
      endMs,
    });
    const graph = dependencyGraph([{ from: 'web', to: 'db' }]);
    const [incident] = alertCascade([at('db', 2, 8), at('web', 4, 6)], graph, { windowMs: 2 }).incidents;
    const times = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    const life = incident && incidentLife(incident, times, 2, 1);
    expect([...(life?.services ?? [])]).toEqual([0, 0, 1, 1, 2, 2, 2, 1, 1, 0, 0]);
    expect([...(life?.states ?? [])]).toEqual([0, 0, 2, 2, 2, 2, 1, 1, 1, 0, 0]);
  });
});
