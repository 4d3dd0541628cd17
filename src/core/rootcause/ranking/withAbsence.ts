import { type MetricRole } from '../roles/metricRole';

/** Whether a series has values in baseline and window. */
export type Presence = 'steady' | 'appeared' | 'vanished';

const fewestBaselineSamples = 5;
const appearedCoverage = 0.5;
const vanishedCoverage = 0.8;

/**
 * A store has no series of what never happened, and none of what is gone: a series without any value in the baseline
 * that fills at least half of the window has `appeared`, and its baseline counts as 0; one that filled at least 80 % of the
 * baseline and has no value in the window has `vanished`, and counts as 0 there. Latencies and shares of success are not 0
 * where nothing is asked: they stay without values.
 *
 * @param baseline NaN where missing, as long as the baseline has samples
 * @param window likewise
 */
export function withAbsence(
  baseline: Float64Array,
  window: Float64Array,
  role: MetricRole
): { readonly baseline: Float64Array; readonly window: Float64Array; readonly presence: Presence } {
  const before = coverage(baseline);
  const during = coverage(window);
  if (before === 0 && during >= appearedCoverage && baseline.length >= fewestBaselineSamples && canBeZero(role)) {
    return { baseline: new Float64Array(baseline.length), window, presence: 'appeared' };
  }
  if (during === 0 && before >= vanishedCoverage && baseline.length >= fewestBaselineSamples && window.length > 1) {
    return { baseline, window: canBeZero(role) ? new Float64Array(window.length) : window, presence: 'vanished' };
  }
  return { baseline, window, presence: 'steady' };
}

function canBeZero(role: MetricRole): boolean {
  return role !== 'latency' && role !== 'success';
}

function coverage(values: Float64Array): number {
  let present = 0;
  for (let i = 0; i < values.length; i++) {
    present += Number.isNaN(values[i]) ? 0 : 1;
  }
  return values.length === 0 ? 0 : present / values.length;
}
