import { type DataFrame } from '@grafana/data';
import { readRows } from '../../query/readRows';

/** A series that was unusual: its worst anomaly. */
export interface UnusualSeries {
  readonly name: string;
  readonly sentence: string;
  readonly score: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The series of an answer in the `events` format, each with its worst anomaly; the worst first. */
export function unusualSeries(frames: readonly DataFrame[]): readonly UnusualSeries[] {
  const worst = new Map<string, UnusualSeries>();
  for (const row of frames.flatMap((frame) => readRows(frame))) {
    const event = {
      name: row.text('title'),
      sentence: row.text('text'),
      score: row.number('score'),
      fromMs: row.number('time'),
      toMs: row.number('timeEnd'),
    };
    const known = worst.get(event.name);
    if (known === undefined || known.score < event.score) {
      worst.set(event.name, event);
    }
  }
  return [...worst.values()].sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
}
