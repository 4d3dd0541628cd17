import { robustDeclaration } from '../../detectors/robust/robustDeclaration';
import { quartileSpread } from './quartileSpread';
import { windowRules } from './windowRules';

/** Median ± threshold deviations of the window before, by its quartiles: only newer engines have a MAD. */
export const robustRules = windowRules({
  detector: robustDeclaration,
  losses: ['tails', 'exactMad'],
  expected: (before) => `quantile_over_time(0.5, ${before})`,
  variance: (before) => `(${quartileSpread(before)}) ^ 2`,
});
