import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { toleranceOption } from '../declaration/toleranceOption';
import { walkForwardOptions } from '../declaration/walkForwardOptions';

/** What `kMeansDistance` is called and what it takes. */
export const kMeansDistanceDeclaration = {
  id: 'kMeansDistance',
  title: 'K-means distance',
  description: 'Distance from the nearest of the states that the series are usually in together',
  options: z.strictObject({
    clusters: z
      .number()
      .int()
      .min(1)
      .max(20)
      .default(10)
      .meta({ title: 'Clusters', description: 'How many states are told apart' }),
    tolerance: toleranceOption,
    ...walkForwardOptions,
  }),
} satisfies DetectorDeclaration;
