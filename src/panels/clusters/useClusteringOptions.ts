import { useMemo } from 'react';

import { useChosenOptions } from '../kit/options/useChosenOptions';
import { type ClusteringOptions } from './clusterItems';
import { type ClustersPanelOptions } from './options';

const clusteringOptions = [
  'features',
  'scaling',
  'axes',
  'method',
  'countFrom',
  'clusterCount',
  'maxClusterCount',
  'isReachSuggested',
  'reach',
  'leastNeighbours',
  'linkage',
  'metric',
  'power',
  'cut',
  'cutHeight',
] as const;

/** What clusters depend on: the same object until one of these changes. The curve is computed where it is shown. */
export function useClusteringOptions(options: ClustersPanelOptions): ClusteringOptions {
  const chosen = useChosenOptions(options, clusteringOptions);
  const needsCurve = options.view !== 'scatter';
  return useMemo(() => ({ ...chosen, needsCurve }), [chosen, needsCurve]);
}
