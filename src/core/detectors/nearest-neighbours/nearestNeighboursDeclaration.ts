import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { toleranceOption } from '../declaration/toleranceOption';
import { walkForwardOptions } from '../declaration/walkForwardOptions';

/** What `nearestNeighbours` is called and what it takes. */
export const nearestNeighboursDeclaration = {
  id: 'nearestNeighbours',
  title: 'Nearest neighbours',
  description: 'Distance from the most alike rows of the training',
  options: z.strictObject({
    neighbours: z
      .number()
      .int()
      .min(1)
      .max(15)
      .default(5)
      .meta({ title: 'Neighbours', description: 'Which of the nearest rows the distance is taken from' }),
    tolerance: toleranceOption,
    ...walkForwardOptions,
  }),
} satisfies DetectorDeclaration;
