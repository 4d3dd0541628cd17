import { type Labels } from '../../../core/series/labelledSeries';
import { dayMs, leakAt, loadFactorAt, slowdownAt } from './incidents';
import { driftAt, hashText, normalAt, uniformAt } from './noise';
import { shop, type ShopService } from './shop';

/** How often the demo's series have a sample. */
export const scrapeIntervalMs = 15_000;

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

/** Relative traffic: quiet at night, busiest in the afternoon, less on weekends. 1 on a working day's average. */
function trafficAt(timeMs: number): number {
  const hour = (timeMs % dayMs) / 3_600_000;
  const weekday = (Math.floor(timeMs / dayMs) + 4) % 7;
  const weekend = weekday === 0 || weekday === 6 ? 0.7 : 1;
  return (
    weekend * (1 + 0.45 * Math.sin((2 * Math.PI * (hour - 9)) / 24) + 0.1 * Math.sin((4 * Math.PI * (hour - 7)) / 24))
  );
}

function requestsAt(service: ShopService, node: string, timeMs: number): number {
  const seed = hashText(`requests ${node}`);
  const share = service.requestsPerSecond / service.nodes.length;
  const wander = 1 + 0.03 * driftAt(hashText('shop'), timeMs, 600_000) + 0.02 * driftAt(seed, timeMs, 300_000);
  const turnedAway = 1 - 0.3 * slowdownAt(service.name, timeMs);
  const noise = 1 + 0.02 * normalAt(seed, timeMs / scrapeIntervalMs);
  return share * trafficAt(timeMs) * wander * turnedAway * loadFactorAt(node, timeMs) * noise;
}

function latencyAt(service: ShopService, node: string, timeMs: number): number {
  const seed = hashText(`latency ${node}`);
  const busy = 0.8 + 0.2 * trafficAt(timeMs) * loadFactorAt(node, timeMs);
  const slow = 1 + (service.dependsOn.length === 0 ? 9 : 4) * slowdownAt(service.name, timeMs);
  const noise = Math.exp(0.05 * normalAt(seed, timeMs / scrapeIntervalMs) + 0.03 * driftAt(seed, timeMs, 300_000));
  return service.latencyMs * busy * slow * noise;
}

function errorPercentAt(service: ShopService, node: string, timeMs: number): number {
  const seed = hashText(`errors ${node}`);
  const usual = 0.2 + 0.05 * driftAt(seed, timeMs, 600_000) + 0.04 * normalAt(seed, timeMs / scrapeIntervalMs);
  return Math.max(0, usual) + (service.dependsOn.length === 0 ? 2 : 18) * slowdownAt(service.name, timeMs);
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
    gauge(labels('shop_cpu_percent'), (t) =>
      Math.min(100, 8 + 28 * load(t) + 1.2 * jitter(t, 1) + 45 * isDatabase * slow(t))
    ),
    gauge(labels('shop_memory_percent'), (t) =>
      Math.min(100, 55 + 2 * driftAt(seed ^ 2, t, 3_600_000) + 0.4 * jitter(t, 2) + 38 * leakAt(service.name, t))
    ),
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
