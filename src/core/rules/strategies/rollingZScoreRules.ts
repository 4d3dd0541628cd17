import { rollingZScoreDeclaration } from '../../detectors/rolling-z-score/rollingZScoreDeclaration';
import { windowRules } from './windowRules';

/** Mean ± threshold standard deviations of the window before. */
export const rollingZScoreRules = windowRules({
  detector: rollingZScoreDeclaration,
  losses: ['tails', 'clipping'],
  expected: (before) => `avg_over_time(${before})`,
  variance: (before) => `stdvar_over_time(${before})`,
});
