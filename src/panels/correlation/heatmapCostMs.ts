import { type LabelledSeries } from '../../core/series/labelledSeries';
import { type AnalysisOptions, type HeatmapWork } from './runHeatmapWork';

/** Multiply-adds in a millisecond, roughly, on a laptop. */
const operationsPerMs = 300_000;
const kendallFactor = 60;
/** Samples, times or cells that are worked through in a millisecond, roughly, on a laptop. */
const perMs = {
  joined: 24_000,
  copied: 150_000,
  bucketedTimes: 9000,
  localHours: 400,
  ordered: 7000,
  averaged: 18_000,
  aggregated: 30_000,
  rescaled: 20_000,
};
/** Buckets of several samples, of which each has to be set about anew. */
const bucketsPerMs = { ordered: 2500, aggregated: 6000 };
const quarterMs = 900_000;

/** About how long a heatmap's numbers take. */
export function heatmapCostMs(work: HeatmapWork): number {
  return readMs(work) + analysisMs(work) + rangeMs(work) + orderMs(work);
}

/** Joining or bucketing. A finished matrix is only put in order: sending it would take longer than that. */
function readMs(work: HeatmapWork): number {
  switch (work.kind) {
    case 'series': {
      const { series } = work;
      const areShared = series.every(({ times }) => times === series[0]?.times);
      return sampleCount(series) / (areShared ? perMs.copied : perMs.joined);
    }
    case 'buckets':
      return timesMs(work.series, work.options) + bucketMs(work);
    case 'table':
      return (work.columns.length * work.rowNames.length) / perMs.copied;
    case 'matrix':
      return 0;
  }
}

/** Finding the bucket of each time; series often share theirs. */
function timesMs(series: readonly LabelledSeries[], { bucket }: AnalysisOptions): number {
  const lists = Array.from(new Set(series.map(({ times }) => times)));
  const count = lists.reduce((total, times) => total + times.length, 0);
  const first = lists.reduce((least, times) => Math.min(least, times[0] ?? Infinity), Infinity);
  const last = lists.reduce((most, times) => Math.max(most, times[times.length - 1] ?? -Infinity), -Infinity);
  const quarters = bucket === 'interval' ? 0 : Math.max(0, Math.min(count, (last - first) / quarterMs));
  return count / perMs.bucketedTimes + quarters / perMs.localHours;
}

function bucketMs({ series, columns, options }: Extract<HeatmapWork, { kind: 'buckets' }>): number {
  const samples = sampleCount(series);
  const buckets = Math.min(series.length * columns.names.length, samples / 2);
  switch (options.aggregation) {
    case 'median':
    case 'p95':
    case 'p99':
      return samples / perMs.ordered + buckets / bucketsPerMs.ordered;
    case 'mean':
      return samples / perMs.averaged + buckets / bucketsPerMs.aggregated;
    default:
      return samples / perMs.aggregated + buckets / bucketsPerMs.aggregated;
  }
}

function sampleCount(series: readonly LabelledSeries[]): number {
  return series.reduce((total, { values }) => total + values.length, 0);
}

function analysisMs(work: HeatmapWork): number {
  const { mode, method, maxLagSteps } = work.options;
  if (mode === 'values' || work.kind === 'matrix' || work.kind === 'buckets') {
    return 0;
  }
  const size = work.kind === 'series' ? work.series.length : work.columns.length;
  const length = work.kind === 'series' ? longest(work.series) : work.rowNames.length;
  const factor = mode === 'lag' ? 2 * maxLagSteps + 1 : method === 'kendall' ? kendallFactor : 2;
  return ((size ** 2 / 2) * length * factor) / operationsPerMs;
}

function longest(series: readonly LabelledSeries[]): number {
  return series.reduce((most, { values }) => Math.max(most, values.length), 0);
}

/** Only values are rescaled. */
function rangeMs(work: HeatmapWork): number {
  if (work.options.mode !== 'values' || work.kind === 'matrix') {
    return 0;
  }
  const { rows, columns } = sizeOf(work);
  return work.options.rescaling === 'none' ? 0 : (rows * columns) / perMs.rescaled;
}

function orderMs(work: HeatmapWork): number {
  if (work.options.order !== 'clustered') {
    return 0;
  }
  const { rows, columns } = sizeOf(work);
  return ((rows ** 2 / 2) * (columns + 20) + Math.min(rows, 300) ** 3) / operationsPerMs;
}

/** Of the matrix that comes out. */
function sizeOf(work: HeatmapWork): { readonly rows: number; readonly columns: number } {
  switch (work.kind) {
    case 'series':
      return { rows: work.series.length, columns: work.series.length };
    case 'buckets':
      return { rows: work.series.length, columns: work.columns.names.length };
    case 'table':
      return work.options.mode === 'values'
        ? { rows: work.rowNames.length, columns: work.columns.length }
        : { rows: work.columns.length, columns: work.columns.length };
    case 'matrix':
      return { rows: work.matrix.names.length, columns: work.matrix.names.length };
  }
}
