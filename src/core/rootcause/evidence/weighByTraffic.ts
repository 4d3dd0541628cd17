import { type ProblemMetric, type RankingProblem } from '../ranking/rankingProblem';

/** What the evidence of a service counts that nobody asked anything. */
const idleShare = 0.3;

/**
 * Lessens the evidence of idle services: those whose traffic is measured and was 0 at all times of baseline and window.
 * Their latency is that of health checks, and what fails in them reaches nobody. A service without a series of traffic is
 * not idle but unknown; where all services are idle the traffic says nothing.
 */
export function weighByTraffic({ metrics, metricsOfService }: RankingProblem, evidence: Float64Array): Float64Array {
  const isIdle = metricsOfService.map((indices) => {
    const traffic = indices.filter((index) => metrics[index].role === 'traffic');
    return traffic.length > 0 && traffic.every((index) => isSilent(metrics[index]));
  });
  return isIdle.every((idle) => idle)
    ? evidence
    : evidence.map((value, index) => (isIdle[metrics[index].service] ? value * idleShare : value));
}

/** Whether all that is known of a series is 0; not so of one that ended or began. */
function isSilent({ baseline, window, presence }: ProblemMetric): boolean {
  const isZero = (value: number): boolean => value === 0 || Number.isNaN(value);
  const hasValue = window.some((value) => value === 0) && baseline.some((value) => value === 0);
  return presence === 'steady' && hasValue && baseline.every(isZero) && window.every(isZero);
}
