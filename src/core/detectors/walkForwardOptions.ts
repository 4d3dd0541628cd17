import { type OptionSpec } from './detectorOptions';

/** The options that every multivariate detector has: what it is fitted on, and how often. */
export const walkForwardOptions: readonly OptionSpec[] = [
  {
    name: 'trainingSamples',
    title: 'Training samples',
    description:
      'How many samples a model is fitted on, where no training range is pinned: three days of minutes by default',
    kind: 'integer',
    default: 4320,
    minimum: 20,
    maximum: 100_000,
  },
  {
    name: 'refitSamples',
    title: 'Refit after',
    description: 'After how many samples the model is fitted anew, where no training range is pinned',
    kind: 'integer',
    default: 360,
    minimum: 1,
    maximum: 100_000,
  },
  {
    name: 'delaySamples',
    title: 'Delay',
    description: 'The newest samples that teach nothing yet, so that an event does not become normal while it lasts',
    kind: 'integer',
    default: 360,
    minimum: 0,
    maximum: 100_000,
  },
];
