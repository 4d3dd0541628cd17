import { detect } from '../../../core/detectors/detect';
import { type DetectionRequest, type SeriesDetection } from '../../../core/detectors/detection';
import { concatenateValues } from '../../../core/series/concatenateValues';
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

/** So many rows are judged between two pauses: a part of a second, whatever the detector. */
const rowsInTurn = 200;

/**
 * Judges series as they come, with the scores that a query gives: each block of time by itself and the block before, which are kept
 * in memory, so that no history is read twice.
 */
export class AnomalyStream {
  /** The rows of the present block of time and the one before, which the next ones are judged by. */
  private kept: readonly Row[] = [];

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
  ) {}

  /**
   * Judges rows in order of time, a step apart. Pauses now and then, so that a long history does not keep others
   * waiting.
   */
  *judge(rows: Iterable<Row>): Generator<undefined, readonly JudgedRow[]> {
    const waiting = [...rows];
    const judged: JudgedRow[] = [];
    let from = 0;
    while (from < waiting.length) {
      const startMs = blockStartMs(waiting[from]?.timeMs ?? NaN, this.blockMs);
      let to = from + 1;
      while (
        to < Math.min(waiting.length, from + rowsInTurn) &&
        (waiting[to]?.timeMs ?? NaN) < startMs + this.blockMs
      ) {
        to += 1;
      }
      this.kept = this.kept.filter(({ timeMs }) => timeMs >= startMs - this.blockMs);
      judged.push(...this.judgeNext(waiting.slice(from, to)));
      from = to;
      yield;
    }
    return judged;
  }

  private judgeNext(rows: readonly Row[]): readonly JudgedRow[] {
    const known = [...this.kept, ...rows];
    const { series, stepMs, training } = this;
    const matrix: SeriesMatrix = {
      times: Float64Array.from(known, ({ timeMs }) => timeMs),
      stepMs,
      series,
      values: concatenateValues(series.map((_, s) => Float64Array.from(known, ({ values }) => values[s] ?? NaN))),
    };
    const detection = detect(matrix, this.request, {
      firstJudged: this.kept.length,
      ...(training === undefined ? {} : { training }),
    });
    this.kept = known;
    const column = (of: (one: SeriesDetection) => Float64Array, t: number): Float64Array =>
      Float64Array.from(detection.series, (one) => of(one)[t] ?? NaN);
    return rows.map(({ timeMs, values }, t) => ({
      timeMs,
      value: values,
      expected: column(({ expected }) => expected, t),
      lower: column(({ lower }) => lower, t),
      upper: column(({ upper }) => upper, t),
      score: column(({ score }) => score, t),
    }));
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
