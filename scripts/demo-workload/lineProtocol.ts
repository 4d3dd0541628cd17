import { demoSeries } from '../../src/backend/upstreams/demo/demoSeries';
import { scrapeIntervalMs } from '../../src/backend/upstreams/demo/shopBehaviour';
import { sampleRange } from '../../src/backend/upstreams/demo/sampleRange';

/**
 * The demo's samples between two times (multiples of the scrape interval, both included) in InfluxDB's line protocol
 * with times in milliseconds, one series a part: the measurement is the metric's name, labels are tags, the field is
 * `value`.
 */
export function* lineProtocol(fromMs: number, toMs: number): Generator<string> {
  for (const series of demoSeries) {
    const { __name__: metric = '', ...labels } = series.labels;
    const tags = Object.entries(labels).map(([name, value]) => `,${escape(name)}=${escape(value)}`);
    const head = escape(metric) + tags.join('');
    const { times, values } = sampleRange(series, { fromMs, toMs, stepMs: scrapeIntervalMs });
    const lines: string[] = [];
    for (const [i, value] of values.entries()) {
      lines.push(`${head} value=${value} ${times[i]}`);
    }
    if (lines.length > 0) {
      yield lines.join('\n');
    }
  }
}

/** Commas, equal signs and spaces separate the parts of a line. */
function escape(text: string): string {
  return text.replace(/[,= ]/g, '\\$&');
}
