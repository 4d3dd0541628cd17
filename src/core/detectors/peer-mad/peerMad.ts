import { mean } from '../../statistics/mean';
import { medianInPlace } from '../../statistics/median';
import { madToSigma } from '../../statistics/medianAbsoluteDeviation';
import { presentValues } from '../../statistics/presentValues';
import { type DetectionReason, type PeerJudgements, type PeersDetector } from '../detector/detector';
import { type DetectorOptions, numberOption } from '../declaration/detectorOptions';
import { sensitivityAt } from '../rates/sensitivityAt';
import { sigmaThreshold } from '../rates/sigmaThreshold';
import { peerMadDeclaration } from './peerMadDeclaration';

const fewestPeers = 3;
/** The standard deviation of normal values in mean absolute deviations: √(π / 2). */
const meanDeviationToSigma = Math.sqrt(Math.PI / 2);

/**
 * Each series against the median of all at the same time, in the median absolute deviation of the series on its own side
 * of the median ("double MAD", so that a skewed group does not report its long side), or in mean absolute deviations where most
 * stand at the median (Iglewicz, Hoaglin 1993). The sensitivity means what it means
 * in Grafana's outlier detection: 7.94 deviations at 0, 2.92 at 0.5, 0.84 at 1.
 */
export const peerMad: PeersDetector = {
  ...peerMadDeclaration,
  shape: 'peers',
  atAlertsPerWeek: (alertsPerWeek) => ({ sensitivity: sensitivityAt(alertsPerWeek) }),
  history: () => ({ fineMs: 0, profileDays: 0 }),
  judgeInPlace: judgeByMedian,
};

function judgeByMedian(
  values: Float64Array,
  options: DetectorOptions,
  judgements: PeerJudgements
): DetectionReason | undefined {
  const threshold = sigmaThreshold(numberOption(options, 'sensitivity'));
  const present = presentValues(values);
  judgements.expected.fill(NaN);
  judgements.lower.fill(NaN);
  judgements.upper.fill(NaN);
  for (let s = 0; s < values.length; s++) {
    judgements.score[s] = NaN;
  }
  if (present.length < fewestPeers) {
    return 'too_few_peers';
  }
  const median = medianInPlace(present);
  const below = madToSigma * medianInPlace(present.filter((value) => value <= median).map((value) => median - value));
  const above = madToSigma * medianInPlace(present.filter((value) => value >= median).map((value) => value - median));
  // Where more than half of a side stand at the median, the other side must do; where both do, the mean; where all do, nothing varies.
  const meanSpread = meanDeviationToSigma * mean(present.map((value) => Math.abs(value - median)));
  const belowSpread = [below, above, meanSpread].find((spread) => spread > 0);
  const aboveSpread = [above, below, meanSpread].find((spread) => spread > 0);
  if (belowSpread === undefined || aboveSpread === undefined) {
    return 'no_variation';
  }
  judgements.expected.fill(median);
  judgements.lower.fill(median - threshold * belowSpread);
  judgements.upper.fill(median + threshold * aboveSpread);
  for (let s = 0; s < values.length; s++) {
    const spread = values[s] < median ? belowSpread : aboveSpread;
    judgements.score[s] = Math.abs(values[s] - median) / spread / threshold;
  }
  return undefined;
}
