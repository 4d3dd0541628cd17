import { type DetectorOptions, numberOption } from '../declaration/detectorOptions';

const dayMs = 86_400_000;
/** Two weeks, so that each day of the week is known twice. */
const trainingDays = 14;
const fewestTraining = 4320;
const mostTraining = 20_160;
const fewestOfDay = 360;
const mostOfDay = 1440;

/** What a multivariate detector learns from that has no pinned range, in samples. */
export interface WalkForwardSamples {
  readonly training: number;
  /** A model is fitted after each multiple of so many steps; of so many while the series have not been for two delays. */
  readonly refit: number;
  readonly youngRefit: number;
  /** So many of the newest teach nothing. */
  readonly delay: number;
}

/** What the options say; what they leave out is two weeks and a day, as far as these are neither few samples nor very many at a step. */
export function walkForwardSamples(options: DetectorOptions, stepMs: number): WalkForwardSamples {
  const said = (name: string, days: number, fewest: number, most: number): number =>
    name in options
      ? numberOption(options, name)
      : Math.min(most, Math.max(fewest, Math.round((days * dayMs) / stepMs)));
  const refit = said('refitSamples', 1, fewestOfDay, mostOfDay);
  return {
    training: said('trainingSamples', trainingDays, fewestTraining, mostTraining),
    refit,
    youngRefit: 'refitSamples' in options ? refit : fewestOfDay,
    delay: said('delaySamples', 1, fewestOfDay, mostOfDay),
  };
}
