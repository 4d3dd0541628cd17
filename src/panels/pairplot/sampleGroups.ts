import { scaleColumns } from '../../core/clustering/columnScaler';
import { kMeans } from '../../core/clustering/kMeans';
import { standardScaler } from '../../core/clustering/standardScaler';
import { seededRandom } from '../../core/random';
import { anomalousRows } from './anomalousRows';
import { type PairplotPanelOptions } from './options';
import { type SampleTable } from './sampleTable';
import { texts } from './texts';

/** The groups that colours tell apart. */
export interface SampleGroups {
  /** Empty where all samples are of one kind. */
  readonly names: readonly string[];
  /** The group of each sample. */
  readonly groups: Int32Array;
}

type GroupOptions = Pick<PairplotPanelOptions, 'colorBy' | 'clusterCount' | 'anomalyConfidence'>;

const seed = 42;
const starts = 10;

/** Groups samples by their label, by k-means of the scaled variables, or into normal and anomalous ones. */
export function sampleGroups(table: SampleTable, options: GroupOptions): SampleGroups {
  switch (options.colorBy) {
    case 'none':
    case 'time':
      return { names: [], groups: new Int32Array(table.count) };
    case 'label':
      return table.labelValues ? byLabel(table.labelValues) : { names: [], groups: new Int32Array(table.count) };
    case 'cluster':
      return byCluster(table, options.clusterCount);
    case 'anomaly':
      return byAnomaly(table, options.anomalyConfidence);
  }
}

function byLabel(values: readonly string[]): SampleGroups {
  const names = Array.from(new Set(values));
  const numbers = new Map(names.map((name, index) => [name, index]));
  return { names, groups: Int32Array.from(values, (value) => numbers.get(value) ?? 0) };
}

function byCluster(table: SampleTable, wanted: number): SampleGroups {
  const { samples, data, columns } = completeSamples(table);
  const k = Math.min(samples.length, Math.max(1, Math.round(wanted)));
  if (k < 1) {
    return { names: [], groups: new Int32Array(table.count) };
  }
  const scaled = scaleColumns(standardScaler(data, columns), data);
  const { labels } = kMeans(scaled, samples.length, columns, k, { random: seededRandom(seed), starts });
  const numbers = new Map<number, number>();
  for (const label of labels) {
    numbers.set(label, numbers.get(label) ?? numbers.size);
  }
  const names = Array.from(numbers.values(), (number) => texts.cluster(number));
  return withIncomplete(table.count, samples, (row) => numbers.get(labels[row] ?? 0) ?? 0, names);
}

function byAnomaly(table: SampleTable, confidence: number): SampleGroups {
  const { samples, data, columns } = completeSamples(table);
  const anomalous = anomalousRows(data, samples.length, columns, confidence);
  return withIncomplete(table.count, samples, (row) => anomalous[row] ?? 0, [texts.normal, texts.anomalous]);
}

/** Samples that lack a variable can't be judged: they get a group of their own, where there are any. */
function withIncomplete(
  count: number,
  samples: Int32Array,
  groupOf: (row: number) => number,
  names: readonly string[]
): SampleGroups {
  const groups = new Int32Array(count).fill(names.length);
  samples.forEach((sample, row) => {
    groups[sample] = groupOf(row);
  });
  return { names: samples.length < count ? [...names, texts.incomplete] : names, groups };
}

function completeSamples({ variables, count }: SampleTable) {
  const samples = Int32Array.from({ length: count }, (_, sample) => sample).filter((sample) =>
    variables.every(({ values }) => Number.isFinite(values[sample] ?? Number.NaN))
  );
  const columns = variables.length;
  const data = new Float64Array(samples.length * columns);
  samples.forEach((sample, row) => {
    variables.forEach(({ values }, column) => {
      data[row * columns + column] = values[sample] ?? Number.NaN;
    });
  });
  return { samples, data, columns };
}
