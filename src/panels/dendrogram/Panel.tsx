import { type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { BusyVeil } from '../BusyVeil';
import { featureTask } from '../featureTask';
import { itemProblemText } from '../itemProblem';
import { PanelMessage } from '../PanelMessage';
import { readItems } from '../readItems';
import { useItemFeatures } from '../useItemFeatures';
import { useTask } from '../useTask';
import { Dendrogram } from './Dendrogram';
import { defaultOptions, type DendrogramPanelOptions } from './options';
import { texts } from './texts';
import { treeTask } from './treeTask';
import { type TreeWork } from './treeWork';

const treeFeatures = featureTask('dendrogram');

/** Items joined step by step into one tree, the most alike first. */
export function Panel(props: PanelProps<DendrogramPanelOptions>) {
  const { data, width, height, fieldConfig, onOptionsChange } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const { source, value, toleranceSeconds, isScaled, method, metric, power, isOptimal } = options;
  const read = useMemo(
    () => readItems(data.series, { source, value, fallback: 'course', toleranceMs: toleranceSeconds * 1000 }),
    [data.series, source, value, toleranceSeconds]
  );
  const features = useItemFeatures(treeFeatures, read);
  const work = useMemo((): TreeWork | null => {
    if (!features.ready) {
      return null;
    }
    const { items, features: names, values, numbers } = features.ready;
    return {
      items: { items, features: names, values, isCourse: numbers.source === 'course' },
      options: { isScaled, method, metric, power, isOptimal },
      origin: features.ready,
    };
  }, [features.ready, isScaled, method, metric, power, isOptimal]);
  const { output, source: built, ...state } = useTask(treeTask, work);
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
      {output?.ok && built?.origin && (
        <Dendrogram
          width={width}
          height={height}
          fieldConfig={fieldConfig}
          options={options}
          onOptionsChange={onOptionsChange}
          items={built.origin}
          itemTree={output.value}
        />
      )}
    </BusyVeil>
  );
}
