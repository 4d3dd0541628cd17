import { numberOption, textOption } from '../../detectors/declaration/detectorOptions';
import { seasonalDeclaration } from '../../detectors/seasonal/seasonalDeclaration';
import { bandRules } from '../bandRules';
import { promqlDuration } from '../promqlDuration';
import { type RuleStrategy } from '../ruleStrategy';
import { daysOfClass } from './daysOfClass';
import { earlierDays } from './earlierDays';
import { leastVariance } from './leastVariance';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Days of the same class are looked for so far back: each day is one more look-up of every series. */
const longestDays = 14;

/** Mean and spread of the values at the same time of earlier days or weeks, and the noise around them in the six hours before. */
export const seasonalRules: RuleStrategy = {
  detector: seasonalDeclaration,
  calm: seasonalDeclaration.options.parse({}),
  losses: ['tails', 'daylightSaving'],
  learnedMs: (options) => Math.max(...daysOf(options)) * dayMs + dayMs,
  passes: (context) => {
    const { request, options, threshold, recorded, last } = context;
    const slotMs = Math.max(15 * minuteMs, request.stepMs);
    const windowMs = Math.max(slotMs, numberOption(options, 'slotMinutes') * minuteMs);
    const isByClass = textOption(options, 'season') === 'workdaysAndWeekends';
    const terms = earlierDays(recorded('anomaly:covary:slot'), {
      days: daysOf(options),
      slotMs,
      aheadMs: (windowMs + slotMs) / 2,
      ...(isByClass ? { only: (day) => daysOfClass(day, request.zoneOffsetMs ?? 0) } : {}),
    });
    const usual = last('anomaly:covary:usual', slotMs);
    const noise = `stdvar_over_time(${recorded('anomaly:covary:residual')}[6h] offset 30m)`;
    return [
      {
        suffix: 'profile',
        intervalMs: slotMs,
        rules: [
          {
            record: 'anomaly:covary:slot',
            expr: `avg_over_time(${recorded('anomaly:level')}[${promqlDuration(windowMs)}])`,
          },
          { record: 'anomaly:covary:usual_variance', expr: `stdvar without(covary_day) (${terms})` },
          {
            // Days that do not differ at all are one day, or a series without variation.
            record: 'anomaly:covary:usual',
            expr: `avg without(covary_day) (${terms}) and ${recorded('anomaly:covary:usual_variance')} > 0`,
          },
          {
            record: 'anomaly:covary:spread',
            expr: `sqrt(${leastVariance(`${recorded('anomaly:covary:usual_variance')} + ${noise}`, recorded('anomaly:covary:usual'))})`,
          },
        ],
      },
      {
        intervalMs: request.stepMs,
        rules: [
          { record: 'anomaly:covary:residual', expr: `${recorded('anomaly:level')} - ${usual}` },
          ...bandRules(context, usual, `${threshold} * ${last('anomaly:covary:spread', slotMs)}`),
        ],
      },
    ];
  },
};

function daysOf(options: Parameters<typeof textOption>[0]): number[] {
  const wanted = numberOption(options, 'periods') - 1;
  const season = textOption(options, 'season');
  const every = (count: number, days: number): number[] => Array.from({ length: count }, (_, i) => (i + 1) * days);
  if (season === 'hourOfWeek') {
    return every(wanted, 7);
  }
  return season === 'hourOfDay' ? every(wanted, 1) : every(longestDays, 1);
}
