import { type DemoSeries } from '../../src/backend/upstreams/demo/demoSeries';
import { hashText, normalAt } from '../../src/backend/upstreams/demo/noise';
import { shop, type ShopService } from '../../src/backend/upstreams/demo/shop';
import {
  cpuPercentAt,
  errorPercentAt,
  latencyAt,
  memoryPercentAt,
  requestsAt,
  scrapeIntervalMs,
  trafficAt,
} from '../../src/backend/upstreams/demo/shopBehaviour';
import { type Labels } from '../../src/core/series/labelledSeries';

const scrapeSeconds = scrapeIntervalMs / 1000;
const namespace = 'shop';
const environment = 'production';
const bucketBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, Infinity];
/** The spread of the logarithms of response times: p99 is about four times the median. */
const responseSpread = 0.6;
const gigabyte = 2 ** 30;
/** What Kubernetes writes the hash of a pod's template with, and what it ends names of pods with. */
const templateLetters = '456789bcdf';
const podLetters = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * The shop as others' exporters would show it, under the names that dashboards ask for: requests as the Prometheus client
 * libraries count them, hosts by node_exporter, containers by cAdvisor, deployments by kube-state-metrics.
 */
export const standardSeries: readonly DemoSeries[] = shop.flatMap((service) => [
  ...requestSeries(service),
  ...service.nodes.flatMap((node) => [...hostSeries(service, node), ...containerSeries(service, node)]),
]);

function gauge(labels: Labels, sampleAt: DemoSeries['sampleAt']): DemoSeries {
  return { labels, type: 'gauge', sampleAt };
}

function counter(labels: Labels, sampleAt: DemoSeries['sampleAt']): DemoSeries {
  return { labels, type: 'counter', sampleAt };
}

function requestSeries(service: ShopService): DemoSeries[] {
  const labels = (name: string, more: Labels = {}): Labels => ({
    __name__: name,
    namespace,
    job: service.name,
    service: service.name,
    environment,
    ...more,
  });
  const mean = (at: typeof latencyAt, timeMs: number): number =>
    service.nodes.reduce((sum, node) => sum + at(service, node, timeMs), 0) / service.nodes.length;
  const requests = remembered((t) => mean(requestsAt, t) * service.nodes.length * scrapeSeconds);
  const meanSeconds = remembered((t) => mean(latencyAt, t) / 1000);
  const failed = remembered((t) => Math.round((requests(t) * mean(errorPercentAt, t)) / 100));
  /** Of a log-normal distribution with this mean. */
  const shareBelow = (bound: number, t: number): number =>
    normalShare(Math.log(bound / meanSeconds(t)) / responseSpread + responseSpread / 2);
  return [
    gauge(labels('up', { instance: `${service.name}:8080` }), () => 1),
    ...bucketBounds.map((bound) =>
      counter(
        labels('http_request_duration_seconds_bucket', { le: bound === Infinity ? '+Inf' : String(bound) }),
        (t) => Math.round(requests(t) * shareBelow(bound, t))
      )
    ),
    counter(labels('http_request_duration_seconds_count'), (t) => Math.round(requests(t))),
    counter(labels('http_request_duration_seconds_sum'), (t) => requests(t) * meanSeconds(t)),
    counter(labels('http_requests_total', { code: '200' }), (t) => Math.round(requests(t)) - failed(t)),
    counter(labels('http_requests_total', { code: '503' }), failed),
    // An autoscaler follows the traffic, in whole replicas.
    gauge(
      {
        __name__: 'kube_deployment_spec_replicas',
        namespace,
        deployment: service.name,
        service: service.name,
        environment,
      },
      (t) => Math.max(1, Math.round(service.nodes.length * trafficAt(Math.floor(t / 1_800_000) * 1_800_000)))
    ),
  ];
}

function hostSeries(service: ShopService, node: string): DemoSeries[] {
  const labels = (name: string, more: Labels = {}): Labels => ({
    __name__: name,
    job: 'node-exporter',
    instance: `${node}:9100`,
    nodename: node,
    ...more,
  });
  const busy = remembered((t) => cpuPercentAt(service, node, t) / 100);
  const modes: ReadonlyArray<readonly [string, (busyShare: number) => number]> = [
    ['idle', (share) => 1 - share],
    ['user', (share) => 0.7 * share],
    ['system', (share) => 0.25 * share],
    ['iowait', (share) => 0.05 * share],
  ];
  return [
    gauge(labels('up'), () => 1),
    ...modes.map(([mode, of]) =>
      counter(labels('node_cpu_seconds_total', { cpu: '0', mode }), (t) => scrapeSeconds * of(busy(t)))
    ),
    gauge(labels('node_memory_MemTotal_bytes'), () => 16 * gigabyte),
    gauge(labels('node_memory_MemAvailable_bytes'), (t) =>
      Math.round(16 * gigabyte * (1 - memoryPercentAt(service, node, t) / 100))
    ),
    gauge(labels('node_load1'), (t) =>
      Math.max(0, 1.4 * busy(t) + 0.05 * normalAt(hashText(`load ${node}`), t / scrapeIntervalMs))
    ),
    counter(labels('node_disk_io_time_seconds_total', { device: 'sda' }), (t) => 0.3 * scrapeSeconds * busy(t)),
  ];
}

/** As random as a hash, always the same for a text. */
function inLetters(letters: string, text: string, count: number): string {
  return Array.from({ length: count }, (_, i) => letters[(hashText(`${text} ${i}`) >>> 0) % letters.length] ?? '').join(
    ''
  );
}

function containerSeries(service: ShopService, node: string): DemoSeries[] {
  const pod = `${service.name}-${inLetters(templateLetters, service.name, 10)}-${inLetters(podLetters, node, 5)}`;
  const labels = (name: string): Labels => ({
    __name__: name,
    job: 'kubelet',
    namespace,
    pod,
    container: service.name,
    service: service.name,
    environment,
    node,
  });
  const limit = gigabyte;
  const used = remembered((t) => Math.round((limit * memoryPercentAt(service, node, t)) / 100));
  return [
    counter(labels('container_cpu_usage_seconds_total'), (t) => (scrapeSeconds * cpuPercentAt(service, node, t)) / 100),
    gauge(labels('container_memory_working_set_bytes'), (t) => Math.round(0.9 * used(t))),
    gauge(labels('container_memory_usage_bytes'), used),
    gauge(labels('container_spec_memory_limit_bytes'), () => limit),
  ];
}

/** Several series ask for the same numbers, one after the other over the same times. */
function remembered(at: (timeMs: number) => number): (timeMs: number) => number {
  const most = 20_000;
  const known = new Map<number, number>();
  return (timeMs) => {
    const found = known.get(timeMs);
    if (found !== undefined) {
      return found;
    }
    if (known.size >= most) {
      known.clear();
    }
    const value = at(timeMs);
    known.set(timeMs, value);
    return value;
  };
}

/** The share of a standard normal distribution below x: a logistic curve that is right to 0.01. */
function normalShare(x: number): number {
  return 1 / (1 + Math.exp(-(1.5976 * x + 0.070566 * x ** 3)));
}
