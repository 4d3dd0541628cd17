import { type SeriesMatrix } from '../series/seriesMatrix';

/** The matrix with infinite values missing: there is nothing that they could be compared with. Itself where there are none. */
export function withoutInfinities(matrix: SeriesMatrix): SeriesMatrix {
  const { values } = matrix;
  if (!values.some((value) => value === Infinity || value === -Infinity)) {
    return matrix;
  }
  return { ...matrix, values: values.map((value) => (Number.isFinite(value) ? value : NaN)) };
}
