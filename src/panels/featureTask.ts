import { featureValues, type FeatureValues } from './featureValues';
import { type ItemNumbers } from './itemNumbers';
import { pointToAppFiles } from './pointToAppFiles';
import { type ReadItems } from './readItems';
import { type Task } from './startTask';

/** What features are computed from. */
export interface FeatureWork {
  readonly numbers: ItemNumbers;
  /** What the numbers were read with; stays on this side of the worker. */
  readonly read?: ReadItems;
}

/** Samples that are worked through in a millisecond, roughly, on a laptop. */
const perMs = { summary: 2000, queries: 10_000, course: 30_000 };

/**
 * The features of items: long work goes to the worker.
 *
 * @param folder the folder of the panel whose task it is
 */
export function featureTask(folder: string): Task<FeatureWork, FeatureValues> {
  return {
    run: ({ numbers }) => featureValues(numbers),
    plain: ({ numbers }) => ({ numbers }),
    costMs: ({ numbers }) => costMs(numbers),
    createWorker: () => {
      pointToAppFiles(folder);
      // The entry options keep the plugin's AMD wrapper off the worker, which has no module loader.
      return new Worker(
        /* webpackEntryOptions: { library: { type: 'var', name: 'covary' }, publicPath: 'auto' } */
        new URL('./feature.worker.ts', import.meta.url)
      );
    },
  };
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
