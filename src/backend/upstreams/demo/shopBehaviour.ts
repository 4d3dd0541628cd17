import { dayMs, leakAt, loadFactorAt, slowdownAt } from './incidents';
import { driftAt, hashText, normalAt } from './noise';
import { type ShopService } from './shop';

/** How often the demo's series have a sample. */
export const scrapeIntervalMs = 15_000;

/** Relative traffic: quiet at night, busiest in the afternoon, less on weekends. 1 on a working day's average. */
export function trafficAt(timeMs: number): number {
  const hour = (timeMs % dayMs) / 3_600_000;
  const weekday = (Math.floor(timeMs / dayMs) + 4) % 7;
  const weekend = weekday === 0 || weekday === 6 ? 0.7 : 1;
  return (
    weekend * (1 + 0.45 * Math.sin((2 * Math.PI * (hour - 9)) / 24) + 0.1 * Math.sin((4 * Math.PI * (hour - 7)) / 24))
  );
}

/** Requests a second of a node. */
export function requestsAt(service: ShopService, node: string, timeMs: number): number {
  const seed = hashText(`requests ${node}`);
  const share = service.requestsPerSecond / service.nodes.length;
  const wander = 1 + 0.03 * driftAt(hashText('shop'), timeMs, 600_000) + 0.02 * driftAt(seed, timeMs, 300_000);
  const turnedAway = 1 - 0.3 * slowdownAt(service.name, timeMs);
  const noise = 1 + 0.02 * normalAt(seed, timeMs / scrapeIntervalMs);
  return share * trafficAt(timeMs) * wander * turnedAway * loadFactorAt(node, timeMs) * noise;
}

/** Mean latency of a node, ms. */
export function latencyAt(service: ShopService, node: string, timeMs: number): number {
  const seed = hashText(`latency ${node}`);
  const busy = 0.8 + 0.2 * trafficAt(timeMs) * loadFactorAt(node, timeMs);
  const slow = 1 + (service.dependsOn.length === 0 ? 9 : 4) * slowdownAt(service.name, timeMs);
  const noise = Math.exp(0.05 * normalAt(seed, timeMs / scrapeIntervalMs) + 0.03 * driftAt(seed, timeMs, 300_000));
  return service.latencyMs * busy * slow * noise;
}

/** Percent of a node's requests that fail. */
export function errorPercentAt(service: ShopService, node: string, timeMs: number): number {
  const seed = hashText(`errors ${node}`);
  const usual = 0.2 + 0.05 * driftAt(seed, timeMs, 600_000) + 0.04 * normalAt(seed, timeMs / scrapeIntervalMs);
  return Math.max(0, usual) + (service.dependsOn.length === 0 ? 2 : 18) * slowdownAt(service.name, timeMs);
}

/** How busy the processor of a node is, percent. */
export function cpuPercentAt(service: ShopService, node: string, timeMs: number): number {
  const load = requestsAt(service, node, timeMs) / (service.requestsPerSecond / service.nodes.length);
  const slow = service.name === 'database' ? slowdownAt(service.name, timeMs) : 0;
  return Math.min(100, 8 + 28 * load + 1.2 * normalAt(hashText(node) ^ 1, timeMs / scrapeIntervalMs) + 45 * slow);
}

/** How full the memory of a node is, percent. */
export function memoryPercentAt(service: ShopService, node: string, timeMs: number): number {
  const seed = hashText(node) ^ 2;
  const wander = driftAt(seed, timeMs, 3_600_000);
  const noise = normalAt(seed, timeMs / scrapeIntervalMs);
  return Math.min(100, 55 + 2 * wander + 0.4 * noise + 38 * leakAt(service.name, timeMs));
}
