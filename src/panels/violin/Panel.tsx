import { type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { BusyVeil } from '../BusyVeil';
import { PanelMessage } from '../PanelMessage';
import { useTask } from '../useTask';
import { defaultOptions, type ViolinPanelOptions } from './options';
import { orderGroups } from './orderGroups';
import { readGroups } from './readGroups';
import { shapeTask } from './shapeTask';
import { texts } from './texts';
import { Violins } from './Violins';

/** Distributions side by side: densities, boxes, thresholds. */
export function Panel(props: PanelProps<ViolinPanelOptions>) {
  const { data, width, height, fieldConfig } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const { groupBy, hueBy, order } = options;
  const groups = useMemo(
    () => orderGroups(readGroups(data.series, groupBy, hueBy), order),
    [data.series, groupBy, hueBy, order]
  );
  const work = useMemo(
    () => ({
      groups: groups.map(({ category, hue, values, histogram }) => ({
        category,
        hue,
        values,
        histogram: histogram && { edges: histogram.edges, counts: histogram.counts },
      })),
      options,
    }),
    [groups, options]
  );
  const { output: shapes, isStale, error } = useTask(shapeTask, work);
  if (groups.length === 0 || error !== null) {
    return <PanelMessage panel={props} message={error ?? texts.noNumbers} takes={texts.takes} />;
  }
  if (shapes && !isStale && shapes.every((shape) => shape.count === 0)) {
    return <PanelMessage panel={props} message={texts.noValues} takes={texts.takes} />;
  }
  return (
    <BusyVeil isBusy={isStale} width={width} height={height}>
      {shapes && (
        <Violins
          width={width}
          height={height}
          fieldConfig={fieldConfig}
          options={options}
          groups={groups}
          shapes={shapes}
        />
      )}
    </BusyVeil>
  );
}
