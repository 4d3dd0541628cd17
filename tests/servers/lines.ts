import { sampleMs, shopSeries } from './shop';

/** The shop in OpenMetrics, of which promtool makes blocks. */
export function shopOpenMetrics(fromMs: number): string {
  const lines = shopSeries.flatMap(({ metric, labels, values }) => {
    const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    return present(values).map(
      ([minute, value]) => `${metric}{${pairs.join(',')}} ${value} ${sampleMs(fromMs, minute) / 1000}`
    );
  });
  return [...lines, '# EOF', ''].join('\n');
}

/** The shop in InfluxDB's line protocol, with times in milliseconds. */
export function shopLineProtocol(fromMs: number): string {
  return shopSeries
    .flatMap(({ metric, labels, values }) => {
      const tags = Object.entries(labels).map(([name, value]) => `,${name}=${value}`);
      return present(values).map(
        ([minute, value]) => `${metric}${tags.join('')} value=${value} ${sampleMs(fromMs, minute)}`
      );
    })
    .join('\n');
}

/** Minutes and values of the samples that there are. */
function present(values: Float64Array): ReadonlyArray<readonly [number, number]> {
  return Array.from(values, (value, minute) => [minute, value] as const).filter(([, value]) => !Number.isNaN(value));
}
