import { type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { failure } from '../../core/result';
import { readItemFeatures } from '../itemFeatures';
import { PanelMessage } from '../PanelMessage';
import { clusterItems } from './clusterItems';
import { Clusters } from './Clusters';
import { type ClustersPanelOptions, defaultOptions } from './options';
import { texts } from './texts';

/** Items in groups of their like, on a plane, with what the number of groups rests on. */
export function Panel(props: PanelProps<ClustersPanelOptions>) {
  const { data, width, height, onOptionsChange } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const { source, value, toleranceSeconds } = options;
  const input = useMemo(
    () => readItemFeatures(data.series, { source, value, fallback: 'summary', toleranceMs: toleranceSeconds * 1000 }),
    [data.series, source, value, toleranceSeconds]
  );
  const clusteringKey = useClusteringOptions(options);
  const result = useMemo(
    () => (input ? clusterItems(input, clusteringKey) : failure(texts.noNumbers)),
    [input, clusteringKey]
  );
  if (!input || !result.ok) {
    return <PanelMessage panel={props} message={result.ok ? texts.noNumbers : result.error} takes={texts.takes} />;
  }
  return (
    <Clusters
      width={width}
      height={height}
      options={options}
      onOptionsChange={onOptionsChange}
      input={input}
      clustered={result.value}
    />
  );
}

/** What the computation depends on: the same object until one of these changes, so that a colour computes nothing anew. */
function useClusteringOptions(options: ClustersPanelOptions) {
  const { features, scaling, method, countFrom, clusterCount, maxClusterCount } = options;
  const { isReachSuggested, reach, leastNeighbours, linkage, cut, cutHeight } = options;
  const needsCurve = options.view !== 'scatter';
  return useMemo(
    () => ({
      features,
      scaling,
      method,
      countFrom,
      clusterCount,
      maxClusterCount,
      isReachSuggested,
      reach,
      leastNeighbours,
      linkage,
      cut,
      cutHeight,
      needsCurve,
    }),
    [
      features,
      scaling,
      method,
      countFrom,
      clusterCount,
      maxClusterCount,
      isReachSuggested,
      reach,
      leastNeighbours,
      linkage,
      cut,
      cutHeight,
      needsCurve,
    ]
  );
}
