import { promqlDuration } from '../promqlDuration';
import { type RecordingRule } from '../ruleFile';
import { type RuleContext } from '../ruleStrategy';

/** Fewer samples than this in a part: the range is read whole. */
const fewestOfAPart = 4;

interface LongVariance {
  /** What is recorded for it, each `partMs`. */
  readonly rules: readonly RecordingRule[];
  readonly variance: string;
}

/**
 * The variance (PromQL) of a recorded series over a long range. It is put together from parts, so that a day of minutes is not read
 * again and again: the mean of the variances within parts and the variance of their means.
 */
export function longVariance(
  recorded: RuleContext['recorded'],
  name: string,
  range: string,
  stepMs: number,
  partMs: number
): LongVariance {
  if (partMs < fewestOfAPart * stepMs) {
    return { rules: [], variance: `stdvar_over_time(${recorded(name)}[${range}])` };
  }
  const part = `${recorded(name)}[${promqlDuration(partMs)}]`;
  const mean = `${name}_part`;
  const variance = `${name}_part_variance`;
  return {
    rules: [
      { record: mean, expr: `avg_over_time(${part})` },
      { record: variance, expr: `stdvar_over_time(${part})` },
    ],
    variance: `avg_over_time(${recorded(variance)}[${range}]) + stdvar_over_time(${recorded(mean)}[${range}])`,
  };
}
