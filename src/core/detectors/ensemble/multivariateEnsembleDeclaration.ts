import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { toleranceOption } from '../declaration/toleranceOption';
import { walkForwardOptions } from '../declaration/walkForwardOptions';

/** What `multivariateEnsemble` is called and what it takes. */
export const multivariateEnsembleDeclaration = {
  id: 'multivariateEnsemble',
  title: 'Multivariate ensemble',
  description: 'Forecast error and distance from the training, combined',
  options: z.strictObject({
    tolerance: toleranceOption,
    ...walkForwardOptions,
  }),
} satisfies DetectorDeclaration;
