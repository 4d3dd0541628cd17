import { z } from 'zod';

/** The options that every multivariate detector has: what it is fitted on, and how often. Left empty they follow the step, see `walkForwardSamples`. */
export const walkForwardOptions = {
  trainingSamples: z.number().int().min(20).max(100_000).exactOptional().meta({
    title: 'Training samples',
    description: 'How many samples a model is fitted on, where no training range is pinned',
    unset: 'two weeks: 4320 to 20 160',
  }),
  refitSamples: z.number().int().min(1).max(100_000).exactOptional().meta({
    title: 'Refit after',
    description: 'After how many samples the model is fitted anew, where no training range is pinned',
    unset: 'a day: 360 to 1440',
  }),
  delaySamples: z.number().int().min(0).max(100_000).exactOptional().meta({
    title: 'Delay',
    description:
      'The newest samples that teach nothing yet, so that an event does not become normal while it lasts; of few samples the newest quarter',
    unset: 'a day: 360 to 1440',
  }),
};
