import { type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { PanelMessage } from '../PanelMessage';
import { chooseVariables } from './chooseVariables';
import { defaultOptions, type PairplotPanelOptions } from './options';
import { Pairplot } from './Pairplot';
import { readSamples } from './readSamples';
import { sampleGroups } from './sampleGroups';
import { texts } from './texts';

/** Every pair of variables as a scatter plot, with each variable's distribution on the diagonal. */
export function Panel(props: PanelProps<PairplotPanelOptions>) {
  const { data, width, height, fieldConfig, timeZone, onChangeTimeRange } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const { toleranceSeconds, colorBy, colorLabel, variables, maxVariables } = options;
  const read = useMemo(
    () => readSamples(data.series, { toleranceSeconds, colorBy, colorLabel }),
    [data.series, toleranceSeconds, colorBy, colorLabel]
  );
  const chosen = useMemo(() => read && chooseVariables(read, variables, maxVariables), [read, variables, maxVariables]);
  const { clusterCount, anomalyConfidence } = options;
  const groups = useMemo(
    () => chosen && sampleGroups(chosen.table, { colorBy, clusterCount, anomalyConfidence }),
    [chosen, colorBy, clusterCount, anomalyConfidence]
  );
  const [first] = chosen?.table.variables ?? [];
  if (!chosen || !groups || !first) {
    return <PanelMessage panel={props} message={texts.noNumbers} takes={texts.takes} />;
  }
  if (chosen.table.variables.length < 2) {
    return <PanelMessage panel={props} message={texts.oneVariable(first.name)} takes={texts.takes} />;
  }
  return (
    <Pairplot
      width={width}
      height={height}
      fieldConfig={fieldConfig}
      options={options}
      table={chosen.table}
      groups={groups}
      note={
        chosen.available > chosen.table.variables.length
          ? texts.limited(chosen.table.variables.length, chosen.available)
          : null
      }
      timeZone={timeZone}
      onChangeTimeRange={onChangeTimeRange}
    />
  );
}
