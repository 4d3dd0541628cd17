import { inOneGo } from '../inOneGo';
import { firstIndexFrom } from './firstIndexFrom';
import { type SeriesMatrix } from './seriesMatrix';

/** The part of a matrix between two times, both included; the matrix itself where that is all of it. */
export function sliceMatrix(matrix: SeriesMatrix, fromMs: number, toMs: number): SeriesMatrix {
  return inOneGo(sliceInStretches(matrix, fromMs, toMs));
}

/** The same with a pause after each series, for a caller who has other things to do in between. */
export function* sliceInStretches(
  matrix: SeriesMatrix,
  fromMs: number,
  toMs: number
): Generator<undefined, SeriesMatrix> {
  const length = matrix.times.length;
  const first = firstIndexFrom(matrix.times, fromMs);
  const end = firstIndexFrom(matrix.times, toMs + 1);
  if (first === 0 && end === length) {
    return matrix;
  }
  const times = matrix.times.subarray(first, end);
  const values = new Float64Array(matrix.series.length * times.length);
  for (let s = 0; s < matrix.series.length; s++) {
    values.set(matrix.values.subarray(s * length + first, s * length + end), s * times.length);
    yield;
  }
  return { ...matrix, times, values };
}
