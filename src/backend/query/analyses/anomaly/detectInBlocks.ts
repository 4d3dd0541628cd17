import { type Detection } from '../../../../core/detectors/detection';
import { concatenateValues } from '../../../../core/series/concatenateValues';
import { firstIndexFrom } from '../../../../core/series/firstIndexFrom';
import { type SeriesMatrix } from '../../../../core/series/seriesMatrix';
import { sliceMatrix } from '../../../../core/series/sliceMatrix';
import { type TimeGrid } from '../../../../core/series/timeGrid';

/** The begin of the block that a time lies in: blocks are multiples of their length since the epoch. */
export function blockStartMs(timeMs: number, blockMs: number): number {
  return Math.floor(timeMs / blockMs) * blockMs;
}

/** The judgements of the grid's times, with the values that they judge. */
export interface BlockDetection {
  readonly matrix: SeriesMatrix;
  readonly detection: Detection;
}

/**
 * Detects over the grid block by block. Time is cut into blocks as long as the lookback; each block is judged with the
 * block before it as history, whatever part of it is shown. So a point's score depends on the query and its time alone:
 * zooming, scrolling and alert rules see the same scores.
 */
export function detectInBlocks(
  matrix: SeriesMatrix,
  grid: TimeGrid,
  blockMs: number,
  run: (part: SeriesMatrix) => Detection
): BlockDetection {
  const shown = sliceMatrix(matrix, grid.fromMs, grid.toMs);
  const parts: Detection[] = [];
  for (let start = blockStartMs(grid.fromMs, blockMs); start <= grid.toMs; start += blockMs) {
    const end = Math.min(start + blockMs - grid.stepMs, grid.toMs);
    const history = sliceMatrix(matrix, start - blockMs, end);
    const firstMs = Math.max(start, grid.fromMs);
    parts.push(cut(run(history), history.times, firstMs));
  }
  return { matrix: shown, detection: join(parts) };
}

/** Detects over everything that was fetched at once: right for a pinned model, which neither learns nor forgets. */
export function detectAtOnce(
  matrix: SeriesMatrix,
  grid: TimeGrid,
  run: (matrix: SeriesMatrix) => Detection
): BlockDetection {
  return {
    matrix: sliceMatrix(matrix, grid.fromMs, grid.toMs),
    detection: cut(run(matrix), matrix.times, grid.fromMs),
  };
}

/**
 * A detection laid out over all times that were fetched, NaN where nothing was judged: for whoever compares it with the
 * history before it.
 */
export function overAllTimes({ matrix: shown, detection }: BlockDetection, whole: SeriesMatrix): Detection {
  const length = whole.times.length;
  const first = firstIndexFrom(whole.times, shown.times[0] ?? Infinity);
  const laidOut = (values: Float64Array, empty: number): Float64Array => {
    const padded = new Float64Array(length).fill(empty);
    padded.set(values, first);
    return padded;
  };
  const { group } = detection;
  const count = shown.times.length;
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
              detection.series.map((_, s) => laidOut(group.contributions.subarray(s * count, (s + 1) * count), 0))
            ),
          },
        }),
  };
}

/** What was detected from a time on; copied, so that the rest can go. */
function cut(detection: Detection, times: Float64Array, fromMs: number): Detection {
  const first = firstIndexFrom(times, fromMs);
  const { group } = detection;
  const length = times.length;
  return {
    ...detection,
    series: detection.series.map((series) => ({
      ...series,
      expected: series.expected.slice(first),
      lower: series.lower.slice(first),
      upper: series.upper.slice(first),
      score: series.score.slice(first),
    })),
    ...(group === undefined
      ? {}
      : {
          group: {
            ...group,
            score: group.score.slice(first),
            contributions: concatenateValues(
              detection.series.map((_, s) => group.contributions.subarray(s * length + first, (s + 1) * length))
            ),
          },
        }),
  };
}

function join(parts: readonly Detection[]): Detection {
  const [only] = parts;
  if (only === undefined) {
    throw new RangeError('the grid is empty');
  }
  if (parts.length === 1) {
    return only;
  }
  const groups = parts.flatMap(({ group }) => (group === undefined ? [] : [group]));
  const last = parts.at(-1) ?? only;
  return {
    ...only,
    series: only.series.map((_, s) => {
      const same = parts.flatMap(({ series }) => series.slice(s, s + 1));
      const judged = same.some(({ reason }) => reason === undefined);
      const reason = judged ? undefined : same.at(-1)?.reason;
      return {
        expected: concatenateValues(same.map(({ expected }) => expected)),
        lower: concatenateValues(same.map(({ lower }) => lower)),
        upper: concatenateValues(same.map(({ upper }) => upper)),
        score: concatenateValues(same.map(({ score }) => score)),
        ...(reason === undefined ? {} : { reason }),
      };
    }),
    ...(last.group === undefined
      ? {}
      : {
          group: {
            ...last.group,
            score: concatenateValues(groups.map(({ score }) => score)),
            contributions: concatenateValues(
              only.series.flatMap((_, s) =>
                groups.map(({ score, contributions }) =>
                  contributions.subarray(s * score.length, (s + 1) * score.length)
                )
              )
            ),
          },
        }),
  };
}
