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

  it('reads the resources of sloth in Kubernetes, and lists of them', () => {
    const read = readSloYaml(`
apiVersion: v1
kind: List
items:
  - apiVersion: sloth.slok.dev/v1
    kind: PrometheusServiceLevel
    metadata: { name: home }
    spec:
      service: home
      slos:
        - name: requests
          objective: 99.9
          sli: { events: { errorQuery: 'errors[{{.window}}]', totalQuery: 'all[{{.window}}]' } }
        - name: shares
          objective: 99
          sli: { raw: { errorRatioQuery: "share[{{.window}}] # of errors" } }
`);
    expect(read.problems).toEqual([]);
    expect(read.slos).toMatchObject([
      { name: 'requests', service: 'home', bad: 'errors[{{.window}}]', total: 'all[{{.window}}]' },
      { name: 'shares', bad: 'share[{{.window}}]', total: '0 * (share[{{.window}}]) + 1' },
    ]);
  });

  it('reads the objectives of a document beside one that it cannot read', () => {
    const sli = "sli: { events: { error_query: 'a', total_query: 'b' } }";
    const read = readSloYaml(`
version: prometheus/v1
service: s
slos:
  - &first { name: a, objective: 99, ${sli} }
  - { <<: *first, name: b }
  - { name: c, objective: 100, ${sli} }
  - { name: a, objective: 98, ${sli} }
  - { name: two words, objective: 98, ${sli} }
  - { name: d, objective: 99, sli: { plugin: { id: sloth-common/x } } }
`);
    expect(read.slos.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(read.problems).toEqual([
      expect.stringContaining('slos[2]'),
      's a: another objective has this name',
      expect.stringContaining('two words'),
      's d: neither events nor a raw query, but the plugin "sloth-common/x"',
    ]);
  });

  it('reads the form of OpenSLO that sloth reads', () => {
    const query = (text: string) => `{ source: prometheus, queryType: promql, query: '${text}' }`;
    const { slos, problems } = readSloYaml(`
apiVersion: openslo/v1alpha
kind: SLO
metadata: { name: requests }
spec:
  service: shop
  budgetingMethod: Occurrences
  objectives: [{ ratioMetrics: { good: ${query('good[{{.window}}]')}, total: ${query('all[{{.window}}]')} }, target: 0.999 }]
  timeWindows: [{ count: 28, unit: Day }]
`);
    expect(problems).toEqual([]);
    expect(slos).toMatchObject([
      { objective: 0.999, good: 'good[{{.window}}]', total: 'all[{{.window}}]', periodMs: 28 * days },
    ]);
  });

  it.each([
    ['a selector', 'up', 'avg(avg_over_time(up[$window]))'],
    ['an expression', 'a / b # share', 'avg_over_time((a / b)[$window:1m])'],
    ['an expression with its window', 'rate(a[$window])', 'rate(a[$window])'],
  ])('reads a ratio of success that is %s', (_, query, good) => {
    const { slos } = readSloYaml(
      openSlo(`{ rawType: success, raw: { metricSource: { type: Prometheus, spec: { query: '${query}' } } } }`)
    );
    expect(slos).toMatchObject([{ good, total: `0 * (${good}) + 1` }]);
  });

  it.each([
    ['1Q', 90],
    ['1M', 30],
    ['1Y', 365],
    ['720h', 30],
  ])('reads a window of %s', (duration, expected) => {
    expect(readSloYaml(openSlo(events('Prometheus'), duration)).slos).toMatchObject([{ periodMs: expected * days }]);
  });

  it.each([
    ['a window below a day', openSlo(events('Prometheus'), '1h'), 'from a day'],
    ['a window above a year', openSlo(events('Prometheus'), '400d'), 'to 366 days'],
    ['a window without a unit', openSlo(events('Prometheus'), '30x'), 'the window "30x"'],
    ['time slices', openSlo(events('Prometheus'), '30d', 'budgetingMethod: Timeslices'), 'Timeslices'],
    ['queries of another store', openSlo(events('Datadog')), 'Datadog'],
    ['an indicator elsewhere', openSlo('', '30d', 'indicatorRef: far'), '"far"'],
    ['a resource of something else', 'apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective', 'pyrra.dev'],
    ['aliases that unfold to too much', unfolding(), 'alias'],
  ])('says that it does not read %s', (_, text, problem) => {
    expect(readSloYaml(text)).toEqual({ slos: [], problems: [expect.stringContaining(problem)] });
  });

  it('says that a period of the calendar is read as one that rolls', () => {
    const read = readSloYaml(openSlo(events('Prometheus'), '4w, isRolling: false'));
    expect(read.slos).toMatchObject([{ periodMs: 28 * days }]);
    expect(read.problems).toEqual([expect.stringContaining('calendar')]);
  });

  it('passes documents of OpenSLO over that hold no objective', () => {
    const read = readSloYaml(`${openSlo(events('Prometheus'))}---\napiVersion: openslo/v1\nkind: AlertPolicy\n`);
    expect([read.slos.length, read.problems]).toEqual([1, []]);
  });

  it('names what it cannot read', () => {
    expect(readSloYaml('a: [').problems).toHaveLength(1);
    expect(readSloYaml('apiVersion: openslo/v1\nkind: Slo').problems[0]).toContain('kind');
    expect(readSloYaml('').problems).toEqual([]);
  });
});

/** A document of OpenSLO with this ratio. */
function openSlo(ratio: string, duration = '30d', more = '') {
  return `apiVersion: openslo/v1
kind: SLO
metadata: { name: one }
spec:
  service: shop
  ${ratio === '' ? '' : `indicator: { spec: { ratioMetric: ${ratio} } }`}
  timeWindow: [{ duration: ${duration} }]
  objectives: [{ target: 0.99 }]
  ${more}
`;
}

function events(type: string) {
  const query = (text: string) => `{ metricSource: { type: ${type}, spec: { query: '${text}' } } }`;
  return `{ counter: true, good: ${query('good')}, total: ${query('all')} }`;
}

/** Nine aliases of nine aliases, five deep. */
function unfolding() {
  const nine = (of: string) => `[${Array.from({ length: 9 }, () => of).join(', ')}]`;
  return `a: &a ${nine('x')}\nb: &b ${nine('*a')}\nc: &c ${nine('*b')}\nd: &d ${nine('*c')}\ne: ${nine('*d')}`;
}
