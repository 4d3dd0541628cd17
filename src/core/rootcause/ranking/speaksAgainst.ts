import { type GraphPosition } from './graphPosition';
import { type MetricCause } from './rootCauseRanking';

const clearShift = 3;
const thinBaseline = 30;
const mostlyUsual = 0.5;

/**
 * What speaks against a service as the cause, in words, from what is known only; empty where nothing does.
 *
 * @param best the service's most suspect metric
 * @param isTargetInGraph whether the graph could know a path from the symptom to the service
 */
export function speaksAgainst(
  best: MetricCause | undefined,
  position: GraphPosition,
  isTargetInGraph: boolean
): readonly string[] {
  if (best === undefined) {
    return ['nothing is measured of it'];
  }
  if (best.lastingShift === 0) {
    return ['did not change'];
  }
  const reasons: string[] = best.usualShare >= mostlyUsual ? ['does so at this time on other days too'] : [];
  if (!best.isSignificant) {
    reasons.push(Math.abs(best.peakShift) >= clearShift ? 'a spike, not a lasting change' : 'hardly changed');
  }
  if (best.leadMs < 0) {
    reasons.push('began after the symptom');
  }
  if (position.explainedBy !== undefined) {
    reasons.push(`${position.explainedBy}, which it depends on, is suspected more`);
  }
  if (isTargetInGraph && position.hopsFromTarget === undefined) {
    reasons.push('no known path to the symptom');
  }
  if (best.baselineCount < thinBaseline) {
    reasons.push(`only ${best.baselineCount} samples to compare with`);
  }
  return reasons;
}
