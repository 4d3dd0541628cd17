import { type DataFrame, DataFrameType, type Field, FieldType } from '@grafana/data';

import { counterIncreases } from '../../core/series/counterIncreases';
import { firstIndexFrom } from '../../core/series/firstIndexFrom';
import { type Labels } from '../../core/series/labelledSeries';
import { type FieldSeries } from './fieldSeries';
import { numberValues } from './numberValues';
import { readSeries } from './readSeries';

/** A histogram summed over its time range. Bucket i holds what lies above `edges[i]` and up to `edges[i + 1]`. */
export interface FieldHistogram {
  readonly name: string;
  readonly labels: Labels;
  readonly field: Field;
  /** Ascending; the first may be −∞ and the last ∞. */
  readonly edges: Float64Array;
  readonly counts: Float64Array;
}

/** From this many samples on, buckets that grow are taken for counters, of which the increase is meant. */
const counterSamples = 5;
/** More than this share of a counter's changes is growth. */
const leastGrowing = 0.75;

/**
 * Histograms in frames: Prometheus' native ones (heatmap cells), classic ones (series with `le` labels, or heatmap
 * rows), and those of the histogram transformation. Empty where frames hold none.
 */
export function readHistograms(frames: readonly DataFrame[]): FieldHistogram[] {
  const direct = frames.flatMap((frame) => {
    switch (frame.meta?.type) {
      case DataFrameType.HeatmapCells:
        return readCells(frame);
      case DataFrameType.HeatmapRows:
        return readRows(frame);
      case DataFrameType.Histogram:
        return readBins(frame);
      default:
        return [];
    }
  });
  return direct.length > 0 ? direct : readClassic(frames);
}

/** What one query asks for: the answers of another are other histograms, though their labels are the same. */
function framesOfQueries(frames: readonly DataFrame[]): ReadonlyArray<readonly DataFrame[]> {
  return [...new Set(frames.map(({ refId }) => refId))].map((query) => frames.filter(({ refId }) => refId === query));
}

function readCells(frame: DataFrame): FieldHistogram[] {
  const lower = frame.fields.find((field) => field.name === 'yMin');
  const upper = frame.fields.find((field) => field.name === 'yMax');
  const count = frame.fields.find((field) => field.name === 'count');
  return lower && upper && count
    ? [{ ...fromBuckets(numberValues(lower), numberValues(upper), numberValues(count)), ...identity(frame, count) }]
    : [];
}

function readBins(frame: DataFrame): FieldHistogram[] {
  const lower = frame.fields.find((field) => field.name === 'xMin');
  const upper = frame.fields.find((field) => field.name === 'xMax');
  if (!lower || !upper) {
    return [];
  }
  const counts = frame.fields.filter((field) => field.type === FieldType.number && field !== lower && field !== upper);
  return counts.map((count) => ({
    ...fromBuckets(numberValues(lower), numberValues(upper), numberValues(count)),
    ...identity(frame, count),
  }));
}

/** Rows are named by their upper bound and hold the count of their own bucket. */
function readRows(frame: DataFrame): FieldHistogram[] {
  const rows = frame.fields
    .filter((field) => field.type === FieldType.number)
    .map((field) => ({ field, bound: boundOf(field.labels?.['le'] ?? field.name) }))
    .filter(({ bound }) => !Number.isNaN(bound))
    .sort((a, b) => a.bound - b.bound);
  const [first] = rows;
  if (!first) {
    return [];
  }
  const counts = Float64Array.from(rows, ({ field }) => total(numberValues(field)));
  return [
    {
      ...identity(frame, first.field),
      ...fromBounds(
        rows.map(({ bound }) => bound),
        counts
      ),
    },
  ];
}

/** Series with an `le` label are cumulative: each holds what lies at or below its bound. */
function readClassic(frames: readonly DataFrame[]): FieldHistogram[] {
  const queries = framesOfQueries(frames.filter(hasBounds)).map((own) => ({
    refId: own[0]?.refId,
    read: classicOf(own),
  }));
  const names = queries.flatMap(({ read }) => [...new Set(read.map(({ name }) => name))]);
  const isShared = (name: string): boolean => names.indexOf(name) !== names.lastIndexOf(name);
  return queries.flatMap(({ refId = '', read }) =>
    read.map((one) => (isShared(one.name) ? { ...one, name: `${refId} ${one.name}`.trim() } : one))
  );
}

function classicOf(frames: readonly DataFrame[]): FieldHistogram[] {
  const groups = new Map<
    string,
    { labels: Labels; field: Field; buckets: Map<number, Array<Pick<FieldSeries, 'times' | 'values'>>> }
  >();
  for (const { labels, times, values, field } of readSeries(frames)) {
    const { le, ...others } = labels;
    const bound = le === undefined ? Number.NaN : boundOf(le);
    if (Number.isNaN(bound)) {
      continue;
    }
    const key = JSON.stringify(Object.entries(others).sort());
    const group = groups.get(key) ?? { labels: others, field, buckets: new Map() };
    group.buckets.set(bound, [...(group.buckets.get(bound) ?? []), { times, values }]);
    groups.set(key, group);
  }
  return Array.from(groups.values(), ({ labels, field, buckets }) => {
    const bounds = [...buckets.keys()].sort((a, b) => a - b);
    const series = bounds.map((bound) => joinedSpellings(buckets.get(bound) ?? []));
    const cumulative = series.map(areCounters(series) ? increase : total);
    // Buckets that were read at different moments may fall from one to the next: the higher count stands, as in PromQL.
    let reached = 0;
    const counts = Float64Array.from(cumulative, (value) => {
      const before = reached;
      reached = Math.max(reached, value);
      return reached - before;
    });
    return { name: nameOf(labels), labels, field, ...fromBounds(bounds, counts) };
  });
}

