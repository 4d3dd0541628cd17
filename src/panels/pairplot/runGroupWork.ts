import { scaleColumns } from '../../core/clustering/scaling/columnScaler';
import { kMeans } from '../../core/clustering/kMeans/kMeans';
import { standardScaler } from '../../core/clustering/scaling/standardScaler';
import { seededRandom } from '../../core/random';
import { anomalousRows } from './anomalousRows';
import { type GroupWork, type NumberedGroups } from './groupWork';

const seed = 42;
const starts = 10;

/**
 * Groups samples by k-means of the scaled variables, clusters numbered by their first samples, or into normal (0) and
 * anomalous ones (1): runs here or in the worker.
 */
export function runGroupWork({ variables, count, rule }: GroupWork): NumberedGroups {
  const { samples, data } = completeSamples(variables, count);
  const columns = variables.length;
  switch (rule.by) {
    case 'cluster': {
      const k = Math.min(samples.length, Math.max(1, Math.round(rule.clusterCount)));
      const labels = k < 1 ? new Int32Array(0) : clusterLabels(data, samples.length, columns, k);
      return spread(labels, new Set(labels).size, samples, count);
    }
    case 'anomaly':
      return spread(anomalousRows(data, samples.length, columns, rule.confidence), 2, samples, count);
  }
}

function clusterLabels(data: Float64Array, rows: number, columns: number, k: number): Int32Array {
  const scaled = scaleColumns(standardScaler(data, columns), data);
  const { labels } = kMeans(scaled, rows, columns, k, { random: seededRandom(seed), starts });
  const numbers = new Map<number, number>();
  return Int32Array.from(labels, (label) => {
    const number = numbers.get(label) ?? numbers.size;
    numbers.set(label, number);
    return number;
  });
}

/** The groups of all samples from those of the complete ones. */
function spread(rowGroups: ArrayLike<number>, groupCount: number, samples: Int32Array, count: number): NumberedGroups {
  const groups = new Int32Array(count).fill(groupCount);
  samples.forEach((sample, row) => {
    groups[sample] = rowGroups[row] ?? groupCount;
  });
  return { groups, groupCount, isAnyIncomplete: samples.length < count };
}

function completeSamples(variables: readonly Float64Array[], count: number) {
  const samples = Int32Array.from({ length: count }, (_, sample) => sample).filter((sample) =>
    variables.every((values) => Number.isFinite(values[sample] ?? Number.NaN))
  );
  const columns = variables.length;
  const data = new Float64Array(samples.length * columns);
  samples.forEach((sample, row) => {
    variables.forEach((values, column) => {
      data[row * columns + column] = values[sample] ?? Number.NaN;
    });
  });
  return { samples, data };
}
