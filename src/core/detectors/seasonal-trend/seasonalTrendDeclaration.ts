import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { periodOption } from '../declaration/periodOption';
import { thresholdOption } from '../declaration/thresholdOption';
import { timeZoneOption } from '../declaration/timeZoneOption';

/** One alert a month on fault-free series of the benchmark `quiet`. */
const calmThreshold = 6.5;

/** What `seasonalTrend` is called and what it takes. */
export const seasonalTrendDeclaration = {
  id: 'seasonalTrend',
  title: 'Seasonal-trend decomposition',
  description: 'What remains after the season and the level are taken away',
  options: z.strictObject({
    periodMinutes: periodOption,
    trainingPeriods: z
      .number()
      .int()
      .min(2)
      .max(60)
      .default(10)
      .meta({ title: 'Training periods', description: 'How many earlier periods are compared' }),
    timeZone: timeZoneOption,
    threshold: thresholdOption(calmThreshold),
  }),
} satisfies DetectorDeclaration;
