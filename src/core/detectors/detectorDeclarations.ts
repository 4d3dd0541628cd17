import { type DetectorDeclaration } from './declaration/detectorDeclaration';
import { ensembleDeclaration } from './ensemble/ensembleDeclaration';
import { multivariateEnsembleDeclaration } from './ensemble/multivariateEnsembleDeclaration';
import { ewmaDeclaration } from './ewma/ewmaDeclaration';
import { forecastResidualDeclaration } from './forecast-residual/forecastResidualDeclaration';
import { holtWintersDeclaration } from './holt-winters/holtWintersDeclaration';
import { isolationForestDeclaration } from './isolation-forest/isolationForestDeclaration';
import { kMeansDistanceDeclaration } from './k-means-distance/kMeansDistanceDeclaration';
import { levelShiftDeclaration } from './level-shift/levelShiftDeclaration';
import { mahalanobisDeclaration } from './mahalanobis/mahalanobisDeclaration';
import { nearestNeighboursDeclaration } from './nearest-neighbours/nearestNeighboursDeclaration';
import { peerDbscanDeclaration } from './peer-dbscan/peerDbscanDeclaration';
import { peerMadDeclaration } from './peer-mad/peerMadDeclaration';
import { robustDeclaration } from './robust/robustDeclaration';
import { rollingZScoreDeclaration } from './rolling-z-score/rollingZScoreDeclaration';
import { seasonalTrendDeclaration } from './seasonal-trend/seasonalTrendDeclaration';
import { seasonalDeclaration } from './seasonal/seasonalDeclaration';

/** What every detector is called and takes, in the order in which an editor lists them; their models are in the registry. */
export const detectorDeclarations: readonly DetectorDeclaration[] = [
  ensembleDeclaration,
  rollingZScoreDeclaration,
  robustDeclaration,
  ewmaDeclaration,
  holtWintersDeclaration,
  seasonalDeclaration,
  seasonalTrendDeclaration,
  levelShiftDeclaration,
  peerDbscanDeclaration,
  peerMadDeclaration,
  multivariateEnsembleDeclaration,
  forecastResidualDeclaration,
  nearestNeighboursDeclaration,
  kMeansDistanceDeclaration,
  mahalanobisDeclaration,
  isolationForestDeclaration,
];
