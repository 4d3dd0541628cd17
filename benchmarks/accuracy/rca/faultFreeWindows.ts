import { rankRootCauses } from '../../../src/core/rootcause/rankRootCauses';
import { type ProblemInput } from '../../../src/core/rootcause/ranking/prepareProblem';

/** What the ranking says of windows in which nothing was wrong. */
export interface FaultFreeResult {
  readonly windows: number;
  readonly abstained: number;
  /** Confidence of the first service in each window that was not abstained from. */
  readonly confidences: readonly number[];
}

const WINDOWS_EACH = 3;

/**
 * Cuts windows of the incident's number of samples out of the middle of each distinct baseline, takes the four window
 * lengths before each as its baseline, as the product does by default, and ranks.
 */
export function rankFaultFreeWindows(inputs: readonly ProblemInput[]): FaultFreeResult {
  const seen = new Set<string>();
  const confidences: number[] = [];
  let windows = 0;
  let abstained = 0;
  for (const input of inputs) {
    const matrix = input.baselineMatrix ?? input.matrix;
    const [range] = input.baselineRanges;
    if (range === undefined) {
      continue;
    }
    const key = `${matrix.times[0]} ${matrix.times.length} ${range.fromMs} ${range.toMs}`;
    if (seen.has(key)) {
      continue;
    }
    seen.add(key);
    const samples = Array.from(matrix.times).filter((time) => time >= range.fromMs && time <= range.toMs);
    const incident = Array.from(input.matrix.times).filter(
      (time) => time >= input.window.fromMs && time <= input.window.toMs
    );
    const length = Math.min(incident.length, Math.floor(samples.length / 6));
    for (let k = 1; k <= WINDOWS_EACH; k++) {
      const first = Math.floor(((samples.length - length) * (k + 4)) / (WINDOWS_EACH + 5));
      const result = rankRootCauses({
        matrix,
        window: { fromMs: samples[first] ?? 0, toMs: samples[first + length - 1] ?? 0 },
        baseline: [{ fromMs: samples[Math.max(0, first - 4 * length)] ?? 0, toMs: samples[first - 1] ?? 0 }],
        graph: input.graph,
      });
      windows += 1;
      if (result.abstained === undefined) {
        confidences.push(result.services[0]?.confidence ?? 0);
      } else {
        abstained += 1;
      }
    }
  }
  return { windows, abstained, confidences };
}
