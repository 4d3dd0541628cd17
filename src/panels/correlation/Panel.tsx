import { dateTimeFormat, type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { BusyVeil } from '../kit/chart/BusyVeil';
import { PanelMessage } from '../kit/chart/PanelMessage';
import { useChosenOptions } from '../kit/options/useChosenOptions';
import { useTask } from '../kit/work/useTask';
import { Heatmap } from './Heatmap';
import { heatmapWork } from './heatmapWork';
import { type CorrelationOptions, defaultOptions } from './options';
import { readInput } from './readInput';
import { analysisOptions } from './runHeatmapWork';
import { heatmapTask } from './tasks';
import { texts } from './texts';

/** The correlation and value heatmap. */
export function Panel(props: PanelProps<CorrelationOptions>) {
  const { data, width, height, fieldConfig, timeZone, onChangeTimeRange } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const analysis = useChosenOptions(options, analysisOptions);
  const input = useMemo(() => readInput(data.series), [data.series]);
  const found = useMemo(() => {
    const formatTime = (timeMs: number) => dateTimeFormat(timeMs, { timeZone, format: 'MM-DD HH:mm' });
    const work = heatmapWork(input, analysis, timeZone, formatTime);
    return work.ok
      ? { work: { input: work.value, origin: input }, problem: null }
      : { work: null, problem: work.error };
  }, [input, analysis, timeZone]);
  const { output: matrix, origin, isStale, error } = useTask(heatmapTask, found.work);
  const problem = found.problem ?? error;
  if (problem !== null) {
    return <PanelMessage panel={props} message={problem} takes={texts.takes} />;
  }
  return (
    <BusyVeil isBusy={isStale} width={width} height={height}>
      {matrix && origin && (
        <Heatmap
          width={width}
          height={height}
          fieldConfig={fieldConfig}
          onChangeTimeRange={onChangeTimeRange}
          options={options}
          input={origin}
          matrix={matrix}
        />
      )}
    </BusyVeil>
  );
}
