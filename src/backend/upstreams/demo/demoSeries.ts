import { type Labels } from '../../../core/series/labelledSeries';
import { slowdownAt } from './incidents';
import { hashText, normalAt, uniformAt } from './noise';
import { shop, type ShopService } from './shop';
import {
  cpuPercentAt,
  errorPercentAt,
  latencyAt,
  memoryPercentAt,
  requestsAt,
  scrapeIntervalMs,
  trafficAt,
} from './shopBehaviour';

/** One series of the demo: a function of time alone. */
export interface DemoSeries {
  readonly labels: Labels;
  /** A counter adds up what the function gives a scrape, from 0 at midnight UTC. */
  readonly type: 'gauge' | 'counter';
  /** The sample at a multiple of the scrape interval; undefined where the series has none. */
  readonly sampleAt: (timeMs: number) => number | undefined;
}

/** Every series of the demo's shop. */
export const demoSeries: readonly DemoSeries[] = [
  ...shop.flatMap((service) => service.nodes.flatMap((node) => nodeSeries(service, node))),
  ...shop.flatMap(serviceSeries),
  ...shop.flatMap(graphSeries),
  ...clusterSeries(),
  ...endpointSeries(),
];

function gauge(labels: Labels, sampleAt: DemoSeries['sampleAt']): DemoSeries {
  return { labels, type: 'gauge', sampleAt };
}

function nodeSeries(service: ShopService, node: string): DemoSeries[] {
  const labels = (name: string): Labels => ({ __name__: name, service: service.name, node });
  const seed = hashText(node);
  const usualShare = service.requestsPerSecond / service.nodes.length;
  const load = (timeMs: number): number => requestsAt(service, node, timeMs) / usualShare;
  const jitter = (timeMs: number, salt: number): number => normalAt(seed ^ salt, timeMs / scrapeIntervalMs);
  const slow = (timeMs: number): number => slowdownAt(service.name, timeMs);
  const isDatabase = service.name === 'database' ? 1 : 0;
  return [
    gauge(labels('shop_requests_per_second'), (t) => requestsAt(service, node, t)),
    gauge(labels('shop_latency_ms'), (t) => latencyAt(service, node, t)),
    gauge(labels('shop_error_percent'), (t) => errorPercentAt(service, node, t)),
    gauge(labels('shop_cpu_percent'), (t) => cpuPercentAt(service, node, t)),
    gauge(labels('shop_memory_percent'), (t) => memoryPercentAt(service, node, t)),
    gauge(labels('shop_disk_iops'), (t) =>
      Math.max(
        0,
        (isDatabase === 1 ? 900 : 200) * (0.7 + 0.3 * trafficAt(t)) * (1 + 2 * isDatabase * slow(t)) + 25 * jitter(t, 3)
      )
    ),
    gauge(labels('shop_network_in_mbps'), (t) =>
      Math.max(0, 10 + 480 * load(t) * (usualShare / 400) + 4 * jitter(t, 4))
    ),
    ...(service.name === 'web-frontend'
      ? [
          gauge({ __name__: 'shop_active_connections', node }, (t) =>
            Math.max(0, Math.round(1000 * load(t) + 40 * jitter(t, 5)))
          ),
        ]
      : []),
  ];
}

function serviceSeries(service: ShopService): DemoSeries[] {
  const labels = (name: string): Labels => ({ __name__: name, service: service.name });
  const { nodes } = service;
  const average = (at: typeof latencyAt, t: number): number =>
    nodes.reduce((sum, node) => sum + at(service, node, t), 0) / nodes.length;
  const requests = (t: number): number => nodes.reduce((sum, node) => sum + requestsAt(service, node, t), 0);
  const scrapeSeconds = scrapeIntervalMs / 1000;
  return [
    gauge(labels('shop_service_requests_per_second'), requests),
    gauge(labels('shop_service_latency_ms'), (t) => average(latencyAt, t)),
    gauge(labels('shop_service_error_percent'), (t) => average(errorPercentAt, t)),
    {
      labels: { ...labels('shop_requests_total'), code: '2xx' },
      type: 'counter',
      sampleAt: (t) => Math.round(requests(t) * scrapeSeconds * (1 - average(errorPercentAt, t) / 100)),
    },
    {
      labels: { ...labels('shop_requests_total'), code: '5xx' },
      type: 'counter',
      sampleAt: (t) => Math.round(requests(t) * scrapeSeconds * (average(errorPercentAt, t) / 100)),
    },
    gauge({ ...labels('ALERTS'), alertname: 'HighLatency', alertstate: 'firing', severity: 'critical' }, (t) =>
      slowdownAt(service.name, t) === 1 ? 1 : undefined
    ),
  ];
}

function graphSeries(service: ShopService): DemoSeries[] {
  return service.dependsOn.map((server) => ({
    labels: { __name__: 'traces_service_graph_request_total', client: service.name, server },
    type: 'counter',
    sampleAt: (t) => Math.round((service.requestsPerSecond * trafficAt(t) * scrapeIntervalMs) / 1000 / 2),
  }));
}

/** Response times of an API on three clusters: one healthy, one with a long tail, one that hits or misses its cache. */
function clusterSeries(): DemoSeries[] {
  const draw = (cluster: string, sample: (seed: number, tick: number) => number): DemoSeries => {
    const seed = hashText(cluster);
    return gauge({ __name__: 'shop_api_response_ms', cluster }, (t) => sample(seed, t / scrapeIntervalMs));
  };
  return [
    draw('us-east-1a', (seed, tick) => Math.max(1, 100 + 20 * normalAt(seed, tick))),
    draw('us-east-1b', (seed, tick) => 50 - 150 * Math.log(1 - uniformAt(seed, tick))),
    draw('us-west-2a', (seed, tick) =>
      uniformAt(seed ^ 1, tick) < 0.5 ? Math.max(1, 30 + 5 * normalAt(seed, tick)) : 250 + 30 * normalAt(seed, tick)
    ),
  ];
}

/** Sixty API endpoints in three groups (healthy, slow, failing), the last six in none of them. */
function endpointSeries(): DemoSeries[] {
  const groups = [
    { latencyMs: 50, errorPercent: 0.1 },
    { latencyMs: 500, errorPercent: 0.2 },
    { latencyMs: 40, errorPercent: 5 },
  ];
  return Array.from({ length: 60 }, (_, i) => i).flatMap((i) => {
    const endpoint = `/api/v1/resource-${String(i + 1).padStart(2, '0')}`;
    const seed = hashText(endpoint);
    const group = i < 54 ? groups[i % 3] : undefined;
    const latencyMs = group === undefined ? 100 + 700 * uniformAt(seed, 1) : group.latencyMs + 10 * normalAt(seed, 3);
    const errors = group === undefined ? 1 + 7 * uniformAt(seed, 2) : group.errorPercent + 0.05 * normalAt(seed, 4);
    return [
      gauge({ __name__: 'shop_endpoint_latency_ms', endpoint }, (t) =>
        Math.max(1, latencyMs * (1 + 0.03 * normalAt(seed ^ 5, t / scrapeIntervalMs)))
      ),
      gauge({ __name__: 'shop_endpoint_error_percent', endpoint }, (t) =>
        Math.max(0, errors + 0.02 * normalAt(seed ^ 6, t / scrapeIntervalMs))
      ),
    ];
  });
}
