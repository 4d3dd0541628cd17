import {
  type Field,
  type FieldConfig,
  type FieldConfigSource,
  FieldType,
  getFieldMatcher,
  getFieldSeriesColor,
  type GrafanaTheme2,
} from '@grafana/data';

import { findPalette } from '../../../charts/color/categoricalPalettes';

/** What a colour stands for. */
export interface ColoredGroup {
  /** As the legend shows it: overrides of the standard options find it by this name. */
  readonly name: string;
  /** The field behind it, where there is one: its standard options hold. */
  readonly field?: Field | undefined;
  /** What colours by value go by where there is no field: its size, say. */
  readonly value?: number;
}

/**
 * A colour for each group, as plain values. An override of the standard colour option for a group's name comes first (the
 * legend writes one when its colour is changed), then the palette. With the palette `field` it is the standard colour
 * option, of whichever mode: by value a group of its own goes by its size among the others.
 */
export function groupColors(
  palette: string | readonly string[],
  groups: readonly ColoredGroup[],
  { defaults, overrides }: FieldConfigSource,
  theme: GrafanaTheme2
): readonly string[] {
  const greatest = groups.reduce((most, { value = 0 }) => Math.max(most, value), 0);
  const fields = groups.map((group, index) => fieldOf(group, index, { ...defaults, min: 0, max: greatest }));
  const matchers = overrides.map(({ matcher, properties }) => ({
    matches: getFieldMatcher(matcher),
    color: properties.find(({ id }) => id === 'color'),
  }));
  const frame = { fields, length: 1 };
  const colors = palette === 'field' ? null : typeof palette === 'string' ? findPalette(palette).colors : palette;
  return fields.map((field, index) => {
    const override = matchers.findLast(({ matches, color }) => color && matches(field, frame, [frame]))?.color?.value;
    if (colors && override === undefined) {
      return colors[index % colors.length] ?? '#808080';
    }
    const config = override === undefined ? field.config : { ...field.config, color: override };
    return theme.visualization.getColorByName(getFieldSeriesColor({ ...field, config }, theme).color);
  });
}

function fieldOf({ name, field, value = 0 }: ColoredGroup, seriesIndex: number, own: FieldConfig): Field {
  return field
    ? { ...field, name, config: { ...field.config, displayName: name }, state: { ...field.state, seriesIndex } }
    : { name, type: FieldType.number, values: [value], config: own, state: { seriesIndex } };
}
