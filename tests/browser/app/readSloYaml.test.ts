import { describe, expect, it } from 'vitest';
import { readSloYaml } from '../../../src/app/slos/readSloYaml';

const days = 86_400_000;

describe('readSloYaml', () => {
  it('reads the objectives of sloth', () => {
    const read = readSloYaml(`
version: prometheus/v1
service: checkout
slos:
  - name: requests
    objective: 99.9
    sli:
      events:
        error_query: sum(rate(http_requests_total{code=~"5.."}[{{.window}}]))
        total_query: sum(rate(http_requests_total[{{.window}}]))
    alerting: { name: CheckoutErrors }
  - name: odd
    objective: 95
    sli: {}
`);
    expect(read.slos).toEqual([
      {
        name: 'requests',
        service: 'checkout',
        objective: 0.999,
        bad: 'sum(rate(http_requests_total{code=~"5.."}[{{.window}}]))',
        total: 'sum(rate(http_requests_total[{{.window}}]))',
        counting: 'counter',
        periodMs: 30 * days,
      },
    ]);
    expect(read.problems).toEqual(['checkout odd: neither events nor a raw query']);
  });

  it('reads an objective of OpenSLO whose indicator is a document of its own', () => {
    const query = (text: string) => `{ metricSource: { type: Prometheus, spec: { query: '${text}' } } }`;
    const read = readSloYaml(`
apiVersion: openslo/v1
kind: SLI
metadata: { name: fast }
spec:
  ratioMetric:
    counter: true
    good: ${query('latency_bucket{le="0.3"}')}
    total: ${query('latency_count')}
---
apiVersion: openslo/v1
kind: SLO
metadata: { name: search-latency }
spec:
  service: search
  indicatorRef: fast
  timeWindow: [{ duration: 4w, isRolling: true }]
  objectives: [{ target: 0.99 }]
`);
    expect(read).toEqual({
      slos: [
        {
          name: 'search-latency',
          service: 'search',
          objective: 0.99,
          good: 'latency_bucket{le="0.3"}',
          total: 'latency_count',
          counting: 'counter',
          periodMs: 28 * days,
        },
      ],
      problems: [],
    });
  });

  it('names what it cannot read', () => {
    expect(readSloYaml('a: [').problems).toHaveLength(1);
    expect(readSloYaml('apiVersion: openslo/v1\nkind: Service').problems[0]).toContain('kind');
    expect(readSloYaml('').problems).toEqual([]);
  });
});
