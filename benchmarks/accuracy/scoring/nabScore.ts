/** One labelled series of the Numenta Anomaly Benchmark with a detector's scores. */
export interface NabFile {
  readonly scores: Float64Array;
  /** First and last row of each labelled window, both included, in order. */
  readonly windows: ReadonlyArray<readonly [number, number]>;
}

/** The outcome at the best threshold of the corpus. */
export interface NabScore {
  /** 0 for a detector that reports nothing, 100 for one that reports every window at its first row and nothing else. */
  readonly score: number;
  readonly threshold: number;
  /** Rows at or above the threshold outside of every window. */
  readonly falsePositives: number;
  readonly foundWindows: number;
  readonly windows: number;
}

interface Row {
  readonly score: number;
  readonly weight: number;
  readonly window: number;
}

/** The price of a false positive relative to a found window, in the standard profile. */
const falsePositiveCost = 0.11;
const bestWeight = sigmoid(-1);

/**
 * The standard profile of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015, version 1.1): the first 15 % of a file
 * (750 rows at most) do not count; the best-placed detection of a window counts, the earlier the more; every detection
 * outside costs, less when it closely follows a window; one threshold for all files is chosen to maximise the sum.
 */
export function nabScore(files: readonly NabFile[]): NabScore {
  let windows = 0;
  const rows: Row[] = [];
  for (const file of files) {
    rows.push(...weightedRows(file, windows));
    windows += file.windows.length;
  }
  rows.sort((a, b) => b.score - a.score);
  const counted = new Set(rows.filter((row) => row.window >= 0).map((row) => row.window)).size;
  const best = new Map<number, number>();
  let sum = 0;
  let falsePositives = 0;
  let outcome = { gain: 0, threshold: Infinity, falsePositives: 0, foundWindows: 0 };
  rows.forEach((row, i) => {
    if (row.window < 0) {
      falsePositives += 1;
      sum += row.weight * falsePositiveCost;
    } else {
      const before = best.get(row.window) ?? -1;
      if (row.weight > before) {
        best.set(row.window, row.weight);
        sum += row.weight - before;
      }
    }
    if (rows[i + 1]?.score !== row.score && sum > outcome.gain) {
      outcome = { gain: sum, threshold: row.score, falsePositives, foundWindows: best.size };
    }
  });
  return {
    score: (100 * outcome.gain) / (windows + counted),
    threshold: outcome.threshold,
    falsePositives: outcome.falsePositives,
    foundWindows: outcome.foundWindows,
    windows,
  };
}

function weightedRows(file: NabFile, firstWindow: number): Row[] {
  const { scores, windows } = file;
  const probation = Math.min(Math.floor(0.15 * scores.length), 750);
  const rows: Row[] = [];
  scores.forEach((raw, i) => {
    if (i < probation) {
      return;
    }
    const score = Number.isFinite(raw) ? raw : 0;
    const inside = windows.findIndex(([first, last]) => i >= first && i <= last);
    const window = windows[inside];
    if (window !== undefined) {
      const [first, last] = window;
      rows.push({
        score,
        weight: sigmoid(-(last - i + 1) / (last - first + 1)) / bestWeight,
        window: firstWindow + inside,
      });
      return;
    }
    const previous = windows.findLast(([, last]) => last < i);
    const weight = previous === undefined ? -1 : sigmoid((i - previous[1]) / (previous[1] - previous[0]));
    rows.push({ score, weight, window: -1 });
  });
  return rows;
}

/** 1 far before the end of a window, 0 at its end, −1 from three widths after it on. */
function sigmoid(position: number): number {
  return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
}
