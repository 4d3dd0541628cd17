import { firstLabel } from '../../series/firstLabel';
import { type SeriesMatrix, seriesValues } from '../../series/seriesMatrix';
import { infoLabels } from './versionLabels';

/** A version of a service that came where another one was. */
export interface VersionChange {
  readonly timeMs: number;
  readonly before: string;
  readonly after: string;
  readonly series: number;
}

/**
 * Which versions of one thing came in the matrix's time, from series that exist as long as their version runs: a version is
 * new at its first sample if another one was there before. Of a gradual rollout the first sample counts; a version that
 * was there before comes back at its first sample after all of its series had ended (a rollback).
 *
 * @param rows the series of the thing, by their place in the matrix
 */
export function versionChanges(matrix: SeriesMatrix, rows: readonly number[]): readonly VersionChange[] {
  const versions = rows.flatMap((row) => {
    const version = firstLabel(matrix.series[row].labels, infoLabels);
    return version === undefined ? [] : [{ row, version, values: seriesValues(matrix, row) }];
  });
  const found: VersionChange[] = [];
  let running = new Map<string, number>();
  for (let i = 0; i < matrix.times.length; i++) {
    const now = new Map<string, number>();
    for (const { row, version, values } of versions) {
      if (values[i] > 0) {
        now.set(version, row);
      }
    }
    for (const [after, series] of now) {
      const before = [...running.keys()].find((version) => version !== after);
      if (before !== undefined && !running.has(after)) {
        found.push({ timeMs: matrix.times[i], before, after, series });
      }
    }
    // Where nothing was scraped the versions before still count.
    running = now.size === 0 ? running : now;
  }
  return found;
}
