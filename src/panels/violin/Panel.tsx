import { type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { PanelMessage } from '../PanelMessage';
import { defaultOptions, type ViolinPanelOptions } from './options';
import { orderGroups } from './orderGroups';
import { readGroups } from './readGroups';
import { texts } from './texts';
import { Violins } from './Violins';
import { violinShapes } from './violinShapes';

/** Distributions side by side: densities, boxes, thresholds. */
export function Panel(props: PanelProps<ViolinPanelOptions>) {
  const { data, width, height, fieldConfig } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const { groupBy, hueBy, order } = options;
  const groups = useMemo(
    () => orderGroups(readGroups(data.series, groupBy, hueBy), order),
    [data.series, groupBy, hueBy, order]
  );
  const shapes = useMemo(() => violinShapes(groups, options), [groups, options]);
  if (groups.length === 0 || shapes.every((shape) => shape.count === 0)) {
    const message = groups.length === 0 ? texts.noNumbers : texts.noValues;
    return <PanelMessage panel={props} message={message} takes={texts.takes} />;
  }
  return (
    <Violins
      width={width}
      height={height}
      fieldConfig={fieldConfig}
      options={options}
      groups={groups}
      shapes={shapes}
    />
  );
}
