import { type SeriesMatrix } from '../../series/seriesMatrix';

/** The matrix with infinite values missing: there is nothing that they could be compared with. Itself where there are none. */
export function withoutInfinities(matrix: SeriesMatrix): SeriesMatrix {
  const { values } = matrix;
  if (!hasInfinity(values)) {
    return matrix;
  }
  return { ...matrix, values: values.map((value) => (Number.isFinite(value) ? value : NaN)) };
}

function hasInfinity(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) {
    if (values[i] === Infinity || values[i] === -Infinity) {
      return true;
    }
  }
  return false;
}
