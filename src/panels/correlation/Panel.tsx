import { dateTimeFormat, type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { PanelMessage } from '../PanelMessage';
import { arrangeMatrix } from './arrangeMatrix';
import { computeMatrix } from './computeMatrix';
import { Heatmap } from './Heatmap';
import { type CorrelationOptions, defaultOptions } from './options';
import { readInput } from './readInput';
import { texts } from './texts';

/** The correlation and value heatmap. */
export function Panel(props: PanelProps<CorrelationOptions>) {
  const { data, width, height, fieldConfig, timeZone } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const input = useMemo(() => readInput(data.series), [data.series]);
  const result = useMemo(() => {
    const formatTime = (timeMs: number) => dateTimeFormat(timeMs, { timeZone, format: 'MM-DD HH:mm' });
    return computeMatrix(input, options, timeZone, formatTime);
  }, [input, options, timeZone]);
  const matrix = useMemo(() => (result.ok ? arrangeMatrix(result.value, options) : null), [result, options]);
  if (!result.ok || !matrix) {
    return <PanelMessage panel={props} message={result.ok ? texts.noNumbers : result.error} takes={texts.takes} />;
  }
  return (
    <Heatmap width={width} height={height} fieldConfig={fieldConfig} options={options} input={input} matrix={matrix} />
  );
}
