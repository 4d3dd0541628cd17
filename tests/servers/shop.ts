import { seededRandom } from '../../src/core/random';

export const minuteMs = 60_000;
/** How many minutes there are samples of, and the one from which the database is slow. */
export const minutes = 120;
export const incidentMinute = 90;

export interface ShopSeries {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  /** One a minute; NaN where there is none. */
  readonly values: Float64Array;
}

/** Each calls the next; the incident reaches it so many minutes after its begin. The cache has no part in it. */
export const services = [
  { service: 'web', calls: 'api', level: 120, rise: 160, delay: 2 },
  { service: 'api', calls: 'database', level: 80, rise: 150, delay: 1 },
  { service: 'database', calls: undefined, level: 30, rise: 140, delay: 0 },
  { service: 'cache', calls: undefined, level: 2, rise: 0, delay: 0 },
] as const;

/** Requests a minute, and how many of them fail from the incident on. */
export const requests = 60;
export const failures = 3;

/** When the sample of a minute was taken: within the minute that ends at the grid's time, so that all stores have it in the same interval. */
export function sampleMs(fromMs: number, minute: number): number {
  return fromMs + minute * minuteMs - 10_000;
}

const each = (valueOf: (minute: number) => number): Float64Array =>
  Float64Array.from({ length: minutes + 1 }, (_, i) => valueOf(i));
const isSlow = (minute: number, delay: number): boolean => minute >= incidentMinute + delay;

/** The metrics of a small shop over two hours: latencies, counters of requests by their end, of calls, and an alert a service. */
export const shopSeries: readonly ShopSeries[] = services.flatMap(({ service, calls, level, rise, delay }, i) => {
  const random = seededRandom(i + 1);
  const noise = each(() => Math.round(1000 * (random() - 0.5)) / 1000);
  const latency = each((minute) => {
    const slow = isSlow(minute, delay) ? rise : 0;
    return (
      Math.round(1000 * (level + 0.05 * level * (Math.sin(minute / 7 + 2 * i) + (noise[minute] ?? NaN)) + slow)) / 1000
    );
  });
  const bad = (minute: number): number => (rise > 0 ? failures * Math.max(0, minute - incidentMinute - delay + 1) : 0);
  return [
    { metric: 'shop_latency_ms', labels: { service }, values: latency },
    {
      metric: 'shop_requests_total',
      labels: { service, code: '2xx' },
      values: each((minute) => requests * (minute + 1) - bad(minute)),
    },
    { metric: 'shop_requests_total', labels: { service, code: '5xx' }, values: each(bad) },
    ...(calls === undefined
      ? []
      : [
          {
            metric: 'traces_service_graph_request_total',
            labels: { client: service, server: calls },
            values: each((minute) => requests * (minute + 1)),
          },
        ]),
    ...(rise === 0
      ? []
      : [
          {
            metric: 'ALERTS',
            labels: { alertname: 'Slow', alertstate: 'firing', severity: 'critical', service },
            values: each((minute) => (isSlow(minute, delay + 2) ? 1 : NaN)),
          },
        ]),
  ];
});

/** The latency of a service at a minute. */
export function latencyOf(service: string): Float64Array {
  const found = shopSeries.find(({ metric, labels }) => metric === 'shop_latency_ms' && labels['service'] === service);
  return found?.values ?? new Float64Array();
}
