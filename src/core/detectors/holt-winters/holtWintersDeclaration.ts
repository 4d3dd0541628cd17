import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { periodOption } from '../declaration/periodOption';
import { thresholdOption } from '../declaration/thresholdOption';
import { timeZoneOption } from '../declaration/timeZoneOption';

/** One alert a month on fault-free series of the benchmark `quiet`. */
const calmThreshold = 7.3;

function smoothing(title: string, standard: number, what: string) {
  return z
    .number()
    .min(0)
    .max(1)
    .default(standard)
    .meta({ title, description: `How much of the ${what} the newest value makes up` });
}

/** What `holtWinters` is called and what it takes. */
export const holtWintersDeclaration = {
  id: 'holtWinters',
  title: 'Holt–Winters',
  description: 'Distance from a forecast by level, trend and season',
  options: z.strictObject({
    periodMinutes: periodOption,
    replayedPeriods: z.number().int().min(2).max(60).default(14).meta({
      title: 'Replayed periods',
      description: 'How many periods before the present one the model learns from',
    }),
    alpha: smoothing('Smoothing of the level', 0.1, 'level'),
    beta: smoothing('Smoothing of the trend', 0.001, 'trend'),
    gamma: smoothing('Smoothing of the season', 0.2, 'seasonal term'),
    timeZone: timeZoneOption,
    threshold: thresholdOption(calmThreshold),
  }),
} satisfies DetectorDeclaration;
