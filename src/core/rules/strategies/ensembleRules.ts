import { ensembleDeclaration } from '../../detectors/ensemble/ensembleDeclaration';
import { numberOption } from '../../detectors/declaration/detectorOptions';
import { thresholdAtRate } from '../../detectors/rates/thresholdAtRate';
import { bandRules } from '../bandRules';
import { promqlDuration } from '../promqlDuration';
import { type RuleStrategy } from '../ruleStrategy';
import { earlierDays } from './earlierDays';
import { leastVariance } from './leastVariance';
import { longVariance } from './longVariance';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const daysOfProfile = [1, 2, 3, 4, 5, 6, 7];
/** Over this long a jump is one. */
const jumpMs = 30 * minuteMs;
/** A series has a mean from so many hours on. */
const fewestMs = 3 * 60 * minuteMs;
/** Chosen on the first, third … of the KPIs (benchmarks/rules). */
const calmThreshold = 7;

/**
 * What of the ensemble PromQL can say: a value alerts where it is far from what is usual at this time of the day, and from
 * what that distance was in the half hour before. Both distances are measured in their own standard deviations (of three days, and of
 * a day), and their geometric mean against the threshold:
 *
 *     |x − u| / s · |x − u − m| / s′ > T²     u usual, m mean of x − u over half an hour before
 *
 * Solved for x this is a band around u + m/2 with the reach √((m/2)² + T² s s′). The usual is the median of seven days before. A
 * series that is younger than a day and three hours has its mean for it.
 */
export const ensembleRules: RuleStrategy = {
  detector: ensembleDeclaration,
  calm: { threshold: calmThreshold },
  thresholdOf: (options, alertsPerWeek) =>
    thresholdAtRate(alertsPerWeek ?? numberOption(options, 'alertsPerWeek'), calmThreshold),
  losses: ['tails', 'novelty', 'drift', 'daylightSaving'],
  learnedMs: () => 8 * dayMs,
  passes: (context) => {
    const { request, threshold, recorded, last } = context;
    const { stepMs } = request;
    const slotMs = Math.max(5 * minuteMs, stepMs);
    const spreadMs = Math.max(15 * minuteMs, stepMs);
    // A step as long as a slot has neighbours on both sides, shorter ones have the slot's own values.
    const meanMs = stepMs < slotMs ? slotMs : 2 * stepMs;
    const slot = recorded('anomaly:covary:slot');
    const residual = recorded('anomaly:covary:residual');
    const half = `${recorded('anomaly:covary:residual_mean')} / 2`;
    const mean = `avg_over_time(${slot}[1d])`;
    const changes = longVariance(recorded, 'anomaly:covary:change', '1d', stepMs, spreadMs);
    const residuals = longVariance(recorded, 'anomaly:covary:residual', '3d', stepMs, spreadMs);
    return [
      {
        suffix: 'profile',
        intervalMs: slotMs,
        rules: [
          {
            record: 'anomaly:covary:slot',
            expr: `avg_over_time(${recorded('anomaly:level')}[${promqlDuration(meanMs)}])`,
          },
          {
            record: 'anomaly:covary:usual',
            expr:
              `quantile without(covary_day) (0.5, ${earlierDays(slot, { days: daysOfProfile, slotMs, aheadMs: slotMs })})` +
              ` or ${mean} and count_over_time(${slot}[1d]) >= ${Math.ceil(fewestMs / slotMs)}`,
          },
        ],
      },
      {
        suffix: 'spread',
        intervalMs: spreadMs,
        rules: [
          ...changes.rules,
          ...residuals.rules,
          {
            record: 'anomaly:covary:margin',
            expr:
              `${Number((threshold ** 2).toPrecision(6))} * sqrt(` +
              `(${leastVariance(changes.variance, mean)}) * (${leastVariance(residuals.variance, mean)}))`,
          },
        ],
      },
      {
        intervalMs: stepMs,
        rules: [
          {
            record: 'anomaly:covary:residual',
            expr: `${recorded('anomaly:level')} - ${last('anomaly:covary:usual', slotMs)}`,
          },
          {
            record: 'anomaly:covary:residual_mean',
            expr: `avg_over_time(${residual}[${promqlDuration(Math.max(jumpMs, 3 * stepMs))}] offset ${promqlDuration(stepMs)})`,
          },
          { record: 'anomaly:covary:change', expr: `${residual} - ${recorded('anomaly:covary:residual_mean')}` },
          ...bandRules(
            context,
            `${last('anomaly:covary:usual', slotMs)} + ${half}`,
            `sqrt((${half}) ^ 2 + ${last('anomaly:covary:margin', spreadMs)})`
          ),
        ],
      },
    ];
  },
};
