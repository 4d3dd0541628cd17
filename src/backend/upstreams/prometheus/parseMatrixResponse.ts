import { type Labels } from '../../../core/series/labelledSeries';
import { UpstreamError } from '../upstream';

/** One series of a matrix answer: its labels, the metric's name among them as `__name__`. */
export interface MatrixSeries {
  readonly labels: Labels;
  readonly times: Float64Array;
  readonly values: Float64Array;
}

export interface MatrixResponse {
  readonly series: readonly MatrixSeries[];
  readonly warnings: readonly string[];
}

/**
 * Reads the answer of `query_range`. What the store says of an error is passed on in its words. Checked by hand and
 * not by a schema, since answers have millions of samples.
 */
export function parseMatrixResponse(upstream: string, status: number, body: Buffer): MatrixResponse {
  const answer = parseJson(body);
  if (!isRecord(answer)) {
    throw new UpstreamError(
      `${upstream}: HTTP ${status}, and the answer is not JSON: ${excerpt(body)}`,
      badStatus(status)
    );
  }
  if (answer['status'] !== 'success') {
    const kind = typeof answer['errorType'] === 'string' ? `${answer['errorType']}: ` : '';
    const text = typeof answer['error'] === 'string' ? answer['error'] : `HTTP ${status}`;
    throw new UpstreamError(`${upstream}: ${kind}${text}`, badStatus(status));
  }
  const data = answer['data'];
  if (!isRecord(data) || data['resultType'] !== 'matrix' || !Array.isArray(data['result'])) {
    throw new UpstreamError(`${upstream}: the answer is no matrix of series: ${excerpt(body)}`, 502);
  }
  return {
    series: data['result'].map((entry: unknown) => parseSeries(upstream, entry)),
    warnings: [...stringsIn(answer['warnings']), ...stringsIn(answer['infos'])],
  };
}

function parseSeries(upstream: string, entry: unknown): MatrixSeries {
  if (!isRecord(entry) || !isRecord(entry['metric'])) {
    throw new UpstreamError(`${upstream}: a series of the answer has no labels`, 502);
  }
  const labels: Record<string, string> = {};
  for (const [name, value] of Object.entries(entry['metric'])) {
    labels[name] = String(value);
  }
  const samples: unknown = entry['values'];
  if (!Array.isArray(samples)) {
    if (Array.isArray(entry['histograms'])) {
      throw new UpstreamError(
        `${upstream}: ${labels['__name__'] ?? 'a series'} is a native histogram; use histogram_quantile, ` +
          'histogram_avg or histogram_count to make numbers of it',
        400
      );
    }
    throw new UpstreamError(`${upstream}: series ${JSON.stringify(labels)} has no values`, 502);
  }
  const times = new Float64Array(samples.length);
  const values = new Float64Array(samples.length);
  for (let i = 0; i < samples.length; i++) {
    const sample: unknown = samples[i];
    if (!Array.isArray(sample) || typeof sample[0] !== 'number' || typeof sample[1] !== 'string') {
      throw new UpstreamError(`${upstream}: sample ${i} of series ${JSON.stringify(labels)} is malformed`, 502);
    }
    times[i] = Math.round(sample[0] * 1000);
    values[i] = parseSample(sample[1]);
  }
  return { labels, times, values };
}

/** Prometheus writes infinities as +Inf and -Inf. */
function parseSample(text: string): number {
  switch (text) {
    case '+Inf':
      return Infinity;
    case '-Inf':
      return -Infinity;
    default:
      return Number(text);
  }
}

function badStatus(status: number): number {
  return status >= 400 ? status : 502;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function excerpt(body: Buffer): string {
  const text = body.subarray(0, 200).toString('utf8').replace(/\s+/g, ' ').trim();
  return text === '' ? 'it is empty' : `"${text}${body.length > 200 ? '…' : ''}"`;
}
