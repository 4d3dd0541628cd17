import { type NumberField, type WireFrame } from '../../../frames/schema/wireFrame';

/** The frames of series that share their times as one wide frame: a live channel has one frame, so names tell the series apart. */
export function rowsFrame(bands: readonly WireFrame[]): WireFrame {
  const time = bands[0]?.fields.find(({ type }) => type === 'time');
  const panelId = bands[0]?.meta?.preferredVisualisationPluginId;
  return {
    name: 'anomalies',
    meta: {
      type: 'timeseries-wide',
      typeVersion: [0, 1],
      ...(panelId === undefined ? {} : { preferredVisualisationPluginId: panelId }),
    },
    fields: [
      ...(time === undefined ? [] : [time]),
      ...bands.flatMap(({ fields }) =>
        fields.flatMap((field): readonly NumberField[] =>
          field.type === 'number' ? [{ ...field, name: field.config?.displayNameFromDS ?? field.name }] : []
        )
      ),
    ],
  };
}
