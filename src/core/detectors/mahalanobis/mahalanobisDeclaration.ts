import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { walkForwardOptions } from '../declaration/walkForwardOptions';

/** What `mahalanobis` is called and what it takes. */
export const mahalanobisDeclaration = {
  id: 'mahalanobis',
  title: 'Mahalanobis distance',
  description: 'Distance from the mean of all series together, correlations taken into account',
  options: z.strictObject({
    falseAlarmRate: z.number().min(1e-15).max(0.5).default(0.00002).meta({
      title: 'False alarm rate',
      description: 'Share of normal rows that may be reported, if the series are normally distributed',
    }),
    ...walkForwardOptions,
  }),
} satisfies DetectorDeclaration;
