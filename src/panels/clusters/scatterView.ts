import { type Field, type FieldConfig, type GrafanaTheme2 } from '@grafana/data';

import { type FormatValue } from '../../charts/formatValue';
import { type ScatterAxis, type ScatterData } from '../../charts/scatter/layout';
import { type PrincipalComponents } from '../../core/clustering/components/principalComponents';
import { formatterOf } from '../kit/chart/formatterOf';
import { type ItemFeatures } from '../kit/items/itemFeatures';
import { numberDisplay } from '../kit/chart/numberDisplay';
import { type ClusteredItems } from './clusteredItems';
import { type ClustersPanelOptions } from './options';
import { texts } from './texts';

/** Up to this many items their names are written beside them. */
const namedItems = 25;

/** The plane that items are shown on: two features, or the two directions in which they differ most. */
export interface ScatterView {
  /** What the axes stand for: the same as long as places on the plane mean the same. */
  readonly axes: string;
  readonly data: ScatterData;
  readonly x: ScatterAxis;
  readonly y: ScatterAxis;
}

type ViewOptions = Pick<
  ClustersPanelOptions,
  'xFeature' | 'yFeature' | 'isLogX' | 'isLogY' | 'scaling' | 'showCentroids' | 'showNames'
>;

/** Chooses the plane and puts items and centroids on it. */
export function scatterView(
  input: ItemFeatures,
  clustered: ClusteredItems,
  options: ViewOptions,
  theme: GrafanaTheme2
): ScatterView {
  const placed = clustered.plane
    ? onComponents(clustered, clustered.plane, theme)
    : onFeatures(input, clustered, options, theme);
  const showNames =
    options.showNames === 'always' || (options.showNames === 'auto' && clustered.rowItems.length <= namedItems);
  const { title: xTitle, isLog: isLogX } = placed.x;
  const { title: yTitle, isLog: isLogY } = placed.y;
  const features = Array.from(clustered.columnFeatures, (feature) => input.features[feature]);
  const items = Array.from(clustered.rowItems, (item) => input.items[item] ?? '');
  return {
    // Components are those of their items: of others they are other directions.
    axes: JSON.stringify(clustered.plane ? [options.scaling, features, items] : [xTitle, isLogX, yTitle, isLogY]),
    x: placed.x,
    y: placed.y,
    data: {
      x: placed.items[0],
      y: placed.items[1],
      groups: clustered.labels,
      groupCount: clustered.clusterCount,
      centreX: options.showCentroids ? placed.centres[0] : new Float64Array(),
      centreY: options.showCentroids ? placed.centres[1] : new Float64Array(),
      names: showNames ? items : [],
    },
  };
}

type Coordinates = readonly [Float64Array, Float64Array];

interface PlacedItems {
  readonly x: ScatterAxis;
  readonly y: ScatterAxis;
  readonly items: Coordinates;
  readonly centres: Coordinates;
}

function onComponents(clustered: ClusteredItems, found: PrincipalComponents, theme: GrafanaTheme2): PlacedItems {
  const { rowItems, columnFeatures, scaledCentroids: centroids } = clustered;
  const columns = columnFeatures.length;
  const count = found.variances.length;
  const scores = (index: number) =>
    Float64Array.from(rowItems, (_, row) => (index < count ? (found.scores[row * count + index] ?? 0) : 0));
  const centres = (index: number) =>
    Float64Array.from({ length: centroids.length / columns }, (_, cluster) => {
      let score = 0;
      for (let column = 0; column < columns; column++) {
        const centred = (centroids[cluster * columns + column] ?? 0) - (found.means[column] ?? 0);
        score += centred * (found.components[index * columns + column] ?? 0);
      }
      return score;
    });
  const axis = (index: number): ScatterAxis => ({
    title: texts.component(index + 1, found.shares[index] ?? 0),
    format: formatterOf(numberDisplay({}, theme)),
    isLog: false,
    min: null,
    max: null,
  });
  return { x: axis(0), y: axis(1), items: [scores(0), scores(1)], centres: [centres(0), centres(1)] };
}

function onFeatures(
  input: ItemFeatures,
  clustered: ClusteredItems,
  options: ViewOptions,
  theme: GrafanaTheme2
): PlacedItems {
  const { values, columnFeatures, centroids, rowItems } = clustered;
  const columns = columnFeatures.length;
  const names = Array.from(columnFeatures, (feature) => input.features[feature] ?? '');
  const first = Math.max(0, names.indexOf(options.xFeature));
  const named = names.indexOf(options.yFeature);
  const second = named >= 0 ? named : first === 0 ? 1 : 0;
  const columnOf = (matrix: Float64Array, column: number) => matrix.filter((_, index) => index % columns === column);
  const axis = (column: number, isLog: boolean): ScatterAxis => {
    const config = featureConfig(input.featureFields[columnFeatures[column] ?? 0]);
    return {
      title: names[column] ?? texts.position,
      format: featureFormat(input, columnFeatures[column], theme),
      isLog,
      min: config.min ?? null,
      max: config.max ?? null,
    };
  };
  const isAlone = columns === 1;
  return {
    x: axis(first, options.isLogX),
    y: isAlone ? { ...axis(1, false), title: texts.position, min: null, max: null } : axis(second, options.isLogY),
    items: [
      columnOf(values, first),
      isAlone ? Float64Array.from(rowItems, (_, row) => row + 1) : columnOf(values, second),
    ],
    centres: isAlone
      ? [new Float64Array(), new Float64Array()]
      : [columnOf(centroids, first), columnOf(centroids, second)],
  };
}

function featureConfig(field: Field | undefined): FieldConfig {
  return field?.config ?? {};
}

/** Writes a feature's values in its own unit. */
export function featureFormat(input: ItemFeatures, feature: number | undefined, theme: GrafanaTheme2): FormatValue {
  const field = feature === undefined ? undefined : input.featureFields[feature];
  return formatterOf(numberDisplay(featureConfig(field), theme));
}
