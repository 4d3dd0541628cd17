const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

interface Stretch {
  readonly metric: string;
  readonly strategy: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepMs: number;
}

/**
 * What the rules of the ensemble and those of promql-anomaly-detection read at a time, for so many series: the watched ones, and what was
 * recorded of them over the ranges that the rules look back. The peers' filtered deviations are left out: where a series varies little they
 * do not exist, which is when these rules are cheapest.
 */
export function* loadSamples(seriesCount: number, atMs: number): Generator<string> {
  const own = (metric: string, backMs: number, stepMs: number): Stretch => ({
    metric: `anomaly:${metric}`,
    strategy: 'covary-ensemble',
    fromMs: atMs - backMs,
    toMs: atMs,
    stepMs,
  });
  const peer = (fromMs: number, toMs: number): Stretch => ({
    metric: 'anomaly:adaptive:select',
    strategy: 'adaptive',
    fromMs,
    toMs,
    stepMs: minuteMs,
  });
  const daysAgo = Array.from({ length: 7 }, (_, i) => (i + 1) * dayMs);
  const stretches: Stretch[] = [
    { metric: 'load', strategy: '', fromMs: atMs - hourMs, toMs: atMs, stepMs: minuteMs },
    own('level', 5 * minuteMs, minuteMs),
    own('covary:slot', dayMs, 5 * minuteMs),
    ...daysAgo
      .slice(1)
      .map((ago) => own('covary:slot', ago, ago))
      .map((one, i) => ({
        ...one,
        fromMs: atMs - (daysAgo[i + 1] ?? NaN) + 5 * minuteMs,
        toMs: atMs - (daysAgo[i + 1] ?? NaN) + 5 * minuteMs,
      })),
    own('covary:usual', 5 * minuteMs, 5 * minuteMs),
    own('covary:margin', 15 * minuteMs, 15 * minuteMs),
    own('covary:residual', 31 * minuteMs, minuteMs),
    own('covary:residual_mean', 0, minuteMs),
    own('covary:change', 15 * minuteMs, minuteMs),
    ...['covary:residual_part', 'covary:residual_part_variance'].map((name) => own(name, 3 * dayMs, 15 * minuteMs)),
    ...['covary:change_part', 'covary:change_part_variance'].map((name) => own(name, dayMs, 15 * minuteMs)),
    peer(atMs - hourMs, atMs),
    peer(atMs - 24.5 * hourMs, atMs - 23.5 * hourMs),
    peer(atMs - 168.5 * hourMs, atMs - 167.5 * hourMs),
    ...['avg_1h', 'stddev_st', 'upper_band_lt', 'lower_band_lt'].map((name) => ({
      ...peer(atMs, atMs),
      metric: `anomaly:adaptive:${name}`,
    })),
  ];
  const byMetric = new Map<string, Stretch[]>();
  for (const stretch of stretches) {
    byMetric.set(stretch.metric, [...(byMetric.get(stretch.metric) ?? []), stretch]);
  }
  for (const constant of ['threshold_by_covar', 'sparse_threshold', 'stddev_multiplier', 'margin_multiplier']) {
    yield `anomaly:adaptive:${constant} 0.5 ${atMs / 1000}\n`;
  }
  for (const [metric, all] of byMetric) {
    for (let series = 0; series < seriesCount; series++) {
      const lines: string[] = [];
      for (const { strategy, fromMs, toMs, stepMs } of [...all].sort((a, b) => a.fromMs - b.fromMs)) {
        const labels = `pod="pod-${series}",namespace="shop",anomaly_name="${strategy.startsWith('covary') ? 'load' : `load-${series}`}"${
          strategy === '' ? '' : `,anomaly_strategy="${strategy}",anomaly_select="1"`
        }`;
        for (let timeMs = fromMs; timeMs <= toMs; timeMs += stepMs) {
          lines.push(`${metric}{${labels}} ${valueAt(series, timeMs)} ${timeMs / 1000}\n`);
        }
      }
      yield lines.join('');
    }
  }
}

function valueAt(series: number, timeMs: number): string {
  const noise = ((series * 7919 + (timeMs / minuteMs) * 104_729) % 1009) / 1009;
  return (100 + 20 * Math.sin((2 * Math.PI * timeMs) / dayMs) + 5 * noise).toFixed(3);
}
