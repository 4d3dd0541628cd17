import { z } from 'zod';

/** The options that every multivariate detector has: what it is fitted on, and how often. */
export const walkForwardOptions = {
  trainingSamples: z.number().int().min(20).max(100_000).default(4320).meta({
    title: 'Training samples',
    description:
      'How many samples a model is fitted on, where no training range is pinned: three days of minutes by default',
  }),
  refitSamples: z.number().int().min(1).max(100_000).default(360).meta({
    title: 'Refit after',
    description: 'After how many samples the model is fitted anew, where no training range is pinned',
  }),
  delaySamples: z.number().int().min(0).max(100_000).default(360).meta({
    title: 'Delay',
    description: 'The newest samples that teach nothing yet, so that an event does not become normal while it lasts',
  }),
};
