import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependencyGraph } from '../../../../src/core/rootcause/graph/dependencyGraph';
import { hopsFrom } from '../../../../src/core/rootcause/graph/hopsFrom';
import { learnDependencyEdges } from '../../../../src/core/rootcause/graph/learnDependencyEdges';

describe('dependencyGraph', () => {
  it('keeps each edge once and drops edges to oneself and unnamed ends', () => {
    const graph = dependencyGraph([
      { from: 'a', to: 'b' },
      { from: 'a', to: 'b' },
      { from: 'b', to: 'b' },
      { from: '', to: 'c' },
    ]);
    expect(graph.services).toEqual(['a', 'b']);
    expect(graph.dependencies).toEqual([[1], []]);
    expect(graph.dependents).toEqual([[], [0]]);
  });

  it('puts the services of a cycle into one component and orders components dependencies first', () => {
    const graph = dependencyGraph([
      { from: 'web', to: 'a' },
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
      { from: 'b', to: 'db' },
    ]);
    const [web, a, b, db] = ['web', 'a', 'b', 'db'].map((name) => graph.components[graph.indices.get(name) ?? -1]);
    expect(a).toBe(b);
    expect(db).toBeLessThan(Number(a));
    expect(a).toBeLessThan(Number(web));
  });

  it('joins two services exactly when each reaches the other', () => {
    const node = fc.integer({ min: 0, max: 7 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.record({ from: node, to: node }), { maxLength: 25 }), (edges) => {
        const graph = dependencyGraph(edges);
        const reach = graph.services.map((_, start) => hopsFrom(graph.dependencies, start).distance);
        for (let i = 0; i < graph.services.length; i++) {
          for (let j = 0; j < graph.services.length; j++) {
            const mutual = Number(reach[i]?.[j]) >= 0 && Number(reach[j]?.[i]) >= 0;
            expect(graph.components[i] === graph.components[j]).toBe(mutual);
            if (Number(reach[i]?.[j]) >= 0) {
              expect(Number(graph.components[i])).toBeGreaterThanOrEqual(Number(graph.components[j]));
            }
          }
        }
      })
    );
  });

  it('survives a chain of a hundred thousand services', () => {
    const graph = dependencyGraph(Array.from({ length: 100_000 }, (_, i) => ({ from: `s${i}`, to: `s${i + 1}` })));
    expect(hopsFrom(graph.dependencies, 0).distance.at(-1)).toBe(100_000);
    expect(graph.components[0]).toBe(100_000);
  });
});

describe('hopsFrom', () => {
  it('counts the shortest way, stops at the limit and marks what is out of reach', () => {
    const graph = dependencyGraph([
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'a', to: 'c' },
      { from: 'c', to: 'd' },
      { from: 'x', to: 'a' },
    ]);
    expect([...hopsFrom(graph.dependencies, 0).distance]).toEqual([0, 1, 1, 2, -1]);
    expect([...hopsFrom(graph.dependencies, 0, 1).distance]).toEqual([0, 1, 1, -1, -1]);
  });
});

describe('learnDependencyEdges', () => {
  it('reads service-graph and Istio labels, once each, without calls to oneself or from outside', () => {
    expect(
      learnDependencyEdges([
        { __name__: 'traces_service_graph_request_total', client: 'web', server: 'api' },
        { __name__: 'traces_service_graph_request_total', client: 'web', server: 'api', connection_type: 'database' },
        {
          __name__: 'traces_service_graph_request_total',
          client: 'user',
          server: 'web',
          connection_type: 'virtual_node',
        },
        { __name__: 'istio_requests_total', source_workload: 'api', destination_workload: 'db' },
        { __name__: 'istio_requests_total', source_workload: 'unknown', destination_workload: 'api' },
        { __name__: 'istio_requests_total', source_workload: 'db', destination_workload: 'db' },
        { __name__: 'up', job: 'web' },
      ])
    ).toEqual([
      { from: 'web', to: 'api' },
      { from: 'api', to: 'db' },
    ]);
  });

  it.each<[string, ReadonlyArray<Readonly<Record<string, string>>>, string[]]>([
    ['Tempo’s user where no kinds are said', [{ client: 'user', server: 'web' }], []],
    [
      'a service called user, by its kind of connection',
      [
        { client: 'user', server: 'db', connection_type: 'database' },
        { client: 'user', server: 'web' },
        { client: 'user', server: 'cart', connection_type: 'virtual_node' },
      ],
      ['user>db', 'user>web'],
    ],
    [
      'a service called user, by who calls it',
      [
        { client: 'web', server: 'user' },
        { client: 'user', server: 'db' },
      ],
      ['web>user', 'user>db'],
    ],
    [
      'Istio’s canonical services before workloads, and the first pair that is known',
      [
        {
          source_workload: 'web-v1',
          destination_workload: 'cart-v2',
          source_canonical_service: 'web',
          destination_canonical_service: 'cart',
        },
        { source_workload: 'unknown', destination_workload: 'cart', source_app: 'web', destination_app: 'cart' },
      ],
      ['web>cart'],
    ],
    [
      'Linkerd',
      [
        { direction: 'outbound', statefulset: 'db', dst_deployment: 'cart' },
        { deployment: 'web', dst_service: 'shop' },
      ],
      ['db>cart', 'web>shop'],
    ],
    [
      'Hubble',
      [
        { source: 'shop/web-6f8d9c7b5c-x2x4k', destination: 'shop/cart' },
        { source: 'reserved:world', destination: 'shop/web' },
      ],
      ['web>cart'],
    ],
    ['Consul', [{ consul_source_service: 'web', consul_destination_service: 'cart' }], ['web>cart']],
    ['spans of clients', [{ service_name: 'web', peer_service: 'cart' }], ['web>cart']],
  ])('learns from %s', (_, labels, edges) => {
    expect(learnDependencyEdges(labels).map(({ from, to }) => `${from}>${to}`)).toEqual(edges);
  });
});
