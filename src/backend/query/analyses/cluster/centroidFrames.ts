import { clusterMeans } from '../../../../core/clustering/recipe/clusterMeans';
import { type Clusters } from '../../../../core/clustering/recipe/numberClusters';
import { type NumberField, type WireFrame } from '../../../../frames/schema/wireFrame';
import { type ClusterAnalysis } from '../../../../protocol/analyses/cluster';
import { numberColumn, tableFrame, timeSeriesFrame } from '../../tables/columns';
import { type ClusterItems } from './clusterItems';

/** The middle of each cluster in the series' own units: a table of features, or, of values, a time series each. */
export function centroidFrames(
  items: ClusterItems,
  clusters: Clusters,
  { of, features }: ClusterAnalysis,
  times: Float64Array
): readonly WireFrame[] {
  const { inputs, columns, columnsOfInput } = items;
  const centroids = clusterMeans(items.values, columns, clusters);
  const rows = [...clusters.sizes.keys()];
  if (of === 'features') {
    return [
      tableFrame('centroids', [
        numberColumn('cluster', rows, (cluster) => cluster, { decimals: 0 }),
        numberColumn('size', rows, (cluster) => clusters.sizes[cluster] ?? NaN, { decimals: 0 }),
        ...inputs.flatMap((input, i) =>
          features.map((feature, f): NumberField => {
            const column = i * columnsOfInput + f;
            return numberColumn(
              `${input} ${feature}`.trim(),
              rows,
              (cluster) => centroids[cluster * columns + column] ?? NaN
            );
          })
        ),
      ]),
    ];
  }
  return rows.flatMap((cluster) =>
    inputs.map((input, i): WireFrame => {
      const start = cluster * columns + i * columnsOfInput;
      const name = `cluster ${cluster} ${input}`.trim();
      return timeSeriesFrame(name, times, [
        {
          name: 'centroid',
          type: 'number',
          values: centroids.subarray(start, start + columnsOfInput),
          labels: { cluster: String(cluster), ...(input === '' ? {} : { input }) },
          config: { displayNameFromDS: `${name} (${clusters.sizes[cluster] ?? 0} series)` },
        },
      ]);
    })
  );
}
