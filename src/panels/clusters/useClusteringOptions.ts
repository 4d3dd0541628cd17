import { useMemo } from 'react';

import { type ClusteringOptions } from './clusterItems';
import { type ClustersPanelOptions } from './options';

/** What clusters depend on: the same object until one of these changes, so that a new colour computes nothing anew. */
export function useClusteringOptions(options: ClustersPanelOptions): ClusteringOptions {
  const { features, scaling, axes, method, countFrom, clusterCount, maxClusterCount } = options;
  const { isReachSuggested, reach, leastNeighbours, linkage, metric, power, cut, cutHeight } = options;
  const needsCurve = options.view !== 'scatter';
  const count = useMemo(
    () => ({ countFrom, clusterCount, maxClusterCount }),
    [countFrom, clusterCount, maxClusterCount]
  );
  const density = useMemo(
    () => ({ isReachSuggested, reach, leastNeighbours }),
    [isReachSuggested, reach, leastNeighbours]
  );
  const tree = useMemo(() => ({ linkage, metric, power, cut, cutHeight }), [linkage, metric, power, cut, cutHeight]);
  return useMemo(
    () => ({ features, scaling, axes, method, needsCurve, ...count, ...density, ...tree }),
    [features, scaling, axes, method, needsCurve, count, density, tree]
  );
}
