export type MetricLabels = Readonly<Record<string, string>>;

/** A number that only grows. */
export interface Counter {
  increment(labels?: MetricLabels): void;
}

/** The distribution of measured values. */
export interface Histogram {
  observe(value: number, labels?: MetricLabels): void;
}

/** Metrics of a process, written in the text format of Prometheus. */
export interface MetricsRegistry {
  counter(name: string, help: string): Counter;
  /** @param bounds upper bounds of the buckets, ascending, without infinity */
  histogram(name: string, help: string, bounds: readonly number[]): Histogram;
  /** A value that is read when metrics are collected. */
  observed(name: string, help: string, type: 'counter' | 'gauge', read: () => number): void;
  /** All metrics in the order in which they were registered. */
  text(): string;
}

export function createMetricsRegistry(): MetricsRegistry {
  const metrics: Array<() => string> = [];
  const register = (name: string, help: string, type: string, samples: () => readonly string[]): void => {
    metrics.push(() => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples(), ''].join('\n'));
  };
  return {
    counter: (name, help) => {
      const counts = new Map<string, number>();
      register(name, help, 'counter', () => Array.from(counts, ([labels, count]) => sample(name, labels, count)));
      return {
        increment: (labels = {}) => {
          const key = labelText(labels);
          counts.set(key, (counts.get(key) ?? 0) + 1);
        },
      };
    },
    histogram: (name, help, bounds) => {
      const distributions = new Map<string, Distribution>();
      register(name, help, 'histogram', () =>
        Array.from(distributions, ([labels, distribution]) =>
          histogramSamples(name, labels, bounds, distribution)
        ).flat()
      );
      return {
        observe: (value, labels = {}) => {
          const key = labelText(labels);
          const distribution = distributions.get(key) ?? { counts: bounds.map(() => 0), count: 0, sum: 0 };
          distributions.set(key, {
            counts: distribution.counts.map((count, index) => count + (value <= (bounds[index] ?? Infinity) ? 1 : 0)),
            count: distribution.count + 1,
            sum: distribution.sum + value,
          });
        },
      };
    },
    observed: (name, help, type, read) => {
      register(name, help, type, () => [sample(name, '', read())]);
    },
    text: () => metrics.map((write) => write()).join(''),
  };
}

interface Distribution {
  /** Values up to each bound. */
  readonly counts: readonly number[];
  readonly count: number;
  readonly sum: number;
}

function histogramSamples(
  name: string,
  labels: string,
  bounds: readonly number[],
  { counts, count, sum }: Distribution
): readonly string[] {
  const bucket = (bound: string, value: number): string =>
    sample(`${name}_bucket`, [labels, `le="${bound}"`].filter((part) => part !== '').join(','), value);
  return [
    ...bounds.map((bound, index) => bucket(String(bound), counts[index] ?? 0)),
    bucket('+Inf', count),
    sample(`${name}_sum`, labels, sum),
    sample(`${name}_count`, labels, count),
  ];
}

function sample(name: string, labels: string, value: number): string {
  return labels === '' ? `${name} ${value}` : `${name}{${labels}} ${value}`;
}

function labelText(labels: MetricLabels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escapeLabelValue(value)}"`)
    .join(',');
}

function escapeLabelValue(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
