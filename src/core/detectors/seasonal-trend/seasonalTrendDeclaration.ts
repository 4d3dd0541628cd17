import { z } from 'zod';
import { type DetectorDeclaration } from '../detectorDeclaration';
import { thresholdOption } from '../thresholdOption';

/** One alert a month on fault-free series of the benchmark `quiet`. */
const calmThreshold = 5.7;

/** What `seasonalTrend` is called and what it takes. */
export const seasonalTrendDeclaration = {
  id: 'seasonalTrend',
  title: 'Seasonal-trend decomposition',
  description: 'What remains after the season and the level are taken away',
  options: z.strictObject({
    periodMinutes: z
      .number()
      .min(1)
      .max(100_000)
      .default(1440)
      .meta({ title: 'Period', description: 'The length of a season in minutes; a day by default' }),
    trainingPeriods: z
      .number()
      .int()
      .min(2)
      .max(60)
      .default(10)
      .meta({ title: 'Training periods', description: 'How many earlier periods are compared' }),
    threshold: thresholdOption(calmThreshold),
  }),
} satisfies DetectorDeclaration;
