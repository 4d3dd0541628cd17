import { type SeriesIdentity } from '../../../../core/series/seriesMatrix';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, numericFrame, textColumn } from '../../tables/columns';
import { uniqueNames } from '../../tables/uniqueNames';
import { type PairTable } from './pairTable';

/**
 * One row for each pair of different series: the strongest first, those without a coefficient last, or in the order of
 * the table's series.
 */
export function pairsFrame(
  series: readonly SeriesIdentity[],
  { size, r, n, p, q, lagMs, order }: PairTable,
  pairOrder: 'strongest' | 'series'
): WireFrame {
  const names = uniqueNames(series.map(({ name }) => name));
  const cells: number[] = [];
  const places = pairOrder === 'series' ? order : Int32Array.from({ length: size }, (_, i) => i);
  for (const [i, row] of places.entries()) {
    for (const column of places.subarray(i + 1)) {
      cells.push(row * size + column);
    }
  }
  if (pairOrder === 'strongest') {
    const strength = (cell: number): number => Math.abs(r[cell] ?? NaN);
    cells.sort((a, b) => (Number.isNaN(strength(b)) ? -1 : Number.isNaN(strength(a)) ? 1 : strength(b) - strength(a)));
  }
  const column = (name: string, values: Float64Array, config = {}) =>
    numberColumn(name, cells, (cell) => values[cell] ?? NaN, config);
  return numericFrame('pairs', [
    textColumn('first', cells, (cell) => names[Math.floor(cell / size)] ?? '', { custom: { minWidth: 180 } }),
    textColumn('second', cells, (cell) => names[cell % size] ?? '', { custom: { minWidth: 180 } }),
    column('r', r, { min: -1, max: 1, decimals: 2, description: 'Coefficient, from -1 to 1' }),
    column('n', n, { decimals: 0, description: 'Points that both have' }),
    ...(p === undefined ? [] : [column('p', p, { decimals: 3, description: 'How likely by chance, by itself' })]),
    ...(q === undefined ? [] : [column('q', q, { decimals: 3, description: 'How likely by chance, among all pairs' })]),
    ...(lagMs === undefined
      ? []
      : [column('lag', lagMs, { unit: 'ms', description: 'Positive where the second follows the first' })]),
  ]);
}
