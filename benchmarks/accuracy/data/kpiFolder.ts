import path from 'node:path';
import { readFloats } from './readFloats';

/** One key performance indicator with the incidents that its operators labelled. */
export interface KpiSeries {
  readonly name: string;
  readonly family: string;
  readonly startMs: number;
  readonly stepMs: number;
  readonly length: number;
  /** Judged is what follows. */
  readonly historyLength: number;
  /** Samples [first, end). */
  readonly events: ReadonlyArray<readonly [number, number]>;
}

/** Parses the text of `series.json`, the index of a folder of KPIs. */
export function parseKpiIndex(text: string): readonly KpiSeries[] {
  const entries: Record<string, Omit<KpiSeries, 'name'>> = JSON.parse(text);
  return Object.entries(entries).map(([name, entry]) => ({ name, ...entry }));
}

/** The values of a series: a gzipped float32 a sample. */
export function readKpiValues(folder: string, name: string): Float64Array {
  return readFloats(path.join(folder, `${name}.f32.gz`));
}
