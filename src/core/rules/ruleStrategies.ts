import { type RuleStrategy } from './ruleStrategy';
import { ensembleRules } from './strategies/ensembleRules';
import { levelShiftRules } from './strategies/levelShiftRules';
import { peerMadRules } from './strategies/peerMadRules';
import { robustRules } from './strategies/robustRules';
import { rollingZScoreRules } from './strategies/rollingZScoreRules';
import { seasonalRules } from './strategies/seasonalRules';

/** The detectors that become rules, the default first. */
export const ruleStrategies: readonly RuleStrategy[] = [
  ensembleRules,
  rollingZScoreRules,
  robustRules,
  seasonalRules,
  levelShiftRules,
  peerMadRules,
];
