import { type DataFrame, FieldType } from '@grafana/data';

/** One judged series as the `bands` format of an anomaly query has it; NaN where there is no number. */
export interface BandSeries {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly scores: Float64Array;
}

/** The judged series of an answer; frames of other forms are passed over. */
export function bandSeries(frames: readonly DataFrame[]): readonly BandSeries[] {
  return frames.flatMap((frame): BandSeries[] => {
    const time = frame.fields.find(({ type }) => type === FieldType.time);
    const value = frame.fields.find(({ name }) => name === 'value');
    if (time === undefined || value === undefined) {
      return [];
    }
    const numbers = (name: string): Float64Array =>
      Float64Array.from({ length: frame.length }, (_, i) =>
        finiteOf(frame.fields.find((field) => field.name === name)?.values[i])
      );
    return [
      {
        name: value.config.displayNameFromDS ?? frame.name ?? '',
        labels: value.labels ?? {},
        times: Float64Array.from({ length: frame.length }, (_, i) => finiteOf(time.values[i])),
        values: numbers('value'),
        lower: numbers('lower'),
        upper: numbers('upper'),
        scores: numbers('score'),
      },
    ];
  });
}

function finiteOf(value: unknown): number {
  return typeof value === 'number' ? value : NaN;
}
