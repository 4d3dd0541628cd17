import { numberOption } from '../../detectors/detectorOptions';
import { rollingZScoreDeclaration } from '../../detectors/rolling-z-score/rollingZScoreDeclaration';
import { promqlDuration } from '../promqlDuration';
import { type RuleStrategy } from '../ruleStrategy';
import { windowPass } from './windowPass';

const fewestValues = 10;

/** Mean ± threshold standard deviations of the window before. */
export const rollingZScoreRules: RuleStrategy = {
  detector: rollingZScoreDeclaration,
  calm: rollingZScoreDeclaration.options.parse({}),
  losses: ['tails', 'clipping'],
  learnedMs: (options, stepMs) => numberOption(options, 'window') * stepMs,
  passes: (context) => {
    const { request, options, recorded } = context;
    const window = numberOption(options, 'window');
    const before = `${recorded('anomaly:level')}[${promqlDuration(window * request.stepMs)}] offset ${promqlDuration(request.stepMs)}`;
    return [
      windowPass(context, {
        before,
        expected: `avg_over_time(${before})`,
        variance: `stdvar_over_time(${before})`,
        fewestValues: Math.min(fewestValues, window),
      }),
    ];
  },
};
