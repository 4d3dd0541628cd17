import { numberOption } from '../../detectors/detectorOptions';
import { robustDeclaration } from '../../detectors/robust/robustDeclaration';
import { promqlDuration } from '../promqlDuration';
import { type RuleStrategy } from '../ruleStrategy';
import { quartileSpread } from './quartileSpread';
import { windowPass } from './windowPass';

const fewestValues = 10;

/** Median ± threshold deviations of the window before, by its quartiles: only newer engines have a MAD. */
export const robustRules: RuleStrategy = {
  detector: robustDeclaration,
  calm: robustDeclaration.options.parse({}),
  losses: ['tails', 'exactMad'],
  learnedMs: (options, stepMs) => numberOption(options, 'window') * stepMs,
  passes: (context) => {
    const { request, options, recorded } = context;
    const window = numberOption(options, 'window');
    const before = `${recorded('anomaly:level')}[${promqlDuration(window * request.stepMs)}] offset ${promqlDuration(request.stepMs)}`;
    return [
      windowPass(context, {
        before,
        expected: `quantile_over_time(0.5, ${before})`,
        variance: `(${quartileSpread(before)}) ^ 2`,
        fewestValues: Math.min(fewestValues, window),
      }),
    ];
  },
};
