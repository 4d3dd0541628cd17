import { askCase } from './askCase';
import { waysToAsk } from './asking';
import { type RcaFolder } from './rcaFolder';

/** What the ranking says of windows in which nothing was wrong. */
export interface FaultFreeResult {
  readonly windows: number;
  readonly abstained: number;
  /** Confidence of the first service in each window that was not abstained from. */
  readonly confidences: readonly number[];
}

const windowsEach = 3;

/**
 * Cuts windows of the incident's length out of the second half of each distinct fault-free range, and asks for them with
 * the default baseline.
 */
export async function askFaultFreeWindows(folder: RcaFolder): Promise<FaultFreeResult> {
  const [, plain] = waysToAsk[0] ?? [];
  const seen = new Set<string>();
  const confidences: number[] = [];
  let windows = 0;
  for (const rcaCase of folder.cases) {
    const file = rcaCase.normalFile ?? rcaCase.file;
    const [range] = rcaCase.normal;
    const key = `${file} ${JSON.stringify(range)}`;
    if (range === undefined || plain === undefined || seen.has(key)) {
      continue;
    }
    seen.add(key);
    const [from, to] = range;
    const length = Math.min(rcaCase.window[1] - rcaCase.window[0], (to - from) / 6);
    for (let k = 1; k <= windowsEach; k++) {
      const start = from + ((to - from - length) * (k + 4)) / (windowsEach + 5);
      const { normalFile: _, ...rest } = rcaCase;
      const quiet = { ...rest, file, normal: [], window: [start, start + length] as const };
      const { confidences: found } = await askCase(folder, quiet, { ...plain, baseline: 'default' }, 'combined');
      windows += 1;
      const first = Math.max(0, ...found);
      if (first > 0) {
        confidences.push(first);
      }
    }
  }
  return { windows, abstained: windows - confidences.length, confidences };
}
