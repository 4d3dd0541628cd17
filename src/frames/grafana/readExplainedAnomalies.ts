import { type DataFrame } from '@grafana/data';

/** An anomaly as the `events` format of an anomaly query explains it. */
export interface ExplainedAnomaly {
  /** Name of its series. */
  readonly series: string;
  readonly startMs: number;
  readonly endMs: number;
  /** A whole sentence in English, with who sees it and against what. */
  readonly sentence: string;
  /** In limits, at the peak; NaN where the table does not say. */
  readonly peakScore: number;
  /** At the peak, and what was expected then; NaN where the table does not say. */
  readonly actual: number;
  readonly expected: number;
  /** Detectors that see it, and those that do not. */
  readonly agreeing: string;
  readonly disagreeing: string;
}

/** The explained anomalies in tables with the columns `time`, `timeEnd`, `title`, `text` and `agreeing`. */
export function readExplainedAnomalies(frames: readonly DataFrame[]): ExplainedAnomaly[] {
  return frames.flatMap((frame) => {
    const columns = new Map(frame.fields.map((field) => [field.name, field.values]));
    if (!['time', 'timeEnd', 'title', 'text', 'agreeing'].every((name) => columns.has(name))) {
      return [];
    }
    const textOf = (name: string, row: number): string => String(columns.get(name)?.[row] ?? '');
    return Array.from({ length: frame.length }, (_, row) => ({
      series: textOf('title', row),
      startMs: Number(columns.get('time')?.[row]),
      endMs: Number(columns.get('timeEnd')?.[row]),
      sentence: textOf('text', row),
      peakScore: Number(columns.get('score')?.[row] ?? NaN),
      actual: Number(columns.get('actual')?.[row] ?? NaN),
      expected: Number(columns.get('expected')?.[row] ?? NaN),
      agreeing: textOf('agreeing', row),
      disagreeing: textOf('disagreeing', row),
    }));
  });
}
