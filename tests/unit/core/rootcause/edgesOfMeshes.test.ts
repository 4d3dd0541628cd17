import { describe, expect, it } from 'vitest';
import { learnDependencyEdges } from '../../../../src/core/rootcause/graph/learnDependencyEdges';

type Labels = Readonly<Record<string, string>>;
type Call = readonly [from: string, to: string];

/** Series as meshes and service graphs label them, and who calls whom. */
const graphs: ReadonlyArray<readonly [whose: string, series: readonly Labels[], calls: readonly Call[]]> = [
  [
    'tempo virtual',
    [
      { client: 'user', server: 'web', connection_type: 'virtual_node' },
      { client: 'web', server: 'cart', connection_type: '' },
    ],
    [['web', 'cart']],
  ],
  [
    'tempo user service',
    [
      { client: 'web', server: 'user', connection_type: '' },
      { client: 'user', server: 'db', connection_type: 'database' },
    ],
    [
      ['web', 'user'],
      ['user', 'db'],
    ],
  ],
  [
    'tempo user only name',
    [
      { client: 'user', server: 'web' },
      { client: 'web', server: 'user' },
    ],
    [
      ['user', 'web'],
      ['web', 'user'],
    ],
  ],
  ['tempo messaging', [{ client: 'web', server: 'worker', connection_type: 'messaging_system' }], [['web', 'worker']]],
  [
    'istio wl',
    [
      { source_workload: 'web', destination_workload: 'cart', reporter: 'source' },
      { source_workload: 'web', destination_workload: 'cart', reporter: 'destination' },
    ],
    [['web', 'cart']],
  ],
  ['istio canonical', [{ source_canonical_service: 'web', destination_canonical_service: 'cart' }], [['web', 'cart']]],
  [
    'istio gateway',
    [
      {
        source_workload: 'istio-ingressgateway',
        destination_workload: 'web',
        source_workload_namespace: 'istio-system',
      },
    ],
    [['istio-ingressgateway', 'web']],
  ],
  [
    'istio outside by its name',
    [
      { source_workload: 'web', destination_workload: 'unknown', destination_service_name: 'api.example.org' },
      { source_workload: 'web', destination_workload: 'unknown', destination_service_name: 'PassthroughCluster' },
    ],
    [['web', 'api.example.org']],
  ],
  [
    'istio unknown dst',
    [{ source_workload: 'web', destination_workload: 'unknown', destination_service: 'api.example.org' }],
    [['web', 'api.example.org']],
  ],
  ['linkerd', [{ direction: 'outbound', deployment: 'web', dst_deployment: 'cart' }], [['web', 'cart']]],
  ['linkerd sts', [{ direction: 'outbound', deployment: 'web', dst_statefulset: 'redis' }], [['web', 'redis']]],
  [
    'linkerd inbound',
    [{ direction: 'inbound', deployment: 'cart', client_id: 'web.shop.serviceaccount.identity.linkerd.cluster.local' }],
    [['web', 'cart']],
  ],
  ['hubble', [{ source: 'shop/web', destination: 'shop/cart' }], [['web', 'cart']]],
  ['hubble workload', [{ source_workload: 'web', destination_workload: 'cart' }], [['web', 'cart']]],
  [
    'hubble pods',
    [
      {
        __name__: 'hubble_http_requests_total',
        source: 'shop/web-6f8d9c7b5c-x2x4k',
        destination: 'shop/cart-6f8d9c7b5c-x2x4k',
      },
    ],
    [['web', 'cart']],
  ],
  [
    'beyla',
    [
      {
        client: 'web',
        server: 'cart',
        client_service_namespace: 'shop',
        server_service_namespace: 'shop',
        source: 'beyla',
      },
    ],
    [['web', 'cart']],
  ],
  [
    'beyla net',
    [{ k8s_src_owner_name: 'web', k8s_dst_owner_name: 'cart', k8s_src_owner_type: 'Deployment' }],
    [['web', 'cart']],
  ],
  ['kiali/consul', [{ consul_source_service: 'web', consul_destination_service: 'cart' }], [['web', 'cart']]],
  ['self', [{ client: 'web', server: 'web' }], []],
  ['otel attrs', [{ 'client.service.name': 'x', client: 'web', server: 'cart' }], [['web', 'cart']]],
  ['spanmetrics peer', [{ service_name: 'web', peer_service: 'cart' }], [['web', 'cart']]],
  ['spanmetrics peer dots', [{ 'service.name': 'web', 'peer.service': 'cart' }], [['web', 'cart']]],
  ['source destination plain', [{ source: 'web', destination: 'cart' }], [['web', 'cart']]],
  ['none', [{ job: 'a' }], []],
];

describe('who calls whom', () => {
  it.each(graphs)('%s', (_, series, calls) => {
    expect(learnDependencyEdges(series).map(({ from, to }) => [from, to])).toEqual(calls);
  });
});
