import { type SeriesMatrix } from '../../../core/series/seriesMatrix';

/** What a detection works on: plain data, which may go to another thread. */
export interface DetectionData {
  /** History, then what is to be judged. */
  readonly matrix: SeriesMatrix;
  /** The place of the first time to judge. */
  readonly firstJudged: number;
  /** Quarters of an hour of the same series, where the detector compares days. */
  readonly profile?: SeriesMatrix;
  /** How many days of it a judgement looks at, where these are fewer than the detector would (see `DetectionInputs`). */
  readonly profileDays?: number;
  /** The same series in the pinned training range. */
  readonly training?: SeriesMatrix;
  /** What was known of the series after an earlier time, at index `at`, which makes the history before it unnecessary. */
  readonly resumed?: { readonly at: number; readonly states: readonly Float64Array[] };
  /** The place of the time after which what is known is kept for later. */
  readonly keepAt?: number;
}

/** The data of some of the series, which shares their memory. */
export function detectionOfSeries(data: DetectionData, first: number, end: number): DetectionData {
  const { profile, training, resumed } = data;
  return {
    ...data,
    matrix: seriesOf(data.matrix, first, end),
    ...(profile === undefined ? {} : { profile: seriesOf(profile, first, end) }),
    ...(training === undefined ? {} : { training: seriesOf(training, first, end) }),
    ...(resumed === undefined ? {} : { resumed: { ...resumed, states: resumed.states.slice(first, end) } }),
  };
}

function seriesOf(matrix: SeriesMatrix, first: number, end: number): SeriesMatrix {
  const length = matrix.times.length;
  return {
    ...matrix,
    series: matrix.series.slice(first, end),
    values: matrix.values.subarray(first * length, end * length),
  };
}
