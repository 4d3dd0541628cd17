import { type OptionSpec } from './detectorOptions';

/** The options that every multivariate detector has: what it is fitted on, and how often. */
export const walkForwardOptions: readonly OptionSpec[] = [
  {
    name: 'trainingSamples',
    title: 'Training samples',
    description: 'How many samples before it a model is fitted on, where no training range is pinned',
    kind: 'integer',
    default: 500,
    minimum: 20,
    maximum: 100_000,
  },
  {
    name: 'refitSamples',
    title: 'Refit after',
    description: 'After how many samples the model is fitted anew, where no training range is pinned',
    kind: 'integer',
    default: 100,
    minimum: 1,
    maximum: 100_000,
  },
];
