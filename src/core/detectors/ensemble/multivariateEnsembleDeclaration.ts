import { z } from 'zod';
import { type DetectorDeclaration } from '../detectorDeclaration';
import { toleranceOption } from '../toleranceOption';
import { walkForwardOptions } from '../walkForwardOptions';

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
