import { type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { BusyVeil } from '../BusyVeil';
import { readItemFeatures } from '../itemFeatures';
import { itemProblemText } from '../itemProblem';
import { PanelMessage } from '../PanelMessage';
import { useTask } from '../useTask';
import { Dendrogram } from './Dendrogram';
import { defaultOptions, type DendrogramPanelOptions } from './options';
import { texts } from './texts';
import { treeTask } from './treeTask';

/** Items joined step by step into one tree, the most alike first. */
export function Panel(props: PanelProps<DendrogramPanelOptions>) {
  const { data, width, height, fieldConfig, onOptionsChange } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const { source, value, toleranceSeconds, isScaled, method, metric, power, isOptimal } = options;
  const items = useMemo(
    () => readItemFeatures(data.series, { source, value, fallback: 'course', toleranceMs: toleranceSeconds * 1000 }),
    [data.series, source, value, toleranceSeconds]
  );
  const work = useMemo(
    () =>
      items && {
        items: {
          items: items.items,
          itemLabels: items.itemLabels,
          features: items.features,
          values: items.values,
          source: items.source,
        },
        options: { isScaled, method, metric, power, isOptimal },
      },
    [items, isScaled, method, metric, power, isOptimal]
  );
  const { output, source: treeSource, isStale, error } = useTask(treeTask, work);
  if (!items) {
    return <PanelMessage panel={props} message={texts.noNumbers} takes={texts.takes} />;
  }
  const failed = error ?? (output && !output.ok && !isStale ? itemProblemText(output.error) : null);
  if (failed !== null) {
    return <PanelMessage panel={props} message={failed} takes={texts.takes} />;
  }
  return (
    <BusyVeil isBusy={isStale} width={width} height={height}>
      {output?.ok && treeSource && (
        <Dendrogram
          width={width}
          height={height}
          fieldConfig={fieldConfig}
          options={options}
          onOptionsChange={onOptionsChange}
          items={treeSource.items}
          linksOf={items.linksOf}
          itemTree={output.value}
        />
      )}
    </BusyVeil>
  );
}
