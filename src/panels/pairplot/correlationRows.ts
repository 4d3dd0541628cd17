import { pearson } from '../../core/correlation/pearson';
import { type SampleVariable } from './sampleTable';

/** The correlations of the variables as a table of texts, for a screen reader. */
export function correlationRows(variables: readonly SampleVariable[]): string[][] {
  return variables.map((row, index) => [
    row.name,
    ...variables.map((column, other) => {
      const r = other === index ? Number.NaN : pearson(column.values, row.values);
      return Number.isNaN(r) ? '–' : r.toFixed(2);
    }),
  ]);
}
