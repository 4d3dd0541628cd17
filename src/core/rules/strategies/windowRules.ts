import { numberOption } from '../../detectors/declaration/detectorOptions';
import { promqlDuration } from '../promqlDuration';
import { type RuleStrategy } from '../ruleStrategy';
import { windowPass } from './windowPass';

const fewestValues = 10;

interface WindowStatistics extends Pick<RuleStrategy, 'detector' | 'losses'> {
  /** The middle of the samples of a range selector, in PromQL. */
  readonly expected: (before: string) => string;
  /** Their variance, or what stands for it. */
  readonly variance: (before: string) => string;
}

/** A detector that compares a value with the window before it, as long as its option `window` says in samples. */
export function windowRules({ detector, losses, expected, variance }: WindowStatistics): RuleStrategy {
  return {
    detector,
    calm: { threshold: numberOption(detector.options.parse({}), 'threshold') },
    losses,
    learnedMs: (options, stepMs) => numberOption(options, 'window') * stepMs,
    passes: (context) => {
      const { request, options, recorded } = context;
      const window = numberOption(options, 'window');
      const before = `${recorded('anomaly:level')}[${promqlDuration(window * request.stepMs)}] offset ${promqlDuration(request.stepMs)}`;
      return [
        windowPass(context, {
          before,
          expected: expected(before),
          variance: variance(before),
          fewestValues: Math.min(fewestValues, window),
        }),
      ];
    },
  };
}
