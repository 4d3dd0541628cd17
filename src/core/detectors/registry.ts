import { type Detector } from './detector/detector';
import { ensemble } from './ensemble/ensemble';
import { multivariateEnsemble } from './ensemble/multivariateEnsemble';
import { ewma } from './ewma/ewma';
import { forecastResidual } from './forecast-residual/forecastResidual';
import { holtWinters } from './holt-winters/holtWinters';
import { isolationForest } from './isolation-forest/isolationForest';
import { kMeansDistance } from './k-means-distance/kMeansDistance';
import { levelShift } from './level-shift/levelShift';
import { mahalanobis } from './mahalanobis/mahalanobis';
import { nearestNeighbours } from './nearest-neighbours/nearestNeighbours';
import { peerDbscan } from './peer-dbscan/peerDbscan';
import { peerMad } from './peer-mad/peerMad';
import { robust } from './robust/robust';
import { rollingZScore } from './rolling-z-score/rollingZScore';
import { seasonalTrend } from './seasonal-trend/seasonalTrend';
import { seasonal } from './seasonal/seasonal';

/** Every detector, in the order of their declarations. */
export const detectors: readonly Detector[] = [
  ensemble,
  rollingZScore,
  robust,
  ewma,
  holtWinters,
  seasonal,
  seasonalTrend,
  levelShift,
  peerDbscan,
  peerMad,
  multivariateEnsemble,
  forecastResidual,
  nearestNeighbours,
  kMeansDistance,
  mahalanobis,
  isolationForest,
];

/** The detector with this id; throws a RangeError when there is none. */
export function findDetector(id: string): Detector {
  const found = detectors.find((detector) => detector.id === id);
  if (found === undefined) {
    throw new RangeError(`unknown detector "${id}"`);
  }
  return found;
}
