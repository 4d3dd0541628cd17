import { z } from 'zod';

/** The length of a season, of the detectors that know one. */
export const periodOption = z
  .number()
  .min(1)
  .max(100_000)
  .default(1440)
  .meta({ title: 'Period', description: 'The length of a season in minutes; a day by default' });
