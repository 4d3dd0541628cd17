import { type PresetQuery } from './preset';

/** How a store writes what OpenTelemetry calls `http.server.request.duration`. */
interface Names {
  /** Ends the titles of the queries: it tells them from others'. */
  readonly note: string;
  /** The name of the histogram. */
  readonly histogram: string;
  /** Whether names keep their dots, and stand in quotes. */
  readonly hasDots: boolean;
  /** Whether its samples are whole histograms, and not a series for each bucket. */
  readonly isNative: boolean;
}

/** Latency, errors and requests of HTTP servers from one histogram. */
export function openTelemetryRequests({ note, histogram, hasDots, isNative }: Names): readonly PresetQuery[] {
  const by = hasDots ? 'job' : 'job, service_namespace, service_name';
  const legend = hasDots ? '{{job}}' : '{{service_name}}{{job}}';
  const status = hasDots ? '"http.response.status_code"' : 'http_response_status_code';
  const rates = (ending: string, matchers = ''): string => {
    const name = `${histogram}${ending}`;
    const within = matchers === '' ? '' : `{${matchers}}`;
    const selector = hasDots ? `{"${name}"${matchers === '' ? '' : `, ${matchers}`}}` : `${name}${within}`;
    return `rate(${selector}[$__rate_interval])`;
  };
  const count = (matchers = ''): string =>
    isNative
      ? `histogram_count(sum by (${by}) (${rates('', matchers)}))`
      : `sum by (${by}) (${rates('_count', matchers)})`;
  // Where both are kept, those of buckets are asked, which every store knows.
  const unlessBuckets = isNative ? ` unless sum by (${by}) (${rates('_count')})` : '';
  const common = { needs: [isNative ? histogram : `${histogram}_count`] };
  return [
    {
      title: `latency, ${note}`,
      role: 'latency',
      unit: 's',
      expr: isNative
        ? `histogram_quantile(0.95, sum by (${by}) (${rates('')}))${unlessBuckets}`
        : `histogram_quantile(0.95, sum by (le, ${by}) (${rates('_bucket')}))`,
      legend: `${legend} latency`,
      needs: [isNative ? histogram : `${histogram}_bucket`],
    },
    {
      title: `errors, ${note}`,
      role: 'errors',
      unit: 'percentunit',
      expr: `${count(`${status}=~"5.."`)} / ${count()}${unlessBuckets}`,
      legend: `${legend} errors`,
      ...common,
    },
    {
      title: `requests, ${note}`,
      role: 'traffic',
      unit: 'reqps',
      expr: `${count()}${unlessBuckets}`,
      legend: `${legend} requests`,
      ...common,
    },
  ];
}
