import { numberOption } from '../../detectors/declaration/detectorOptions';
import { levelShiftDeclaration } from '../../detectors/level-shift/levelShiftDeclaration';
import { promqlDuration } from '../promqlDuration';
import { type RuleStrategy } from '../ruleStrategy';
import { quartileSpread } from './quartileSpread';
import { windowPass } from './windowPass';

/** The median of the newest samples against median and quartiles of those before. `anomaly:level` is that median. */
export const levelShiftRules: RuleStrategy = {
  detector: levelShiftDeclaration,
  calm: levelShiftDeclaration.options.parse({}),
  steepness: 1.6,
  losses: ['tails', 'exactMad'],
  learnedMs: (options, stepMs) => (numberOption(options, 'window') + numberOption(options, 'recent')) * stepMs,
  judged: ({ options, request, recorded }) => {
    const recentMs = (numberOption(options, 'recent') - 1) * request.stepMs;
    const value = recorded('anomaly:covary:samples');
    return recentMs === 0 ? value : `quantile_over_time(0.5, ${value}[${promqlDuration(recentMs)}])`;
  },
  passes: (context) => {
    const { request, options, recorded } = context;
    const window = numberOption(options, 'window');
    const recentMs = numberOption(options, 'recent') * request.stepMs;
    const before = `${recorded('anomaly:covary:samples')}[${promqlDuration(window * request.stepMs)}] offset ${promqlDuration(recentMs)}`;
    return [
      windowPass(context, {
        before,
        expected: `quantile_over_time(0.5, ${before})`,
        variance: `(${quartileSpread(before)}) ^ 2`,
        fewestValues: Math.ceil(window / 2),
      }),
    ];
  },
};
