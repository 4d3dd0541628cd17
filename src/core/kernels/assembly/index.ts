export { assignRows, nearerRows, rowAtWeight, sumClusters } from './kMeans';
export { addProducts, correlateGapped, standardiseRows } from './pearson';
export { nearestByWard, wardDistance, wardNeighbour } from './ward';
export { parseSamples, sampleStopAddress, sampleStopReason, setPowers } from './samples';

/** The first byte that callers may use. */
export function heapBase(): usize {
  return __heap_base;
}
