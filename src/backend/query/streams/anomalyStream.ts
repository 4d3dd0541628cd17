import { type DetectionRequest } from '../../../core/detectors/detection';
import { detectionStream, type DetectionStream } from '../../../core/detectors/detectionStream';
import { type SeriesIdentity, type SeriesMatrix } from '../../../core/series/seriesMatrix';
import { blockStartMs } from '../analyses/anomaly/detectInBlocks';

/** A row that was judged; arrays hold one number a series. */
export interface JudgedRow {
  readonly timeMs: number;
  readonly value: Float64Array;
  readonly expected: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly score: Float64Array;
}

/**
 * Judges series as they come, with the scores that a query would give: at the begin of each block of time the detector
 * starts anew from the block before, which is kept in memory, so that no history is read twice.
 */
export class AnomalyStream {
  private stream: DetectionStream;
  /** The rows of the present block, which the next one will start from. */
  private present: Row[] = [];
  private presentStartMs = NaN;

  /**
   * The first rows that it is fed are to begin with the block before the first time that matters; see `detectInBlocks`.
   *
   * @param training the pinned range, if the request has one
   */
  constructor(
    private readonly request: DetectionRequest,
    private readonly blockMs: number,
    private readonly stepMs: number,
    readonly series: readonly SeriesIdentity[],
    private readonly training: SeriesMatrix | undefined
  ) {
    this.stream = this.create();
  }

  /**
   * Judges rows in order of time, a step apart. Pauses after each, also where it starts anew, so that a long history
   * does not keep others waiting.
   */
  *judge(rows: Iterable<Row>): Generator<undefined, readonly JudgedRow[]> {
    const judged: JudgedRow[] = [];
    for (const row of rows) {
      const { timeMs, values } = row;
      const blockStart = blockStartMs(timeMs, this.blockMs);
      if (blockStart !== this.presentStartMs) {
        this.stream = yield* this.learnFrom(this.present);
        this.present = [];
        this.presentStartMs = blockStart;
      }
      this.present.push(row);
      const { expected, lower, upper, score } = this.stream.update(timeMs, values);
      judged.push({
        timeMs,
        value: values,
        expected: expected.slice(),
        lower: lower.slice(),
        upper: upper.slice(),
        score: score.slice(),
      });
      yield;
    }
    return judged;
  }

  private *learnFrom(rows: readonly Row[]): Generator<undefined, DetectionStream> {
    const stream = this.create();
    for (const { timeMs, values } of rows) {
      stream.update(timeMs, values);
      yield;
    }
    return stream;
  }

  private create(): DetectionStream {
    const stream = detectionStream(this.request, this.stepMs, this.series.length);
    if (this.training !== undefined) {
      stream.train(this.training);
    }
    return stream;
  }
}

interface Row {
  readonly timeMs: number;
  readonly values: Float64Array;
}

/** The rows of a matrix: what a stream is fed. */
export function* rowsOf({ times, series, values }: SeriesMatrix): Generator<Row> {
  for (const [t, timeMs] of times.entries()) {
    yield { timeMs, values: Float64Array.from(series, (_, s) => values[s * times.length + t] ?? NaN) };
  }
}