/**
 * One bound may be spelled in several ways: Prometheus 3 writes le="1.0" where 2 wrote le="1". Together they are one
 * series, which may change its spelling within the range.
 */
function joinedSpellings(spellings: ReadonlyArray<Pick<FieldSeries, 'times' | 'values'>>): Float64Array {
  const [first, ...others] = spellings;
  if (first === undefined || others.length === 0) {
    return first?.values ?? new Float64Array(0);
  }
  const sums = new Map<number, number>();
  for (const { times, values } of spellings) {
    values.forEach((value, i) => {
      const time = times[i] ?? Number.NaN;
      const sum = sums.get(time) ?? Number.NaN;
      sums.set(time, Number.isNaN(sum) ? value : sum + (Number.isNaN(value) ? 0 : value));
    });
  }
  return Float64Array.from(
    [...sums].sort(([a], [b]) => a - b),
    ([, sum]) => sum
  );
}

/** Told without reading a value: most frames have no buckets. */
function hasBounds({ fields }: DataFrame): boolean {
  return fields.some(
    ({ type, name, labels }) => labels?.['le'] !== undefined || (type === FieldType.string && name === 'le')
  );
}

function boundOf(text: string): number {
  const trimmed = text.trim();
  if (/^[+-]?inf(?:inity)?$/i.test(trimmed)) {
    return trimmed.startsWith('-') ? -Infinity : Infinity;
  }
  return trimmed === '' ? Number.NaN : Number(trimmed);
}

/** Buckets with upper bounds only: the first begins at 0 where its bound is positive, as durations and sizes do. */
function fromBounds(bounds: readonly number[], counts: Float64Array): Pick<FieldHistogram, 'edges' | 'counts'> {
  const first = (bounds[0] ?? 0) > 0 ? 0 : -Infinity;
  return { edges: Float64Array.from([first, ...bounds]), counts };
}

/**
 * Buckets in any order and over many times: equal ones are added up, gaps between them become empty buckets. Where a native
 * histogram changed its resolution, wide buckets are spread evenly over the narrow ones that they hold.
 */
function fromBuckets(
  lower: Float64Array,
  upper: Float64Array,
  count: Float64Array
): Pick<FieldHistogram, 'edges' | 'counts'> {
  const edges = Float64Array.from(new Set([...lower, ...upper].filter((edge) => !Number.isNaN(edge)))).sort();
  const counts = new Float64Array(Math.max(0, edges.length - 1));
  lower.forEach((from, bucket) => {
    const to = upper[bucket] ?? from;
    const added = count[bucket] ?? Number.NaN;
    const first = firstIndexFrom(edges, from);
    const end = Math.max(first + 1, firstIndexFrom(edges, to));
    const width = to - from;
    for (let i = first; i < end && !Number.isNaN(added); i++) {
      const share = ((edges[i + 1] ?? to) - (edges[i] ?? from)) / width;
      // An endless bucket that holds others says nothing of where in it: it counts at its end.
      const part = width > 0 && Number.isFinite(width) ? share : Number(i === (from === -Infinity ? first : end - 1));
      counts[i] = (counts[i] ?? 0) + added * part;
    }
  });
  return { edges, counts };
}

function identity(frame: DataFrame, field: Field): Pick<FieldHistogram, 'name' | 'labels' | 'field'> {
  const { le: _bound, ...labels } = field.labels ?? {};
  return { name: nameOf(labels) || (frame.name ?? frame.refId ?? ''), labels, field };
}

function nameOf({ __name__: metric, ...labels }: Labels): string {
  return Object.values(labels).join(' ') || (metric ?? '');
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);
}

/**
 * Whether buckets are counters, which grow, but for falls to less than half where their program started anew; those that
 * go up and down, and those that stay the same, are counts of intervals. Missing values tell nothing.
 */
function areCounters(buckets: readonly Float64Array[]): boolean {
  let grown = 0;
  let fallen = 0;
  for (const values of buckets) {
    const present = values.filter((value) => !Number.isNaN(value));
    if (values.length < counterSamples) {
      return false;
    }
    for (let i = 1; i < present.length; i++) {
      const value = present[i] ?? 0;
      const before = present[i - 1] ?? 0;
      if (value < before && value > before / 2) {
        return false;
      }
      grown += value > before ? 1 : 0;
      fallen += value < before ? 1 : 0;
    }
  }
  return grown > 0 && grown > leastGrowing * (grown + fallen);
}

/** The growth of a counter between its first and its last sample; where it falls, it started again from 0. */
function increase(values: Float64Array): number {
  return total(counterIncreases(values));
}
