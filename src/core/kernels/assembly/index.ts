export { convolveBins, shareAmongBins, sumInBins } from './density';
export { greatestMagnitude, greatestOf, leastOf, squaresAround, sumOf } from './extent';
export { addPathLengths } from './forest';
export { assignRows, nearerRows, rowAtWeight, sumClusters } from './kMeans';
export { addSpectra, invertSpectra, packFour } from './lags';
export { whitenedLengths } from './mahalanobis';
export {
  addProducts,
  correlateGapped,
  interleaveRows,
  packRows,
  standardiseRows,
  sumWhereMissing,
  unpackRows,
} from './pearson';
export { averageRanks } from './ranks';
export { rollingMedianPass } from './rollingMedians';
export { rollingScores } from './rollingMoments';
export { parseSamples, sampleStopAddress, sampleStopReason, setPowers } from './samples';
export { chainDistance, extendChain } from './ward';
export { windowMoments } from './windowMoments';
export { windowQuantiles } from './windowQuantiles';

/** The first byte that callers may use. */
export function heapBase(): usize {
  return __heap_base;
}
