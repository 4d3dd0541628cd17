import { type PairplotVariable } from '../../charts/pairplot/pairplotData';
import { type PairplotSummary } from '../../charts/pairplot/pairplotSummary';

/** The correlations of the variables as a table of texts, for a screen reader. */
export function correlationRows(variables: readonly PairplotVariable[], { pairs }: PairplotSummary): string[][] {
  const known = new Map(pairs.map(({ row, column, fit }) => [`${row}/${column}`, fit?.r ?? Number.NaN]));
  return variables.map(({ name }, row) => [
    name,
    ...variables.map((_, column) => {
      const r = known.get(`${row}/${column}`) ?? known.get(`${column}/${row}`) ?? Number.NaN;
      return Number.isNaN(r) ? '–' : r.toFixed(2);
    }),
  ]);
}
