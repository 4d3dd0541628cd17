import { partialCorrelation } from '../../../../core/correlation/partialCorrelation';
import { type SeriesMatrix, seriesValues } from '../../../../core/series/seriesMatrix';
import { benjaminiHochberg } from '../../../../core/statistics/hypotheses/benjaminiHochberg';
import { type PairTable } from './pairTable';

/** Every pair of `matrix`, with what the controls explain taken out of both; the diagonal is 1. */
export function partialTable(
  matrix: SeriesMatrix,
  controls: readonly Float64Array[],
  minOverlap: number
): Omit<PairTable, 'order'> {
  const size = matrix.series.length;
  const r = new Float64Array(size * size).fill(NaN);
  const n = new Float64Array(size * size);
  const p = new Float64Array(size * size).fill(NaN);
  const q = new Float64Array(size * size).fill(NaN);
  const upper: Array<readonly [row: number, column: number]> = [];
  for (let row = 0; row < size; row++) {
    r[row * size + row] = 1;
    for (let column = row + 1; column < size; column++) {
      upper.push([row, column]);
    }
  }
  const found = upper.map(([row, column]) =>
    partialCorrelation(seriesValues(matrix, row), seriesValues(matrix, column), controls)
  );
  const qValues = benjaminiHochberg(found.map((pair) => pair.p));
  for (const [i, [row, column]] of upper.entries()) {
    const pair = found[i];
    for (const cell of [row * size + column, column * size + row]) {
      const isEnough = (pair?.count ?? 0) >= minOverlap;
      r[cell] = isEnough ? (pair?.r ?? NaN) : NaN;
      p[cell] = isEnough ? (pair?.p ?? NaN) : NaN;
      q[cell] = isEnough ? (qValues[i] ?? NaN) : NaN;
      n[cell] = pair?.count ?? 0;
    }
  }
  return { size, r, n, p, q };
}
