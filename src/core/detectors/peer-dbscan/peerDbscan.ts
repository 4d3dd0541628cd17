import { presentValues } from '../../statistics/presentValues';
import { type DetectionReason, type PeerJudgements, type PeersDetector } from '../detector/detector';
import { type DetectorOptions, numberOption } from '../declaration/detectorOptions';
import { sensitivityAt } from '../rates/sensitivityAt';
import { peerDbscanDeclaration } from './peerDbscanDeclaration';

const fewestPeers = 3;
const largestSensitivity = 0.999;
const margin = 1.1;

/**
 * One-dimensional DBSCAN of all series at the same time: values closer than ε to the next belong together, the group that
 * holds at least half of them is normal, and what lies outside is an outlier. ε = (1 − sensitivity) × 1.1 × the span of
 * the values, as in Grafana's outlier detection. The score is the gap to the normal group over ε.
 */
export const peerDbscan: PeersDetector = {
  ...peerDbscanDeclaration,
  shape: 'peers',
  atAlertsPerWeek: (alertsPerWeek) => ({ sensitivity: sensitivityAt(alertsPerWeek) }),
  history: () => ({ fineMs: 0, profileDays: 0 }),
  judgeInPlace: judgeByGroup,
};

function judgeByGroup(
  values: Float64Array,
  options: DetectorOptions,
  judgements: PeerJudgements
): DetectionReason | undefined {
  judgements.expected.fill(NaN);
  judgements.lower.fill(NaN);
  judgements.upper.fill(NaN);
  for (let s = 0; s < values.length; s++) {
    judgements.score[s] = NaN;
  }
  const sorted = presentValues(values).sort();
  if (sorted.length < fewestPeers) {
    return 'too_few_peers';
  }
  const span = sorted[sorted.length - 1] - sorted[0];
  if (span === 0) {
    return 'no_variation';
  }
  const sensitivity = Math.min(numberOption(options, 'sensitivity'), largestSensitivity);
  const reach = Math.max((1 - sensitivity) * span * margin, Number.MIN_VALUE);
  const { from, to } = largestGroup(sorted, reach);
  if ((to - from) * 2 < sorted.length) {
    return 'no_majority_of_peers';
  }
  const low = sorted[from];
  const high = sorted[to - 1];
  judgements.expected.fill(sorted[(from + to) >> 1]);
  judgements.lower.fill(low - reach);
  judgements.upper.fill(high + reach);
  for (let s = 0; s < values.length; s++) {
    judgements.score[s] = Number.isNaN(values[s]) ? NaN : Math.max(0, low - values[s], values[s] - high) / reach;
  }
  return undefined;
}

/** The longest run of sorted values with no gap beyond `reach`. */
function largestGroup(sorted: Float64Array, reach: number): { from: number; to: number } {
  let best = { from: 0, to: 0 };
  let from = 0;
  for (let i = 1; i <= sorted.length; i++) {
    if (i === sorted.length || sorted[i] - sorted[i - 1] > reach) {
      if (i - from > best.to - best.from) {
        best = { from, to: i };
      }
      from = i;
    }
  }
  return best;
}
