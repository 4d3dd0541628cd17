import { type DataFrame, type Field, type LinkModel } from '@grafana/data';

import { featureNames } from '../../../core/clustering/features/featureNames';
import { type Labels } from '../../../core/series/labelledSeries';
import { labelsKey } from '../../../core/series/labelsKey';
import { type FieldSeries } from '../../../frames/grafana/fieldSeries';
import { readSeries } from '../../../frames/grafana/readSeries';
import { type NumericTable, readTable } from '../../../frames/grafana/readTable';
import { type FeatureSource, type ItemNumbers, type SeriesValue } from './itemNumbers';

/** Items to cluster, as they were read: who they are, and what their features are to be computed from. */
export interface ReadItems {
  readonly items: readonly string[];
  readonly itemLabels: readonly Labels[];
  /** The fields of the features, where a feature has one: for its unit. */
  readonly featureFields: ReadonlyArray<Field | undefined>;
  /** The data links of an item: of its series, or of all fields of its row. */
  readonly linksOf: (item: number) => LinkModel[];
  readonly numbers: ItemNumbers;
}

interface ReadOptions {
  /** `auto` takes `queries` where several metrics share labels, else `fallback`. */
  readonly source: FeatureSource | 'auto';
  readonly fallback: FeatureSource;
  readonly value: SeriesValue;
  readonly toleranceMs: number;
}

/** The items in frames: rows of a table, or time series. Null where there are no numbers. */
export function readItems(frames: readonly DataFrame[], options: ReadOptions): ReadItems | null {
  const series = readSeries(frames);
  if (series.length === 0) {
    const table = readTable(frames);
    return table ? tableItems(table) : null;
  }
  if (options.source === 'auto' || options.source === 'queries') {
    const { items, isTable } = labelItems(series, options.value);
    if (isTable || options.source === 'queries') {
      return items;
    }
  }
  const source = options.source === 'auto' ? options.fallback : options.source;
  return seriesItems(series, source === 'course' ? 'course' : 'summary', options.toleranceMs);
}

function tableItems(table: NumericTable): ReadItems {
  const columns = table.columns.length;
  const values = new Float64Array(table.frame.length * columns);
  table.columns.forEach((column, index) => {
    for (let row = 0; row < table.frame.length; row++) {
      values[row * columns + index] = column.values[row] ?? Number.NaN;
    }
  });
  return {
    items: table.rowNames,
    itemLabels: table.rowNames.map((_, row) =>
      Object.fromEntries(table.textFields.map((field) => [field.name, String(field.values[row] ?? '')]))
    ),
    featureFields: table.columns.map((column) => column.field),
    linksOf: (row) => table.frame.fields.flatMap((field) => field.getLinks?.({ valueRowIndex: row }) ?? []),
    numbers: { source: 'rows', features: table.columns.map((column) => column.name), values },
  };
}

/**
 * A metric of many label sets, or one of several inputs, is a feature; items are the label sets. They really form a table where three items or more,
 * and half of all, have every one of several features.
 */
function labelItems(
  series: readonly FieldSeries[],
  value: SeriesValue
): { readonly items: ReadItems; readonly isTable: boolean } {
  const items = new Map<string, { labels: Labels; field: Field; byFeature: Map<string, Float64Array> }>();
  const features = new Map<string, Field>();
  for (const one of series) {
    const { __name__: metric, ...others } = one.labels;
    // What a query calculates has no metric's name: there the query's inputs are told apart by a label.
    const { input, ...withoutInput } = others;
    const labels = metric === undefined ? withoutInput : others;
    const key = labelsKey(labels);
    const feature =
      metric ?? input ?? (one.field.name === 'Value' ? (one.frame.refId ?? one.field.name) : one.field.name);
    const item = items.get(key) ?? { labels, field: one.field, byFeature: new Map<string, Float64Array>() };
    items.set(key, item);
    features.set(feature, one.field);
    item.byFeature.set(feature, one.values);
  }
  const names = Array.from(features.keys());
  const found = Array.from(items.values());
  const complete = found.filter(({ byFeature }) => names.every((name) => hasValue(byFeature.get(name)))).length;
  return {
    items: {
      items: found.map((item) => Object.values(item.labels).join(' ')),
      itemLabels: found.map((item) => item.labels),
      featureFields: Array.from(features.values()),
      linksOf: (item) => found[item]?.field.getLinks?.({ valueRowIndex: 0 }) ?? [],
      numbers: {
        source: 'queries',
        features: names,
        value,
        samples: found.flatMap(({ byFeature }) => names.map((name) => byFeature.get(name) ?? null)),
      },
    },
    isTable: names.length >= 2 && complete >= 3 && complete >= found.length / 2,
  };
}

function hasValue(values: Float64Array | undefined): boolean {
  return values?.some((value) => !Number.isNaN(value)) ?? false;
}

function seriesItems(series: readonly FieldSeries[], source: 'summary' | 'course', toleranceMs: number): ReadItems {
  const withUnit: readonly string[] = ['mean', 'p50', 'p99', 'spread', 'trend'];
  return {
    items: series.map((one) => one.name),
    itemLabels: series.map((one) => one.labels),
    featureFields:
      source === 'course' ? [] : featureNames.map((name) => (withUnit.includes(name) ? series[0]?.field : undefined)),
    linksOf: (item) => series[item]?.field.getLinks?.({ valueRowIndex: 0 }) ?? [],
    numbers: {
      source,
      series: series.map(({ name, labels, times, values }) => ({ name, labels, times, values })),
      toleranceMs,
    },
  };
}
