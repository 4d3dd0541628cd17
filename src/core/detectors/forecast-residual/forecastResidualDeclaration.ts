import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { toleranceOption } from '../declaration/toleranceOption';
import { walkForwardOptions } from '../declaration/walkForwardOptions';

/** What `forecastResidual` is called and what it takes. */
export const forecastResidualDeclaration = {
  id: 'forecastResidual',
  title: 'Forecast error',
  description: 'Error of a linear forecast of all series from their recent past',
  options: z.strictObject({
    lags: z
      .number()
      .int()
      .min(1)
      .max(40)
      .default(5)
      .meta({ title: 'Lags', description: 'How many rows before it a row is forecast from' }),
    smoothing: z
      .number()
      .int()
      .min(1)
      .max(1000)
      .default(70)
      .meta({ title: 'Smoothing', description: 'Over how many of the last rows the error is averaged' }),
    tolerance: toleranceOption,
    ...walkForwardOptions,
  }),
} satisfies DetectorDeclaration;
