import { bandRules } from '../bandRules';
import { type RuleContext, type RulePass } from '../ruleStrategy';
import { leastVariance } from './leastVariance';

interface Window {
  /** A range vector: the values before. */
  readonly before: string;
  readonly expected: string;
  readonly variance: string;
  readonly fewestValues: number;
}

/** A band of the threshold's standard deviations around what a window before lets expect. */
export function windowPass(context: RuleContext, { before, expected, variance, fewestValues }: Window): RulePass {
  const { request, threshold, recorded } = context;
  const middle = recorded('anomaly:covary:expected');
  return {
    intervalMs: request.stepMs,
    rules: [
      {
        record: 'anomaly:covary:expected',
        expr: `${expected} and count_over_time(${before}) >= ${fewestValues}`,
      },
      { record: 'anomaly:covary:spread', expr: `sqrt(${leastVariance(variance, middle)})` },
      ...bandRules(context, middle, `${threshold} * ${recorded('anomaly:covary:spread')}`),
    ],
  };
}
