import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { timeZoneOption } from '../declaration/timeZoneOption';

/** One alert a month and series. */
const usualRate = 0.25;

/** What `ensemble` is called and what it takes. */
export const ensembleDeclaration = {
  id: 'ensemble',
  title: 'Default (ensemble)',
  description: 'Jumps, drifts and unrest, against the time of day and against what the series does by itself',
  options: z.strictObject({
    alertsPerWeek: z.number().min(0.001).max(100).default(usualRate).meta({
      title: 'Alerts a week',
      description: 'How many false alerts a week and series are expected while nothing is wrong',
    }),
    timeZone: timeZoneOption,
  }),
} satisfies DetectorDeclaration;
