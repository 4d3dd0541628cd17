import { type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { BusyVeil } from '../kit/chart/BusyVeil';
import { itemProblemText } from '../kit/items/itemProblem';
import { PanelMessage } from '../kit/chart/PanelMessage';
import { readItems } from '../kit/items/readItems';
import { useItemFeatures } from '../kit/items/useItemFeatures';
import { useTask } from '../kit/work/useTask';
import { Clusters } from './Clusters';
import { type ClustersPanelOptions, defaultOptions } from './options';
import { clusterFeatures, clusterTask } from './tasks';
import { texts } from './texts';
import { useClusteringOptions } from './useClusteringOptions';

/** Items in groups of their like, on a plane, with what the number of groups rests on. */
export function Panel(props: PanelProps<ClustersPanelOptions>) {
  const { data, width, height, fieldConfig, onOptionsChange } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const { source, value, toleranceSeconds } = options;
  const read = useMemo(
    () => readItems(data.series, { source, value, fallback: 'summary', toleranceMs: toleranceSeconds * 1000 }),
    [data.series, source, value, toleranceSeconds]
  );
  const clustering = useClusteringOptions(options);
  const features = useItemFeatures(clusterFeatures, read);
  const work = useMemo(() => {
    if (!features.ready) {
      return null;
    }
    const { items, features: names, values, numbers } = features.ready;
    const input = { items, features: names, values, isCourse: numbers.source === 'course' };
    return { input: { input, options: clustering }, origin: features.ready };
  }, [features.ready, clustering]);
  const { output, origin, ...state } = useTask(clusterTask, work);
  const isStale = features.isStale || state.isStale;
  if (!read) {
    return <PanelMessage panel={props} message={texts.noNumbers} takes={texts.takes} />;
  }
  const problem = output && !output.ok && !isStale ? itemProblemText(output.error) : null;
  const failed = features.error ?? state.error ?? problem;
  if (failed !== null) {
    return <PanelMessage panel={props} message={failed} takes={texts.takes} />;
  }
  return (
    <BusyVeil isBusy={isStale} width={width} height={height}>
      {output?.ok && origin && (
        <Clusters
          width={width}
          height={height}
          fieldConfig={fieldConfig}
          options={options}
          onOptionsChange={onOptionsChange}
          input={origin}
          clustered={output.value}
        />
      )}
    </BusyVeil>
  );
}
