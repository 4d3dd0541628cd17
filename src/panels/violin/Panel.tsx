import { type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { BusyVeil } from '../kit/chart/BusyVeil';
import { PanelMessage } from '../kit/chart/PanelMessage';
import { defaultOptions, type ViolinPanelOptions } from './options';
import { readGroups } from './readGroups';
import { texts } from './texts';
import { useShapedGroups } from './useShapedGroups';
import { Violins } from './Violins';

/** Distributions side by side: densities, boxes, thresholds. */
export function Panel(props: PanelProps<ViolinPanelOptions>) {
  const { data, width, height, fieldConfig } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const { groupBy, hueBy } = options;
  const groups = useMemo(() => readGroups(data.series, groupBy, hueBy), [data.series, groupBy, hueBy]);
  const { ready, isStale, error } = useShapedGroups(groups, options);
  if (groups.length === 0 || error !== null) {
    return <PanelMessage panel={props} message={error ?? texts.noNumbers} takes={texts.takes} />;
  }
  if (ready && !isStale && ready.groups.every(({ shape }) => shape.count === 0)) {
    return <PanelMessage panel={props} message={texts.noValues} takes={texts.takes} />;
  }
  return (
    <BusyVeil isBusy={isStale} width={width} height={height}>
      {ready && (
        <Violins
          width={width}
          height={height}
          fieldConfig={fieldConfig}
          options={options}
          groups={ready.groups}
          statistics={ready.statistics}
        />
      )}
    </BusyVeil>
  );
}
