import { type Task } from '../work/task';
import { featureValues, type FeatureValues } from './featureValues';
import { type ItemNumbers } from './itemNumbers';

/** Samples that are worked through in a millisecond, roughly, on a laptop. */
const perMs = { summary: 2000, queries: 10_000, course: 30_000 };

/** The features of items, for a panel whose worker serves `features`. */
export function featureTask(startWorker: () => Worker): Task<ItemNumbers, FeatureValues> {
  return { name: 'features', run: featureValues, costMs, startWorker };
}

function costMs(numbers: ItemNumbers): number {
  switch (numbers.source) {
    case 'rows':
      return 0;
    case 'queries':
      return numbers.samples.reduce((sum, samples) => sum + (samples?.length ?? 0), 0) / perMs.queries;
    case 'summary':
    case 'course':
      return numbers.series.reduce((sum, { values }) => sum + values.length, 0) / perMs[numbers.source];
  }
}
