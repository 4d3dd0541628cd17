import { bestOrdered } from '../clustering/trees/bestOrdered';
import { leafOrder } from '../clustering/trees/leafOrder';
import { linkage } from '../clustering/trees/linkage';
import { type LinkageMethod, type LinkageTree } from '../clustering/trees/linkageTree';
import { type PairMatrix } from './pairMatrix';

/** Whether opposite movement counts as far apart (`signed`: 1 - r) or as close (`absolute`: 1 - |r|). */
export type SimilarityMeasure = 'signed' | 'absolute';

/** An order of rows and columns and the tree that it comes from. */
export interface SimilarityOrder {
  /** The series' indices from first to last. */
  readonly order: Int32Array;
  readonly tree: LinkageTree;
}

/**
 * An order that puts what moves together side by side: linkage over the distances, its leaves arranged so that neighbours
 * are as similar as the tree allows (see `bestOrdered`). A pair without a coefficient is as far apart as the farthest.
 *
 * @param method `average` by default; `ward` takes the square roots of the distances, which are those of standardised
 *   series but for a factor
 */
export function similarityOrder(
  { size, values }: Pick<PairMatrix, 'size' | 'values'>,
  measure: SimilarityMeasure,
  method: LinkageMethod = 'average'
): SimilarityOrder {
  const distances = new Float64Array((size * (size - 1)) / 2);
  let next = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const r = values[i * size + j];
      const distance = Math.max(0, 1 - (measure === 'signed' ? r : Math.abs(r)));
      distances[next++] = method === 'ward' ? Math.sqrt(distance) : distance;
    }
  }
  const tree = bestOrdered(linkage(distances, method), distances);
  return { order: leafOrder(tree), tree };
}
