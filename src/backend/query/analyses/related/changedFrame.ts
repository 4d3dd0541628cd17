import { type ChangedSeries } from '../../../../core/correlation/changedSeries';
import { type SeriesMatrix } from '../../../../core/series/seriesMatrix';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, numericFrame, textColumn, wide } from '../../tables/columns';
import { labelColumns } from '../../tables/labelColumns';

/** One row a series, the one that changed most first. */
export function changedFrame(changes: readonly ChangedSeries[], matrix: SeriesMatrix, isFromAlert: boolean): WireFrame {
  const identities = changes.flatMap(({ index }) => matrix.series.slice(index, index + 1));
  return numericFrame('changed', [
    ...labelColumns(identities),
    ...(isFromAlert ? [] : [textColumn('presence', changes, ({ presence }) => presence, wide(100))]),
    numberColumn('distance', changes, ({ distance }) => distance, {
      min: 0,
      max: 1,
      decimals: 2,
      description: 'Of the values in the window from those before, 0 to 1 (Kolmogorov and Smirnov)',
    }),
    numberColumn('volume', changes, ({ volume }) => volume, {
      min: -2,
      max: 2,
      decimals: 2,
      description: 'Change of the mean over the mean size of both, -2 to 2',
    }),
    numberColumn('before', changes, ({ before }) => before, { description: 'Mean' }),
    numberColumn('during', changes, ({ during }) => during, { description: 'Mean' }),
    numberColumn('p', changes, ({ p }) => p, {
      decimals: 3,
      description: 'How likely by chance, neighbours taken as independent',
    }),
    numberColumn('q', changes, ({ q }) => q, { decimals: 3, description: 'The same among all series' }),
  ]);
}
