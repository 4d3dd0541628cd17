import { numberOption } from '../../detectors/declaration/detectorOptions';
import { peerMadDeclaration } from '../../detectors/peer-mad/peerMadDeclaration';
import { sensitivityAt } from '../../detectors/rates/sensitivityAt';
import { sigmaThreshold } from '../../detectors/rates/sigmaThreshold';
import { promqlLabel } from '../promqlLabel';
import { type RuleStrategy } from '../ruleStrategy';

const fewestPeers = 3;
const madToSigma = 1.4826;
/** √(π / 2): where most stand at the median, the mean absolute deviation counts. */
const meanDeviationToSigma = 1.2533;

/** Each series against the median of its peers at the same time, in the MAD of its own side. */
export const peerMadRules: RuleStrategy = {
  detector: peerMadDeclaration,
  calm: { threshold: sigmaThreshold(sensitivityAt(0.25)) },
  losses: [],
  learnedMs: () => 0,
  thresholdOf: (options, alertsPerWeek) =>
    sigmaThreshold(alertsPerWeek === undefined ? numberOption(options, 'sensitivity') : sensitivityAt(alertsPerWeek)),
  passes: ({ request, threshold, recorded }) => {
    const group = ['anomaly_name', 'anomaly_strategy', ...(request.peersBy ?? []).map(promqlLabel)].join(', ');
    const level = recorded('anomaly:level');
    const median = recorded('anomaly:covary:peer_median');
    const ofGroup = `on(${group}) group_left()`;
    const side = (below: string): string => `${madToSigma} * quantile by(${group}) (0.5, ${below} >= 0) * ${threshold}`;
    const reach = (side: string, other: string): string =>
      `((${recorded(side)} > 0) or (${recorded(other)} > 0) or (${recorded(apart)} > 0))`;
    const below = 'anomaly:covary:peers_below';
    const above = 'anomaly:covary:peers_above';
    const apart = 'anomaly:covary:peers_apart';
    // Every series has the band of its group, under its own labels.
    const ofEach = (band: string): string => `0 * ${level} + ${ofGroup} (${band})`;
    const lower = ofEach(`${median} - ${reach(below, above)}`);
    return [
      {
        intervalMs: request.stepMs,
        rules: [
          {
            record: 'anomaly:covary:peer_median',
            expr: `quantile by(${group}) (0.5, ${level}) and count by(${group}) (${level}) >= ${fewestPeers}`,
          },
          { record: below, expr: side(`(0 * ${level} + ${ofGroup} ${median} - ${level})`) },
          { record: above, expr: side(`(${level} - ${ofGroup} ${median})`) },
          {
            record: apart,
            expr: `${meanDeviationToSigma} * avg by(${group}) (abs(${level} - ${ofGroup} ${median})) * ${threshold}`,
          },
          {
            record: 'anomaly:lower_band',
            expr: request.isNeverNegative === true ? `clamp_min(${lower}, 0)` : lower,
          },
          { record: 'anomaly:upper_band', expr: ofEach(`${median} + ${reach(above, below)}`) },
        ],
      },
    ];
  },
};
