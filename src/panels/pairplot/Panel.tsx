import { type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { BusyVeil } from '../kit/chart/BusyVeil';
import { PanelMessage } from '../kit/chart/PanelMessage';
import { useChosenOptions } from '../kit/options/useChosenOptions';
import { chooseVariables } from './chooseVariables';
import { defaultOptions, type PairplotPanelOptions } from './options';
import { Pairplot } from './Pairplot';
import { readSamples } from './readSamples';
import { texts } from './texts';
import { useSampleGroups } from './useSampleGroups';

/** Every pair of variables as a scatter plot, with each variable's distribution on the diagonal. */
export function Panel(props: PanelProps<PairplotPanelOptions>) {
  const { data, width, height, fieldConfig, timeZone, onChangeTimeRange } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const { toleranceSeconds, colorBy, colorLabel } = options;
  const { variables, maxVariables } = useChosenOptions(options, ['variables', 'maxVariables']);
  const read = useMemo(
    () => readSamples(data.series, { toleranceSeconds, colorBy, colorLabel }),
    [data.series, toleranceSeconds, colorBy, colorLabel]
  );
  const chosen = useMemo(() => read && chooseVariables(read, variables, maxVariables), [read, variables, maxVariables]);
  const grouping = useSampleGroups(chosen?.table ?? null, options);
  const [first] = chosen?.table.variables ?? [];
  if (!chosen || !first) {
    return <PanelMessage panel={props} message={texts.noNumbers} takes={texts.takes} />;
  }
  if (chosen.table.variables.length < 2) {
    return <PanelMessage panel={props} message={texts.oneVariable(first.name)} takes={texts.takes} />;
  }
  const { ready, isStale, error } = grouping;
  if (error !== null) {
    return <div role="alert">{error}</div>;
  }
  if (!ready) {
    return <BusyVeil isBusy={isStale} width={width} height={height} />;
  }
  return (
    <Pairplot
      width={width}
      height={height}
      fieldConfig={fieldConfig}
      options={options}
      table={ready.table}
      groups={ready.groups}
      isStale={isStale}
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
