import { type RecordingRule } from './ruleFile';
import { type RuleContext } from './ruleStrategy';

/**
 * The rules of a band: `middle` less and plus `reach`, both PromQL. A series that is never negative has a band that is not.
 */
export function bandRules({ request }: RuleContext, middle: string, reach: string): RecordingRule[] {
  const lower = `${middle} - ${reach}`;
  return [
    { record: 'anomaly:lower_band', expr: request.isNeverNegative === true ? `clamp_min(${lower}, 0)` : lower },
    { record: 'anomaly:upper_band', expr: `${middle} + ${reach}` },
  ];
}
