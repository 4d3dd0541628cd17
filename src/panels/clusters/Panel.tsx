import { type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { BusyVeil } from '../BusyVeil';
import { readItemFeatures } from '../itemFeatures';
import { itemProblemText } from '../itemProblem';
import { PanelMessage } from '../PanelMessage';
import { useTask } from '../useTask';
import { Clusters } from './Clusters';
import { clusterTask } from './clusterTask';
import { type ClusterWork } from './clusterWork';
import { type ClustersPanelOptions, defaultOptions } from './options';
import { texts } from './texts';
import { useClusteringOptions } from './useClusteringOptions';

/** Items in groups of their like, on a plane, with what the number of groups rests on. */
export function Panel(props: PanelProps<ClustersPanelOptions>) {
  const { data, width, height, fieldConfig, onOptionsChange } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const { source, value, toleranceSeconds } = options;
  const input = useMemo(
    () => readItemFeatures(data.series, { source, value, fallback: 'summary', toleranceMs: toleranceSeconds * 1000 }),
    [data.series, source, value, toleranceSeconds]
  );
  const clustering = useClusteringOptions(options);
  const work = useMemo((): ClusterWork | null => {
    if (!input) {
      return null;
    }
    const { items, features, values } = input;
    return { input: { items, features, values }, options: clustering };
  }, [input, clustering]);
  const { output, source: outputSource, isStale, error } = useTask(clusterTask, work);
  // Fields can't be sent to a worker. An outcome of earlier data borrows the newest ones, for its units, until it is replaced.
  const clusteredInput = useMemo(
    () => (input && outputSource ? { ...input, ...outputSource.input } : null),
    [input, outputSource]
  );
  if (!input) {
    return <PanelMessage panel={props} message={texts.noNumbers} takes={texts.takes} />;
  }
  const failed = error ?? (output && !output.ok && !isStale ? itemProblemText(output.error) : null);
  if (failed !== null) {
    return <PanelMessage panel={props} message={failed} takes={texts.takes} />;
  }
  return (
    <BusyVeil isBusy={isStale} width={width} height={height}>
      {output?.ok && clusteredInput && (
        <Clusters
          width={width}
          height={height}
          fieldConfig={fieldConfig}
          options={options}
          onOptionsChange={onOptionsChange}
          input={clusteredInput}
          clustered={output.value}
        />
      )}
    </BusyVeil>
  );
}
