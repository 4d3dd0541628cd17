import { metricChange } from './metricChange';
import { type MetricRole } from '../roles/metricRole';
import { type TimeRange } from '../../series/timeRange';

const threshold = 3;
/** Shorter pauses do not end an incident. */
const bridgedSamples = 3;
/** What is added before the first abnormal sample, as a share of the incident, so that causes which lead are inside. */
const leadShare = 0.25;
const leastLeadSamples = 3;

/**
 * The span in which `values` are furthest from their usual: of the runs of samples at least 3 spreads from the median
 * (pauses of up to 3 samples bridged) the one with the greatest sum of deviations, with a quarter of its length before
 * it. `undefined` where no sample stands out.
 *
 * @param usual values that tell what is usual, where more are known than those to search
 */
export function findIncident(
  times: Float64Array,
  values: Float64Array,
  role: MetricRole,
  usual: Float64Array = values
): TimeRange | undefined {
  const { deviations } = metricChange(usual, values, role);
  let best = { first: -1, last: -1, weight: 0 };
  let run = best;
  for (let i = 0; i < deviations.length; i++) {
    const deviation = Math.abs(deviations[i]);
    if (!(deviation >= threshold)) {
      continue;
    }
    run =
      run.first >= 0 && i - run.last <= bridgedSamples + 1
        ? { first: run.first, last: i, weight: run.weight + deviation }
        : { first: i, last: i, weight: deviation };
    if (run.weight > best.weight) {
      best = run;
    }
  }
  if (best.first < 0) {
    return undefined;
  }
  const lead = Math.max(leastLeadSamples, Math.ceil((best.last - best.first + 1) * leadShare));
  return { fromMs: times[Math.max(0, best.first - lead)], toMs: times[best.last] };
}
