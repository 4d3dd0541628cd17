import { leafOrder } from '../clustering/leafOrder';
import { linkage } from '../clustering/linkage';
import { optimallyOrdered } from '../clustering/optimallyOrdered';
import { type LinkageTree } from '../clustering/linkageTree';
import { type PairMatrix } from './pairMatrix';

/** Whether opposite movement counts as far apart (`signed`: 1 - r) or as close (`absolute`: 1 - |r|). */
export type SimilarityMeasure = 'signed' | 'absolute';

/** An order of rows and columns and the tree that it comes from. */
export interface SimilarityOrder {
  /** The series' indices from first to last. */
  readonly order: Int32Array;
  readonly tree: LinkageTree;
}

/** Past this many series the optimal order of a tree takes longer than a second. */
const mostOptimal = 500;

/**
 * An order that puts what moves together side by side: average linkage over the distances, its leaves arranged so that
 * neighbours are as similar as the tree allows (as the tree comes past 500 series). A pair without a coefficient is as
 * far apart as the farthest.
 */
export function similarityOrder({ size, values }: PairMatrix, measure: SimilarityMeasure): SimilarityOrder {
  const distances = new Float64Array((size * (size - 1)) / 2);
  let farthest = 0;
  let next = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const r = values[i * size + j];
      const distance = 1 - (measure === 'signed' ? r : Math.abs(r));
      farthest = distance > farthest ? distance : farthest;
      distances[next++] = distance;
    }
  }
  const finite = distances.map((distance) => (distance === distance ? distance : farthest));
  const tree = linkage(finite, 'average');
  const ordered = size <= mostOptimal ? optimallyOrdered(tree, finite) : tree;
  return { order: leafOrder(ordered), tree: ordered };
}
