import { expect, it } from 'vitest';
import { createMetricsRegistry } from '../../../../src/backend/telemetry/metricsRegistry';
import { registerQueryMetrics } from '../../../../src/backend/telemetry/registerQueryMetrics';

it('requests are counted by how long they took, from five milliseconds to half a minute', () => {
  const registry = createMetricsRegistry();
  const { measureRequest } = registerQueryMetrics(registry);
  [0.004, 0.008, 0.02, 29, 31].forEach(measureRequest);
  const buckets = [...registry.text().matchAll(/_bucket\{.*le="([^"]+)"\} (\d+)/g)].map(
    ([, le, count]) => `${le}: ${count}`
  );
  expect(buckets).toEqual([
    ...['0.005: 1', '0.01: 2', '0.025: 3', '0.05: 3', '0.1: 3', '0.25: 3', '0.5: 3', '1: 3', '2.5: 3', '5: 3', '10: 3'],
    ...['30: 4', '+Inf: 5'],
  ]);
});
