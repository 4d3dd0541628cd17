import { type Field, getFieldSeriesColor, type GrafanaTheme2 } from '@grafana/data';

import { findPalette } from '../charts/color/categoricalPalettes';

/** A palette's colours, or with the palette `field` each field's own of the standard colour option, as plain values. */
export function groupColors(
  palette: string,
  fields: ReadonlyArray<Field | undefined>,
  theme: GrafanaTheme2
): readonly string[] {
  if (palette !== 'field') {
    return findPalette(palette).colors;
  }
  return fields.map((field) =>
    field ? theme.visualization.getColorByName(getFieldSeriesColor(field, theme).color) : '#808080'
  );
}
