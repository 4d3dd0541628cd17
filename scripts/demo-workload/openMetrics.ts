import { type DemoSeries } from '../../src/backend/upstreams/demo/demoSeries';
import { scrapeIntervalMs } from '../../src/backend/upstreams/demo/shopBehaviour';
import { sampleRange } from '../../src/backend/upstreams/demo/sampleRange';
import { type Labels } from '../../src/core/series/labelledSeries';

/**
 * The samples of series between two times (multiples of the scrape interval, both included) in the OpenMetrics format that
 * `promtool tsdb create-blocks-from openmetrics` takes, one series a part.
 */
export function* openMetrics(all: readonly DemoSeries[], fromMs: number, toMs: number): Generator<string> {
  for (const series of all) {
    const head = seriesHead(series.labels);
    const { times, values } = sampleRange(series, { fromMs, toMs, stepMs: scrapeIntervalMs });
    const lines: string[] = [];
    for (const [i, value] of values.entries()) {
      lines.push(`${head} ${value} ${(times[i] ?? NaN) / 1000}\n`);
    }
    yield lines.join('');
  }
  yield '# EOF\n';
}

/**
 * The values of one time in the text format that Prometheus scrapes, with their times: scrapes go on where a history ends, however
 * late they are. Alerts go without, since Prometheus sees only then at once that one has ended.
 */
export function currentMetrics(all: readonly DemoSeries[], timeMs: number): string {
  const scrape = Math.floor(timeMs / scrapeIntervalMs) * scrapeIntervalMs;
  return all
    .map((series) => {
      const { values } = sampleRange(series, { fromMs: scrape, toMs: scrape, stepMs: scrapeIntervalMs });
      const time = series.labels['__name__'] === 'ALERTS' ? '' : ` ${scrape}`;
      return values.length === 0 ? '' : `${seriesHead(series.labels)} ${values[0]}${time}\n`;
    })
    .join('');
}

function seriesHead({ __name__: metric = '', ...labels }: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `${metric}{${pairs.join(',')}}`;
}
