import { type DataFrame, type Field, FieldType, getFieldDisplayName } from '@grafana/data';

import { type Labels } from '../../core/series/labelledSeries';
import { labelsKey } from '../../core/series/labelsKey';
import { numberValues } from './numberValues';

/** A series as a detector has judged it: all arrays are as long as `times`, NaN where something is not known. */
export interface JudgedFieldSeries {
  readonly name: string;
  readonly labels: Labels;
  /** The step at which it was judged, where the data source says so; of a long range not every sample is among `times`. */
  readonly stepMs?: number;
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly expected: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** The band of rules that stand for the detector, where it is shown beside its own. */
  readonly ruleBand?: { readonly lower: Float64Array; readonly upper: Float64Array };
  /** In limits: 1 is the detector's threshold. */
  readonly scores: Float64Array;
  /** The field of the values, or of the scores where values were not asked for: for its unit, links and name. */
  readonly field: Field;
}

/**
 * The judged series in frames of an anomaly query, formats `bands` and `scores`: each number field named `score`, with
 * the `value`, `expected`, `lower` and `upper` of the same labels in its frame, and `rule lower` and `rule upper` where it has them. In
 * the one frame of a stream, whose names tell the series apart, they are `cart score`, with `cart`, `cart expected`, `cart lower` and
 * `cart upper`.
 */
export function readJudgedSeries(frames: readonly DataFrame[]): JudgedFieldSeries[] {
  const all = [...frames];
  return frames.flatMap((frame) => {
    const time = frame.fields.find((field) => field.type === FieldType.time);
    if (!time || frame.length === 0) {
      return [];
    }
    const times = numberValues(time);
    const stepMs: unknown = frame.meta?.custom?.['stepMs'];
    return frame.fields
      .filter((field) => field.type === FieldType.number && isScore(field, frame))
      .map((score) => {
        const labels = score.labels ?? {};
        const key = labelsKey(labels);
        const series = score.name === 'score' ? undefined : score.name.slice(0, -streamedScore.length);
        const fieldOf = (part: string) => {
          const name = series === undefined ? part : part === 'value' ? series : `${series} ${part}`;
          return frame.fields.find((field) => field.name === name && labelsKey(field.labels ?? {}) === key);
        };
        const valuesOf = (name: string) => {
          const field = fieldOf(name);
          return field ? numberValues(field) : new Float64Array(times.length).fill(Number.NaN);
        };
        const [ruleLower, ruleUpper] = [fieldOf('rule lower'), fieldOf('rule upper')];
        const field = fieldOf('value') ?? score;
        return {
          name: getFieldDisplayName(field, frame, all),
          labels,
          ...(typeof stepMs === 'number' ? { stepMs } : {}),
          times,
          values: valuesOf('value'),
          expected: valuesOf('expected'),
          lower: valuesOf('lower'),
          upper: valuesOf('upper'),
          ...(ruleLower && ruleUpper
            ? { ruleBand: { lower: numberValues(ruleLower), upper: numberValues(ruleUpper) } }
            : {}),
          scores: numberValues(score),
          field,
        };
      });
  });
}

const streamedScore = ' score';

/** A series of somebody's own may be called "test score": a judged one has its band beside it. */
function isScore({ name }: Field, { fields }: DataFrame): boolean {
  const series = name.slice(0, -streamedScore.length);
  return (
    name === 'score' || (name.endsWith(streamedScore) && fields.some((field) => field.name === `${series} expected`))
  );
}
