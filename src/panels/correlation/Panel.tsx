import { dateTimeFormat, type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { BusyVeil } from '../BusyVeil';
import { PanelMessage } from '../PanelMessage';
import { useTask } from '../useTask';
import { Heatmap } from './Heatmap';
import { heatmapTask } from './heatmapTask';
import { heatmapWork } from './heatmapWork';
import { type CorrelationOptions, defaultOptions } from './options';
import { readInput } from './readInput';
import { texts } from './texts';

/** The correlation and value heatmap. */
export function Panel(props: PanelProps<CorrelationOptions>) {
  const { data, width, height, fieldConfig, timeZone, onChangeTimeRange } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const input = useMemo(() => readInput(data.series), [data.series]);
  const work = useMemo(() => {
    const formatTime = (timeMs: number) => dateTimeFormat(timeMs, { timeZone, format: 'MM-DD HH:mm' });
    return heatmapWork(input, options, timeZone, formatTime);
  }, [input, options, timeZone]);
  const { output: matrix, source, isStale, error } = useTask(heatmapTask, work.ok ? work.value : null);
  if (!work.ok || error !== null) {
    return <PanelMessage panel={props} message={work.ok ? (error ?? '') : work.error} takes={texts.takes} />;
  }
  return (
    <BusyVeil isBusy={isStale} width={width} height={height}>
      {matrix && source?.input && (
        <Heatmap
          width={width}
          height={height}
          fieldConfig={fieldConfig}
          onChangeTimeRange={onChangeTimeRange}
          options={options}
          input={source.input}
          matrix={matrix}
        />
      )}
    </BusyVeil>
  );
}
