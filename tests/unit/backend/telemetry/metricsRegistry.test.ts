import { describe, expect, it } from 'vitest';
import { createMetricsRegistry } from '../../../../src/backend/telemetry/metricsRegistry';

describe('createMetricsRegistry', () => {
  it('writes counters, histograms and observed values in the text format of Prometheus', () => {
    const registry = createMetricsRegistry();
    const requests = registry.counter('requests_total', 'Requests.');
    const durations = registry.histogram('duration_seconds', 'Durations.', [0.1, 1]);
    registry.observed('memory_bytes', 'Memory.', 'gauge', () => 41);
    registry.observed('memory_bytes', 'Memory.', 'gauge', () => 42);
    registry.observed('waiting', 'Waiting.', 'gauge', () => [
      [{ priority: 'alert' }, 1],
      [{ priority: 'dashboard' }, 2],
    ]);
    requests.increment({ result: 'ok' });
    requests.increment({ result: 'ok' }, 4);
    requests.increment({ result: 'a"b\\c\n' });
    durations.observe(0.1, { kind: 'x' });
    durations.observe(0.5, { kind: 'x' });
    durations.observe(7, { kind: 'x' });
    expect(registry.text()).toBe(
      [
        '# HELP requests_total Requests.',
        '# TYPE requests_total counter',
        'requests_total{result="ok"} 5',
        'requests_total{result="a\\"b\\\\c\\n"} 1',
        '# HELP duration_seconds Durations.',
        '# TYPE duration_seconds histogram',
        'duration_seconds_bucket{kind="x",le="0.1"} 1',
        'duration_seconds_bucket{kind="x",le="1"} 2',
        'duration_seconds_bucket{kind="x",le="+Inf"} 3',
        'duration_seconds_sum{kind="x"} 7.6',
        'duration_seconds_count{kind="x"} 3',
        '# HELP memory_bytes Memory.',
        '# TYPE memory_bytes gauge',
        'memory_bytes 42',
        '# HELP waiting Waiting.',
        '# TYPE waiting gauge',
        'waiting{priority="alert"} 1',
        'waiting{priority="dashboard"} 2',
        '',
      ].join('\n')
    );
  });

  it('keeps a metric that has no samples yet', () => {
    const registry = createMetricsRegistry();
    registry.counter('requests_total', 'Requests.');
    expect(registry.text()).toBe('# HELP requests_total Requests.\n# TYPE requests_total counter\n');
  });
});
