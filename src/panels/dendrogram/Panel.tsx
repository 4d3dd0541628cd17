import { type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { BusyVeil } from '../kit/chart/BusyVeil';
import { itemProblemText } from '../kit/items/itemProblem';
import { PanelMessage } from '../kit/chart/PanelMessage';
import { readItems } from '../kit/items/readItems';
import { useItemFeatures } from '../kit/items/useItemFeatures';
import { useChosenOptions } from '../kit/options/useChosenOptions';
import { useTask } from '../kit/work/useTask';
import { Dendrogram } from './Dendrogram';
import { defaultOptions, type DendrogramPanelOptions } from './options';
import { treeFeatures, treeTask } from './tasks';
import { texts } from './texts';

/** Items joined step by step into one tree, the most alike first. */
export function Panel(props: PanelProps<DendrogramPanelOptions>) {
  const { data, width, height, fieldConfig, onOptionsChange } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const { source, value, toleranceSeconds } = options;
  const read = useMemo(
    () => readItems(data.series, { source, value, fallback: 'course', toleranceMs: toleranceSeconds * 1000 }),
    [data.series, source, value, toleranceSeconds]
  );
  const features = useItemFeatures(treeFeatures, read);
  const tree = useChosenOptions(options, ['isScaled', 'method', 'metric', 'power', 'isOptimal']);
  const work = useMemo(() => {
    if (!features.ready) {
      return null;
    }
    const { items, features: names, values, numbers } = features.ready;
    const input = { items: { items, features: names, values, isCourse: numbers.source === 'course' }, options: tree };
    return { input, origin: features.ready };
  }, [features.ready, tree]);
  const { output, origin, ...state } = useTask(treeTask, work);
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
        <Dendrogram
          width={width}
          height={height}
          fieldConfig={fieldConfig}
          options={options}
          onOptionsChange={onOptionsChange}
          items={origin}
          itemTree={output.value}
        />
      )}
    </BusyVeil>
  );
}
