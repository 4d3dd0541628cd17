import { type LabelledSeries } from './labelledSeries';

/** What is declared of a series. */
export interface SeriesSchema {
  readonly requiredLabels: readonly string[];
  /** The least and the greatest value that it may have, both included. */
  readonly minValue?: number | undefined;
  readonly maxValue?: number | undefined;
}

/** How a series breaks what is declared of it. */
export interface SchemaViolations {
  /** Required labels that it lacks or that are empty. */
  readonly missingLabels: readonly string[];
  /** Present samples within the range of time whose value may not be. */
  readonly outOfRange: number;
}

/** Compares a series with its declaration, its samples from `fromMs` to `toMs`; missing values break no range. */
export function schemaViolations(
  { labels, times, values }: LabelledSeries,
  { requiredLabels, minValue = -Infinity, maxValue = Infinity }: SeriesSchema,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }
): SchemaViolations {
  let outOfRange = 0;
  for (let i = 0; i < values.length; i++) {
    if (times[i] >= fromMs && times[i] <= toMs && (values[i] < minValue || values[i] > maxValue)) {
      outOfRange++;
    }
  }
  return { missingLabels: requiredLabels.filter((name) => (labels[name] ?? '') === ''), outOfRange };
}
