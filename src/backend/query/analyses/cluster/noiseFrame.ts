import { type Clusters } from '../../../../core/clustering/recipe/numberClusters';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, numericFrame } from '../../tables/columns';

/** One row for the whole: how many belong to no cluster. */
export function noiseFrame({ labels, sizes }: Clusters): WireFrame {
  const noise = labels.filter((label) => label < 0).length;
  const whole = [labels.length];
  return numericFrame('noise', [
    numberColumn('noise', whole, () => noise, { decimals: 0 }),
    numberColumn('clusters', whole, () => sizes.length, { decimals: 0 }),
    numberColumn('series', whole, (length) => length, { decimals: 0 }),
  ]);
}
