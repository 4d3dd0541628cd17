export type MetricLabels = Readonly<Record<string, string>>;

/** A number that only grows. */
export interface Counter {
  /** @param amount by how much; 1 where it is left out */
  increment(labels?: MetricLabels, amount?: number): void;
}

/** The distribution of measured values. */
export interface Histogram {
  observe(value: number, labels?: MetricLabels): void;
}

/** What is read of a metric: one value, or one for each set of labels. */
export type Observed = number | ReadonlyArray<readonly [MetricLabels, number]>;

/** Metrics of a process, written in the text format of Prometheus. */
export interface MetricsRegistry {
  counter(name: string, help: string): Counter;
  /** @param bounds upper bounds of the buckets, ascending, without infinity */
  histogram(name: string, help: string, bounds: readonly number[]): Histogram;
  /** A value, or one for each of several labels, that is read when metrics are collected. */
  observed(name: string, help: string, type: 'counter' | 'gauge', read: () => Observed): void;
  /** All metrics in the order in which they were registered; of two of a name the later one. */
  text(): string;
}

export function createMetricsRegistry(): MetricsRegistry {
  const metrics = new Map<string, () => string>();
  const register = (name: string, help: string, type: string, samples: () => readonly string[]): void => {
    metrics.set(name, () => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples(), ''].join('\n'));
  };
  return {
    counter: (name, help) => {
      const counts = new Map<string, number>();
      register(name, help, 'counter', () => Array.from(counts, ([labels, count]) => sample(name, labels, count)));
      return {
        increment: (labels = {}, amount = 1) => {
          const key = labelText(labels);
          counts.set(key, (counts.get(key) ?? 0) + amount);
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
      register(name, help, type, () => {
        const values = read();
        return typeof values === 'number'
          ? [sample(name, '', values)]
          : values.map(([labels, value]) => sample(name, labelText(labels), value));
      });
    },
    text: () => Array.from(metrics.values(), (write) => write()).join(''),
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
