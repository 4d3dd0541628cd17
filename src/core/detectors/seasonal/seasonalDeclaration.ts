import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { thresholdOption } from '../declaration/thresholdOption';
import { timeZoneOption } from '../declaration/timeZoneOption';

/** One alert a month on fault-free series of the benchmark `quiet`. */
const calmThreshold = 5.7;

/** What `seasonal` is called and what it takes. */
export const seasonalDeclaration = {
  id: 'seasonal',
  title: 'Seasonal',
  description: 'Distance from what is usual at this time of the day or of the week',
  options: z.strictObject({
    season: z
      .enum(['workdaysAndWeekends', 'hourOfDay', 'hourOfWeek'])
      .default('workdaysAndWeekends')
      .meta({
        title: 'Season',
        description:
          'What counts as the same time: that of workdays or weekends, of every day, or of the same day of the week',
        choices: {
          workdaysAndWeekends: 'Workdays and weekends',
          hourOfDay: 'Hour of the day',
          hourOfWeek: 'Hour of the week',
        },
      }),
    periods: z
      .number()
      .int()
      .min(3)
      .max(100)
      .default(15)
      .meta({ title: 'Periods', description: 'How many days or weeks are compared, the present one counted' }),
    slotMinutes: z
      .number()
      .min(1)
      .max(1440)
      .default(60)
      .meta({ title: 'Slot', description: 'The length in minutes of what counts as the same time' }),
    timeZone: timeZoneOption,
    threshold: thresholdOption(calmThreshold),
  }),
} satisfies DetectorDeclaration;
