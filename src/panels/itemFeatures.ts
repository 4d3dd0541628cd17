import { labelsKey } from '../core/series/labelsKey';
import { type DataFrame, type Field, type LinkModel } from '@grafana/data';

import { featureNames, seriesFeatures } from '../core/clustering/seriesFeatures';
import { type Labels } from '../core/series/labelledSeries';
import { mean } from '../core/statistics/mean';
import { quantile } from '../core/statistics/quantile';
import { type FieldSeries } from '../frames/grafana/fieldSeries';
import { readSeries } from '../frames/grafana/readSeries';
import { type NumericTable, readTable } from '../frames/grafana/readTable';
import { alignFieldSeries } from './alignFieldSeries';

/**
 * What tells items apart. `queries`: an item is a set of labels, and each metric that has it is a feature; `summary`:
 * an item is a series, its features are its mean, p99, spread and so on; `course`: a series, compared sample by sample.
 */
export type FeatureSource = 'queries' | 'summary' | 'course';

export type SeriesValue = 'mean' | 'last' | 'max' | 'p99';

/** Items to cluster: `values` is flat, an item after the other, a number for each feature; NaN where one is missing. */
export interface ItemFeatures {
  readonly items: readonly string[];
  readonly features: readonly string[];
  readonly values: Float64Array;
  /** The fields of the features, where a feature has one: for its unit. */
  readonly featureFields: ReadonlyArray<Field | undefined>;
  /** The data links of an item: of its series, or of all fields of its row. */
  readonly linksOf: (item: number) => LinkModel[];
  readonly itemLabels: readonly Labels[];
  readonly source: FeatureSource | 'rows';
}

interface ReadOptions {
  /** `auto` takes `queries` where several metrics share labels, else `fallback`. */
  readonly source: FeatureSource | 'auto';
  readonly fallback: FeatureSource;
  readonly value: SeriesValue;
  readonly toleranceMs: number;
}

/** The items in frames: rows of a table, or time series. Null where there are no numbers. */
export function readItemFeatures(frames: readonly DataFrame[], options: ReadOptions): ItemFeatures | null {
  const series = readSeries(frames);
  if (series.length === 0) {
    const table = readTable(frames);
    return table ? tableItems(table) : null;
  }
  const shared = options.source === 'auto' || options.source === 'queries' ? labelItems(series, options.value) : null;
  if (shared && (options.source === 'queries' || isTable(shared))) {
    return shared;
  }
  const source = options.source === 'auto' ? options.fallback : options.source;
  return source === 'course' ? courseItems(series, options.toleranceMs) : summaryItems(series, options.toleranceMs);
}

function tableItems(table: NumericTable): ItemFeatures {
  const columns = table.columns.length;
  const values = new Float64Array(table.frame.length * columns);
  table.columns.forEach((column, index) => {
    for (let row = 0; row < table.frame.length; row++) {
      values[row * columns + index] = column.values[row] ?? Number.NaN;
    }
  });
  return {
    items: table.rowNames,
    features: table.columns.map((column) => column.name),
    values,
    featureFields: table.columns.map((column) => column.field),
    linksOf: (row) => table.frame.fields.flatMap((field) => field.getLinks?.({ valueRowIndex: row }) ?? []),
    itemLabels: table.rowNames.map((_, row) =>
      Object.fromEntries(table.textFields.map((field) => [field.name, String(field.values[row] ?? '')]))
    ),
    source: 'rows',
  };
}

/** A metric of many label sets is a feature; items are the label sets. */
function labelItems(series: readonly FieldSeries[], value: SeriesValue): ItemFeatures {
  const items = new Map<string, { labels: Labels; field: Field; byFeature: Map<string, number> }>();
  const features = new Map<string, Field>();
  for (const one of series) {
    const { __name__: metric, ...labels } = one.labels;
    const key = labelsKey(labels);
    const feature = metric ?? (one.field.name === 'Value' ? (one.frame.refId ?? one.field.name) : one.field.name);
    const item = items.get(key) ?? { labels, field: one.field, byFeature: new Map<string, number>() };
    items.set(key, item);
    features.set(feature, one.field);
    item.byFeature.set(feature, summarise(one.values, value));
  }
  const names = Array.from(features.keys());
  const found = Array.from(items.values());
  return {
    items: found.map((item) => Object.values(item.labels).join(' ')),
    features: names,
    values: Float64Array.from(found.flatMap((item) => names.map((name) => item.byFeature.get(name) ?? Number.NaN))),
    featureFields: Array.from(features.values()),
    linksOf: (item) => found[item]?.field.getLinks?.({ valueRowIndex: 0 }) ?? [],
    itemLabels: found.map((item) => item.labels),
    source: 'queries',
  };
}

/** Whether label sets and metrics really form a table: three items or more that have every one of several features. */
function isTable(items: ItemFeatures): boolean {
  const columns = items.features.length;
  let complete = 0;
  for (let row = 0; row < items.items.length; row++) {
    complete += items.values.subarray(row * columns, (row + 1) * columns).some(Number.isNaN) ? 0 : 1;
  }
  return columns >= 2 && complete >= 3 && complete >= items.items.length / 2;
}

function summarise(values: Float64Array, value: SeriesValue): number {
  switch (value) {
    case 'mean':
      return mean(values);
    case 'p99':
      return quantile(values, 0.99);
    case 'max':
      return quantile(values, 1);
    case 'last':
      return values.findLast((sample) => !Number.isNaN(sample)) ?? Number.NaN;
  }
}

function summaryItems(series: readonly FieldSeries[], toleranceMs: number): ItemFeatures {
  const { values } = seriesFeatures(alignFieldSeries(series, toleranceMs));
  const withUnit: readonly string[] = ['mean', 'p50', 'p99', 'spread', 'trend'];
  return {
    ...identity(series),
    features: featureNames,
    values,
    featureFields: featureNames.map((name) => (withUnit.includes(name) ? series[0]?.field : undefined)),
    source: 'summary',
  };
}

function courseItems(series: readonly FieldSeries[], toleranceMs: number): ItemFeatures {
  const { times, values } = alignFieldSeries(series, toleranceMs);
  return {
    ...identity(series),
    features: Array.from(times, (time) => String(time)),
    values,
    featureFields: [],
    source: 'course',
  };
}

function identity(series: readonly FieldSeries[]): Pick<ItemFeatures, 'items' | 'linksOf' | 'itemLabels'> {
  return {
    items: series.map((one) => one.name),
    linksOf: (item) => series[item]?.field.getLinks?.({ valueRowIndex: 0 }) ?? [],
    itemLabels: series.map((one) => one.labels),
  };
}
