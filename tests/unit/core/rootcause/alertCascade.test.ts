import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertCascade } from '../../../../src/core/rootcause/alertCascade/alertCascade';
import { type AlertEvent } from '../../../../src/core/rootcause/alertCascade/alertEvent';
import { dependencyGraph } from '../../../../src/core/rootcause/graph/dependencyGraph';

const shop = dependencyGraph([
  { from: 'web-frontend', to: 'user-service' },
  { from: 'web-frontend', to: 'product-service' },
  { from: 'user-service', to: 'database' },
  { from: 'user-service', to: 'cache' },
  { from: 'product-service', to: 'database' },
  { from: 'product-service', to: 'search-service' },
]);

const alert = (service: string, seconds: number, endSeconds = seconds + 60): AlertEvent => ({
  service,
  name: 'HighLatency',
  startMs: seconds * 1000,
  endMs: endSeconds * 1000,
  labels: {},
});

const ring = dependencyGraph([
  { from: 'a', to: 'b' },
  { from: 'b', to: 'c' },
  { from: 'c', to: 'a' },
]);

describe('alertCascade', () => {
  it('ranks the database first when it set off the alerts of all that depend on it', () => {
    const alerts = [
      alert('web-frontend', 60),
      alert('database', 0),
      alert('product-service', 45),
      alert('user-service', 30),
    ];
    const { incidents, suppressed, incidentOfAlert } = alertCascade(alerts, shop);

    expect(incidents).toHaveLength(1);
    expect(incidents[0]?.root).toBe('database');
    expect(
      incidents[0]?.services.map(({ service, parent, delayMs, delayFromRootMs, explains }) => ({
        service,
        parent,
        delayMs,
        delayFromRootMs,
        explains,
      }))
    ).toEqual([
      { service: 'database', parent: undefined, delayMs: 0, delayFromRootMs: 0, explains: 3 },
      { service: 'user-service', parent: 'database', delayMs: 30_000, delayFromRootMs: 30_000, explains: 1 },
      { service: 'product-service', parent: 'database', delayMs: 45_000, delayFromRootMs: 45_000, explains: 1 },
      { service: 'web-frontend', parent: 'user-service', delayMs: 30_000, delayFromRootMs: 60_000, explains: 0 },
    ]);
    expect(incidents[0]?.services[3]?.path).toEqual(['database', 'user-service', 'web-frontend']);
    expect([...suppressed]).toEqual([1, 0, 1, 1]);
    expect([...incidentOfAlert]).toEqual([0, 0, 0, 0]);
  });

  it('finds the parent through a service that did not alert, and shows it in the path', () => {
    const { incidents } = alertCascade([alert('database', 0), alert('web-frontend', 60)], shop);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]?.services[1]).toMatchObject({
      service: 'web-frontend',
      parent: 'database',
      path: ['database', 'user-service', 'web-frontend'],
    });
    expect(
      alertCascade([alert('database', 0), alert('web-frontend', 60)], shop, { maxHops: 1 }).incidents
    ).toHaveLength(2);
  });

  it('gives an incident the worst severity of its alerts', () => {
    const severe = (service: string, seconds: number, severity: string): AlertEvent => ({
      ...alert(service, seconds),
      labels: { severity },
    });
    const { incidents } = alertCascade([severe('database', 0, 'info'), severe('user-service', 30, 'critical')], shop);
    expect(incidents.map(({ root, severity }) => [root, severity])).toEqual([['database', 'critical']]);
    expect(incidents[0]?.services.map(({ service, severity }) => [service, severity])).toEqual([
      ['database', 'info'],
      ['user-service', 'critical'],
    ]);
  });

  describe('with rules', () => {
    const named = (name: string, service: string, seconds: number, labels = {}): AlertEvent => ({
      ...alert(service, seconds, 3000),
      name,
      labels,
    });
    const rules = [{ parent: 'NodeDown', child: 'Pod*', equal: ['node'] }];
    const parentsOf = (alerts: readonly AlertEvent[]) =>
      Object.fromEntries(
        alertCascade(alerts, shop, { rules }).incidents.flatMap(({ services }) =>
          services.map(({ service, parent }) => [service, parent])
        )
      );

    it('explains what begins while the parent fires, on the same node', () => {
      const alerts = [
        named('NodeDown', 'node-1', 0, { node: 'n1' }),
        named('PodMissing', 'unheard-of', 2000, { node: 'n1' }),
        named('PodMissing', 'elsewhere', 2000, { node: 'n2' }),
        named('Slow', 'cache', 10, { node: 'n1' }),
      ];
      expect(parentsOf(alerts)).toEqual({
        'node-1': undefined,
        'unheard-of': 'node-1',
        elsewhere: undefined,
        cache: undefined,
      });
    });

    it('explains nothing that began before the parent, or after it had ended', () => {
      expect(
        parentsOf([
          named('PodMissing', 'early', 0, { node: 'n1' }),
          named('NodeDown', 'node-1', 100, { node: 'n1' }),
          named('PodMissing', 'late', 3001, { node: 'n1' }),
        ])
      ).toEqual({ early: undefined, 'node-1': undefined, late: undefined });
    });

    it('goes before the graph, and never runs in a circle with it', () => {
      const node = named('NodeDown', 'node-1', 0, { node: 'n1' });
      expect(
        parentsOf([node, alert('database', 1), named('PodMissing', 'user-service', 30, { node: 'n1' })])
      ).toMatchObject({ 'user-service': 'node-1' });
      // The graph lets the database explain the service that the rule lets explain the database.
      const backwards = [{ parent: 'Slow', child: 'Pod*', equal: [] }];
      const { incidents } = alertCascade([named('PodMissing', 'database', 0), named('Slow', 'user-service', 0)], shop, {
        rules: backwards,
      });
      expect(incidents.map(({ root }) => root)).toEqual(['database']);
    });
  });

  it('keeps a service that the graph does not know apart', () => {
    const { incidents, suppressed } = alertCascade(
      [alert('database', 0), alert('mailer', 10), alert('user-service', 20)],
      shop
    );
    expect(incidents.map(({ root, services }) => [root, services.length, services[0]?.isKnown])).toEqual([
      ['database', 2, true],
      ['mailer', 1, false],
    ]);
    expect([...suppressed]).toEqual([0, 0, 1]);
  });

  it('takes the service that others depend on as the root where alerts start at the same time', () => {
    const { incidents } = alertCascade(
      ['web-frontend', 'user-service', 'database'].map((name) => alert(name, 5)),
      shop
    );
    expect(incidents[0]?.services.map(({ service }) => service)).toEqual(['database', 'user-service', 'web-frontend']);
  });

  it('lets the symptom alert first only within the tolerance', () => {
    const early = [alert('user-service', 0), alert('database', 10)];
    expect(alertCascade(early, shop).incidents.map(({ root }) => root)).toEqual(['database']);
    expect(alertCascade(early, shop).incidents[0]?.services[1]?.delayMs).toBe(-10_000);
    expect(alertCascade(early, shop, { toleranceMs: 0 }).incidents.map(({ root }) => root)).toEqual([
      'user-service',
      'database',
    ]);
  });

  it('separates what lies further apart than the window', () => {
    expect(alertCascade([alert('database', 0), alert('user-service', 301)], shop).incidents).toHaveLength(2);
    expect(alertCascade([alert('database', 0), alert('user-service', 300)], shop).incidents).toHaveLength(1);
    expect(
      alertCascade([alert('database', 0), alert('user-service', 301)], shop, { windowMs: 301_000 }).incidents
    ).toHaveLength(1);
  });

  it('counts repeated alerts of a service once and starts anew after a pause', () => {
    const { incidents } = alertCascade([alert('database', 0), alert('database', 100), alert('database', 900)], shop);
    expect(incidents.map(({ services }) => services[0]?.alerts)).toEqual([[0, 1], [2]]);
  });

  it('takes the earliest of a cycle as the root, and at equal times decides by name', () => {
    expect(alertCascade([alert('c', 20), alert('b', 0), alert('a', 10)], ring).incidents).toMatchObject([
      { root: 'b', services: [{ service: 'b' }, { service: 'a' }, { service: 'c' }] },
    ]);
    expect(alertCascade([alert('c', 0), alert('b', 0), alert('a', 0)], ring).incidents[0]?.root).toBe('a');
  });

  it('handles one service only and none at all', () => {
    const { incidents, suppressed } = alertCascade([alert('database', 7, 70)], shop);
    expect(incidents).toMatchObject([
      { root: 'database', startMs: 7000, endMs: 70_000, services: [{ explains: 0, path: ['database'] }] },
    ]);
    expect([...suppressed]).toEqual([0]);
    expect(alertCascade([], shop).incidents).toEqual([]);
  });

  it('covers every alert once and starts each incident at an unexplained service, whatever the graph and the times', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const edge = fc.record({ from: fc.constantFrom(...names), to: fc.constantFrom(...names) });
    const event = fc.record({
      service: fc.constantFrom(...names, 'stranger'),
      seconds: fc.integer({ min: 0, max: 900 }),
    });
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 20 }), fc.array(event, { maxLength: 20 }), (edges, events) => {
        const alerts = events.map(({ service, seconds }) => alert(service, seconds));
        const { incidents, suppressed, incidentOfAlert } = alertCascade(alerts, dependencyGraph(edges));
        const covered = incidents.flatMap(({ services }) => services.flatMap((service) => service.alerts));
        expect([...covered].sort((x, y) => x - y)).toEqual(alerts.map((_, index) => index));
        incidents.forEach(({ services, root }, index) => {
          expect(services[0]?.service).toBe(root);
          expect(services[0]?.parent).toBeUndefined();
          for (const { path, service, parent, alerts: own } of services) {
            expect(path.at(-1)).toBe(service);
            for (const position of own) {
              expect(incidentOfAlert[position]).toBe(index);
              expect(suppressed[position]).toBe(parent === undefined ? 0 : 1);
            }
          }
        });
      })
    );
  });

  it('does not depend on the order of the alerts', () => {
    const alerts = [
      alert('web-frontend', 60),
      alert('database', 0),
      alert('product-service', 45),
      alert('user-service', 30),
    ];
    const summary = (events: readonly AlertEvent[]): unknown =>
      alertCascade(events, shop).incidents.map(({ services }) =>
        services.map(({ service, path, explains }) => [service, path, explains])
      );
    fc.assert(
      fc.property(fc.shuffledSubarray(alerts, { minLength: 4 }), (shuffled) => {
        expect(summary(shuffled)).toEqual(summary(alerts));
      })
    );
  });
});
