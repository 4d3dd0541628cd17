import { type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { failure } from '../../core/result';
import { readItemFeatures } from '../itemFeatures';
import { PanelMessage } from '../PanelMessage';
import { buildTree } from './buildTree';
import { Dendrogram } from './Dendrogram';
import { defaultOptions, type DendrogramPanelOptions } from './options';
import { texts } from './texts';

/** Items joined step by step into one tree, the most alike first. */
export function Panel(props: PanelProps<DendrogramPanelOptions>) {
  const { data, width, height, fieldConfig, onOptionsChange } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const { source, value, toleranceSeconds, isScaled, method, metric, isOptimal } = options;
  const items = useMemo(
    () => readItemFeatures(data.series, { source, value, fallback: 'course', toleranceMs: toleranceSeconds * 1000 }),
    [data.series, source, value, toleranceSeconds]
  );
  const result = useMemo(
    () => (items ? buildTree(items, { isScaled, method, metric, isOptimal }) : failure(texts.noNumbers)),
    [items, isScaled, method, metric, isOptimal]
  );
  if (!items || !result.ok) {
    return <PanelMessage panel={props} message={result.ok ? texts.noNumbers : result.error} takes={texts.takes} />;
  }
  return (
    <Dendrogram
      width={width}
      height={height}
      fieldConfig={fieldConfig}
      options={options}
      onOptionsChange={onOptionsChange}
      items={items}
      itemTree={result.value}
    />
  );
}
