import { failure, type Result, success } from '../../core/result';

const selector = /^\s*([a-zA-Z_:][\w:]*?)(?:_bucket|_count|_sum)?\s*(?:\{([^{}]*)\})?\s*$/;

/**
 * The events of a latency objective: those of a classic histogram that took at most `threshold`, which is the bound of one of its buckets in the
 * histogram's unit, and all of them. `histogram`: its name, with or without `_bucket`, and matchers.
 */
export function latencyEvents(
  histogram: string,
  threshold: string
): Result<{ readonly good: string; readonly total: string }> {
  const [, name, matchers = ''] = selector.exec(histogram) ?? [];
  if (name === undefined) {
    return failure('the histogram is a name with labels: http_request_duration_seconds{job="api"}');
  }
  const bound = Number(threshold.trim());
  if (threshold.trim() === '' || !(bound > 0) || bound === Infinity) {
    return failure("the threshold is a number above 0 in the histogram's unit: 0.3");
  }
  const own = matchers.trim().replace(/,$/, '');
  const within = (more: string): string => [own, more].filter((part) => part !== '').join(', ');
  // Clients write whole bounds with and without a fraction: 1, 1.0.
  const bounds = Number.isInteger(bound) ? `le=~"${bound}(\\\\.0)?"` : `le="${bound}"`;
  const all = within('');
  return success({
    good: `${name}_bucket{${within(bounds)}}`,
    total: all === '' ? `${name}_count` : `${name}_count{${all}}`,
  });
}
