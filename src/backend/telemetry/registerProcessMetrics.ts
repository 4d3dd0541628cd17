import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type MetricsRegistry } from './metricsRegistry';

const eventLoopResolutionMs = 20;

/** Adds what an operator wants to know of any process, under the names that Prometheus' client libraries use. */
export function registerProcessMetrics(metrics: MetricsRegistry): void {
  metrics.observed('process_cpu_seconds_total', 'User and system processor time spent.', 'counter', () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  metrics.observed('process_resident_memory_bytes', 'Resident memory.', 'gauge', () => process.memoryUsage.rss());
  const startSeconds = performance.timeOrigin / 1000;
  metrics.observed('process_start_time_seconds', 'Start of the process, Unix time.', 'gauge', () => startSeconds);
  metrics.observed('nodejs_heap_size_used_bytes', 'Heap in use.', 'gauge', () => process.memoryUsage().heapUsed);
  metrics.observed(
    'nodejs_external_memory_bytes',
    'Memory beside the heap: samples and answers.',
    'gauge',
    () => process.memoryUsage().external
  );
  const delay = monitorEventLoopDelay({ resolution: eventLoopResolutionMs });
  delay.enable();
  metrics.observed(
    'nodejs_eventloop_lag_p99_seconds',
    'Delay of the event loop since the last collection, 99th percentile.',
    'gauge',
    () => {
      const seconds = Math.max(0, delay.percentile(99) / 1e9 - eventLoopResolutionMs / 1000);
      delay.reset();
      return seconds;
    }
  );
}
