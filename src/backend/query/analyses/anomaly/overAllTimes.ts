import { type Detection } from '../../../../core/detectors/request/detection';
import { concatenateValues } from '../../../../core/series/concatenateValues';

/**
 * A detection of the last times of a matrix laid out over all of its `length` times, NaN where nothing was judged: for whoever
 * compares it with the history before it.
 */
export function overAllTimes(detection: Detection, length: number): Detection {
  const laidOut = (values: Float64Array, empty: number): Float64Array => {
    const padded = new Float64Array(length).fill(empty);
    padded.set(values, length - values.length);
    return padded;
  };
  const { group } = detection;
  return {
    ...detection,
    series: detection.series.map((series) => ({
      ...series,
      expected: laidOut(series.expected, NaN),
      lower: laidOut(series.lower, NaN),
      upper: laidOut(series.upper, NaN),
      score: laidOut(series.score, NaN),
    })),
    ...(group === undefined
      ? {}
      : {
          group: {
            ...group,
            score: laidOut(group.score, NaN),
            contributions: concatenateValues(
              detection.series.map((_, s) =>
                laidOut(group.contributions.subarray(s * group.score.length, (s + 1) * group.score.length), 0)
              )
            ),
          },
        }),
  };
}
