/** A service of the demo's shop. */
export interface ShopService {
  readonly name: string;
  readonly nodes: readonly string[];
  readonly dependsOn: readonly string[];
  /** On a usual working day's average, over all nodes. */
  readonly requestsPerSecond: number;
  readonly latencyMs: number;
}

/** The demo's shop: who depends on whom, on which nodes it runs, and what is usual. */
export const shop: readonly ShopService[] = [
  {
    name: 'web-frontend',
    nodes: numbered('web-node', 10),
    dependsOn: ['user-service', 'product-service'],
    requestsPerSecond: 1200,
    latencyMs: 120,
  },
  {
    name: 'user-service',
    nodes: numbered('user-node', 2),
    dependsOn: ['database', 'cache'],
    requestsPerSecond: 500,
    latencyMs: 45,
  },
  {
    name: 'product-service',
    nodes: numbered('product-node', 2),
    dependsOn: ['database', 'search-service'],
    requestsPerSecond: 800,
    latencyMs: 60,
  },
  { name: 'database', nodes: numbered('db-node', 2), dependsOn: [], requestsPerSecond: 1500, latencyMs: 12 },
  { name: 'cache', nodes: numbered('cache-node', 1), dependsOn: [], requestsPerSecond: 900, latencyMs: 2 },
  { name: 'search-service', nodes: numbered('search-node', 1), dependsOn: [], requestsPerSecond: 300, latencyMs: 35 },
];

function numbered(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}-${String(i + 1).padStart(2, '0')}`);
}
