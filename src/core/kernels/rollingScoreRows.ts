import { kernelModule, type KernelModule } from './kernelModule';

/** A window's variance keeps eleven digits while it is at least this share of the mean square around a value of the series. */
const leastShare = 1e-5;
/** About as many values are scored at a time as fit, with their scores, into a processor's second cache. */
const chunkValues = 12_288;

/**
 * How many population standard deviations each value of each series lies from the mean of the `window` values before it
 * (fewer at the start, NaN below `minimum`). Undefined in the place of a series that needs more care: values are missing or
 * infinite, or a window hardly varies beside the whole series or not at all, or is of huge or tiny values. Undefined as a
 * whole where there is no SIMD, and for windows of one value or fewer than `minimum`.
 *
 * Scores of several series may be views of one buffer.
 */
export function rollingScoreRows(
  series: readonly Float64Array[],
  window: number,
  minimum: number
): Array<Float64Array | undefined> | undefined {
  const module = kernelModule();
  if (module === undefined || window < Math.max(2, minimum)) {
    return undefined;
  }
  const scores: Array<Float64Array | undefined> = [];
  for (let from = 0; from < series.length;) {
    let to = from;
    let size = 0;
    do {
      size += series[to++].length;
    } while (to < series.length && size + series[to].length <= chunkValues);
    scoreChunk(module, series.slice(from, to), size, window, Math.max(2, minimum), scores);
    from = to;
  }
  return scores;
}

function scoreChunk(
  module: KernelModule,
  series: readonly Float64Array[],
  size: number,
  window: number,
  minimum: number,
  scoresInPlace: Array<Float64Array | undefined>
): void {
  const { functions } = module;
  const widest = Math.min(window, size);
  const input = module.reserve(8 * (2 * size + 8 * (widest + 1)));
  const out = input + 8 * size;
  const ends = out + 8 * size;
  const source = module.doubles(input, size);
  const target = module.doubles(out, size);
  let place = 0;
  for (const values of adjoiningJoined(series)) {
    source.set(values, place);
    place += values.length;
  }
  const isOrdinary: boolean[] = [];
  place = 0;
  for (let row = 0; row < series.length;) {
    const { length } = series[row];
    // One without a neighbour of its length is scored twice.
    const rows = row + 1 < series.length && series[row + 1].length === length ? 2 : 1;
    const a = 8 * place;
    const b = a + 8 * length * (rows - 1);
    const ordinary = functions.rollingScores(
      input + a,
      input + b,
      length,
      Math.min(window, Math.max(1, length)),
      minimum,
      originOf(series[row]),
      originOf(series[row + rows - 1]),
      leastShare,
      ends,
      out + a,
      out + b
    );
    isOrdinary.push((ordinary & 1) === 1);
    if (rows === 2) {
      isOrdinary.push((ordinary & 2) === 2);
    }
    row += rows;
    place += rows * length;
  }
  const scores = target.slice();
  place = 0;
  series.forEach(({ length }, row) => {
    scoresInPlace.push(isOrdinary[row] ? scores.subarray(place, place + length) : undefined);
    place += length;
  });
}

/** A value that is not far from most of the series even where it has a spike: the median of three. */
function originOf(values: Float64Array): number {
  const quarter = values.length >> 2;
  const a = values[quarter];
  const b = values[2 * quarter];
  const c = values[3 * quarter];
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** The same values in fewer pieces: rows of a matrix, which follow one another in memory, become one. */
function adjoiningJoined(series: readonly Float64Array[]): Float64Array[] {
  const joined: Float64Array[] = [];
  for (const values of series) {
    const last = joined.at(-1);
    if (last?.buffer === values.buffer && last.byteOffset + last.byteLength === values.byteOffset) {
      joined[joined.length - 1] = new Float64Array(last.buffer, last.byteOffset, last.length + values.length);
    } else {
      joined.push(values);
    }
  }
  return joined;
}
