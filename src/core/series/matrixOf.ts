import { type SeriesMatrix, seriesValues } from './seriesMatrix';

/** The matrix of some series of another, in the order of their places; values are copied. */
export function matrixOf(matrix: SeriesMatrix, places: readonly number[]): SeriesMatrix {
  const { times, stepMs, series } = matrix;
  const values = new Float64Array(places.length * times.length);
  places.forEach((place, i) => values.set(seriesValues(matrix, place), i * times.length));
  return { times, stepMs, series: places.flatMap((place) => series[place] ?? []), values };
}
