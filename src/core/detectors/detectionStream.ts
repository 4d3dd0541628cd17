import { seriesValues, type SeriesMatrix } from '../series/seriesMatrix';
import { type DetectionRequest } from './detection';
import { type Detector } from './detector';
import { GroupStream } from './groupStream';
import { PeersStream } from './peersStream';
import { findDetector } from './registry';
import { SeriesStream } from './seriesStream';

/** The judgements of one time, one number a series; the next update overwrites them. */
export interface RowDetection {
  readonly expected: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly score: Float64Array;
}

/** Judges series row by row as they come, by any detector: the same scores as `detect` gives for the same rows. */
export interface DetectionStream {
  /** Learns from a pinned range; rows that follow are then judged by it alone. Before the first update. */
  train(matrix: SeriesMatrix): void;
  /** Judges the values of the next time, one a series, NaN where missing; times ascend by the step. */
  update(timeMs: number, row: Float64Array): RowDetection;
}

/** Starts a stream over `width` series. Throws a RangeError when the detector is unknown or an option is invalid. */
export function detectionStream(request: DetectionRequest, stepMs: number, width: number): DetectionStream {
  const detector = findDetector(request.detector);
  const row: RowDetection = {
    expected: new Float64Array(width),
    lower: new Float64Array(width),
    upper: new Float64Array(width),
    score: new Float64Array(width),
  };
  switch (detector.shape) {
    case 'univariate':
      return eachSeries(detector, request, stepMs, row);
    case 'multivariate':
      return group(detector, request, stepMs, row);
    case 'peers':
      return peers(detector, request, stepMs, row);
  }
}

type Shaped<Shape extends Detector['shape']> = Extract<Detector, { readonly shape: Shape }>;

function eachSeries(
  detector: Shaped<'univariate'>,
  request: DetectionRequest,
  stepMs: number,
  row: RowDetection
): DetectionStream {
  const streams = Array.from(row.score, () => new SeriesStream(detector, request, stepMs));
  const learns = request.training === undefined;
  return {
    train: (matrix) => {
      streams.forEach((stream, s) => {
        seriesValues(matrix, s).forEach((value, t) => stream.train(matrix.times[t], value));
      });
    },
    update: (timeMs, values) => {
      streams.forEach((stream, s) => {
        const { expected, lower, upper, score } = stream.update(timeMs, values[s], learns);
        row.expected[s] = expected;
        row.lower[s] = lower;
        row.upper[s] = upper;
        row.score[s] = score;
      });
      return row;
    },
  };
}

function group(
  detector: Shaped<'multivariate'>,
  request: DetectionRequest,
  stepMs: number,
  row: RowDetection
): DetectionStream {
  const width = row.score.length;
  const stream = new GroupStream(detector, request, stepMs, width);
  row.lower.fill(NaN);
  row.upper.fill(NaN);
  return {
    train: (matrix) => {
      const rows = new Float64Array(matrix.values.length);
      for (let s = 0; s < width; s++) {
        seriesValues(matrix, s).forEach((value, t) => (rows[t * width + s] = value));
      }
      stream.train(rows);
    },
    update: (timeMs, values) => {
      const { scores, expected } = stream.update(timeMs, values, request.training === undefined);
      row.score.set(scores);
      row.expected.set(expected);
      return row;
    },
  };
}

function peers(
  detector: Shaped<'peers'>,
  request: DetectionRequest,
  stepMs: number,
  row: RowDetection
): DetectionStream {
  const stream = new PeersStream(detector, request, stepMs, row.score.length);
  return {
    // Peers are judged by each other alone.
    train: () => undefined,
    update: (_, values) => {
      stream.updateInPlace(values, row);
      return row;
    },
  };
}
