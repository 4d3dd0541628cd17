import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type NabFile } from '../scoring/nabScore';

/** A file of NAB: rows of a time and a value, and the windows in which something is wrong. */
export interface NabSeries {
  readonly name: string;
  readonly stamps: readonly string[];
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly windows: NabFile['windows'];
  /** The median distance of its rows, in whole seconds. */
  readonly stepMs: number;
}

/** Reads the files that the text of `windows.json` names. */
export function readNabFolder(folder: string, index: string): readonly NabSeries[] {
  const windows: Record<string, Array<[string, string]>> = JSON.parse(index);
  return Object.entries(windows).map(([name, labelled]) => {
    const lines = readFileSync(path.join(folder, 'data', name), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    const cells = lines.map((line) => line.split(','));
    const times = Float64Array.from(cells, ([stamp = '']) => parseStamp(stamp));
    const rowAt = (stamp: string): number => {
      const row = times.indexOf(parseStamp(stamp));
      if (row < 0) {
        throw new Error(`${name}: no row at ${stamp}`);
      }
      return row;
    };
    return {
      name,
      stamps: cells.map(([stamp = '']) => stamp),
      times,
      values: Float64Array.from(cells, ([, value]) => Number(value)),
      windows: labelled.map(([first, last]) => [rowAt(first), rowAt(last)] as const),
      stepMs: medianStepMs(times),
    };
  });
}

function parseStamp(stamp: string): number {
  return Date.parse(`${stamp.trim().slice(0, 19).replace(' ', 'T')}Z`);
}

function medianStepMs(times: Float64Array): number {
  const steps = times.subarray(1).map((time, i) => time - (times[i] ?? NaN));
  steps.sort();
  return Math.max(1000, Math.round((steps[steps.length >> 1] ?? 1000) / 1000) * 1000);
}
