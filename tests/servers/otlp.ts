import { sampleMs, type ShopSeries, minutes, shopSeries } from './shop';

interface OtlpAttribute {
  readonly key: string;
  readonly value: { readonly stringValue: string };
}

/** Attributes of OTLP JSON. */
export function attributesOf(labels: Readonly<Record<string, string>>): readonly OtlpAttribute[] {
  return Object.entries(labels).map(([key, stringValue]) => ({ key, value: { stringValue } }));
}

/** Nanoseconds as OTLP JSON has them. */
export function nanoseconds(ms: number): string {
  return `${BigInt(Math.round(ms * 1000)) * 1000n}`;
}

/** The trace of which a minute's request is an example. */
export function exampleTrace(minute: number): string {
  return minute.toString(16).padStart(32, '7');
}

/**
 * The shop as OTLP metrics, a request a minute, in order: gauges and counters, and a native histogram `shop.duration` (base 2, so
 * scale 0) of `requests` requests a minute between 64 and 128 ms, of which one is an example with a trace.
 */
export function* shopMetrics(fromMs: number): Generator<object> {
  for (let minute = 0; minute <= minutes; minute++) {
    const timeUnixNano = nanoseconds(sampleMs(fromMs, minute));
    const startTimeUnixNano = nanoseconds(sampleMs(fromMs, 0) - 1000);
    const point = ({ labels, values }: ShopSeries): object => ({
      attributes: attributesOf(labels),
      timeUnixNano,
      startTimeUnixNano,
      asDouble: values[minute],
    });
    const points = shopSeries.filter(({ values }) => !Number.isNaN(values[minute]));
    const metrics = [...new Set(points.map(({ metric }) => metric))].map((name) => {
      const dataPoints = points.filter(({ metric }) => metric === name).map(point);
      return name.endsWith('_total')
        ? { name, sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints } }
        : { name, gauge: { dataPoints } };
    });
    const count = 60 * (minute + 1);
    const histogram = {
      name: 'shop.duration',
      exponentialHistogram: {
        aggregationTemporality: 2,
        dataPoints: [
          {
            attributes: attributesOf({ service: 'web', 'http.route': '/cart' }),
            timeUnixNano,
            startTimeUnixNano,
            count: String(count),
            sum: 96 * count,
            scale: 0,
            zeroCount: '0',
            positive: { offset: 6, bucketCounts: [String(count)] },
            exemplars: [
              {
                timeUnixNano,
                asDouble: 64 + minute / 10,
                traceId: exampleTrace(minute),
                spanId: '00000000000000a1',
              },
            ],
          },
        ],
      },
    };
    yield {
      resourceMetrics: [
        {
          resource: { attributes: attributesOf({ 'service.name': 'shop', 'service.instance.id': 'a' }) },
          scopeMetrics: [{ metrics: [...metrics, histogram] }],
        },
      ],
    };
  }
}
