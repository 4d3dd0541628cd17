import { failure, type Result, success } from '../../result';
import { type Labels } from '../../series/labelledSeries';
import { decodeText } from '../decodeText';
import { type MatrixResponse, type ResponseSeries } from '../matrixResponse';
import { sampleTime, sampleValue } from '../sampleNumbers';

/** The twin of parseMatrixResponse: JSON.parse, and what it finds checked. */
export function plainMatrixResponse(bytes: Uint8Array): Result<MatrixResponse> {
  let response: unknown;
  try {
    response = JSON.parse(decodeText(bytes));
  } catch (error) {
    return failure(`the answer is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const data = property(response, 'data');
  const result = property(data, 'result');
  if (property(data, 'resultType') !== 'matrix' || !Array.isArray(result)) {
    return success({ envelope: response, series: [] });
  }
  const series: ResponseSeries[] = [];
  for (const item of result) {
    const values = property(item, 'values') ?? [];
    const labels = labelsOf(property(item, 'metric'));
    const samples = Array.isArray(values) ? samplesOf(values) : undefined;
    if (labels === undefined || samples === undefined) {
      return failure(`series ${series.length} of the answer is not of the form of a range query's`);
    }
    series.push({ labels, ...samples, ...histogramsOf(item) });
  }
  return success({ envelope: { ...Object(response), data: { ...Object(data), result: [] } }, series });
}

/** Labels if that is what it is: an object of strings. */
export function labelsOf(metric: unknown): Labels | undefined {
  return isLabels(metric) ? metric : undefined;
}

/** A property of an unknown value, undefined where there is none. */
export function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

/** The number of histograms that a series' object lists; nothing where it has none. */
export function histogramsOf(item: unknown): { readonly histograms?: number } {
  const histograms = property(item, 'histograms');
  return Array.isArray(histograms) ? { histograms: histograms.length } : {};
}

function isLabels(metric: unknown): metric is Labels {
  return (
    typeof metric === 'object' &&
    metric !== null &&
    !Array.isArray(metric) &&
    Object.values(metric).every((value) => typeof value === 'string')
  );
}

function samplesOf(items: readonly unknown[]): { times: Float64Array; values: Float64Array } | undefined {
  const times = new Float64Array(items.length);
  const values = new Float64Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const time = Array.isArray(item) && item.length === 2 ? sampleTime(item[0]) : undefined;
    const value = Array.isArray(item) ? sampleValue(item[1]) : undefined;
    if (time === undefined || value === undefined) {
      return undefined;
    }
    times[i] = time;
    values[i] = value;
  }
  return { times, values };
}
